//! Which words must be there: English has a text for everything that the model names, other languages have what
//! English has, with the same placeholders.

use super::{Words, plural};
use attestation_fit_authoring::words::{ENTRIES, QUESTION, fields};
use serde_json::Value;
use std::collections::BTreeSet;

/// Sections beside those of a model's parts: texts by id.
const TEXTS: [&str; 2] = ["tiers", "confidences"];

/// Compares English with what the model names (its parts by section, as `model.rs` of xtask lists them).
pub fn against_model(words: &Words, model: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    for section in ENTRIES.iter().map(|(section, _)| *section).chain(TEXTS) {
        let wanted = strings(&model[section]);
        compare(&mut problems, words, section, &wanted);
        for (id, entry) in words.sections.get(section).and_then(Value::as_object).into_iter().flatten() {
            check_fields(&mut problems, &format!("{}: {section}.{id}", words.locale), entry, fields(section));
        }
    }
    questions(&mut problems, words, &model["questions"]);
    handover(&mut problems, words);
    problems
}

/// What the texts of the handover can speak of: values that the page takes from the report (model/README.md).
const SLOTS: [&str; 7] = ["deadline", "scheme", "first_document", "date", "latest", "second_date", "second_latest"];

/// Every item says something, and names no slot that the page cannot fill.
fn handover(problems: &mut Vec<String>, words: &Words) {
    for (id, entry) in words.sections.get("handover").and_then(Value::as_object).into_iter().flatten() {
        let place = format!("{}: handover.{id}", words.locale);
        let texts: Vec<String> = ["body", "items", "closing"].iter().flat_map(|part| strings(&entry[part])).collect();
        if strings(&entry["body"]).is_empty() && strings(&entry["items"]).is_empty() {
            problems.push(format!("{place} has neither body nor items"));
        }
        for text in &texts {
            let unknown = placeholders(text).into_iter().filter(|slot| !SLOTS.contains(slot));
            problems.extend(unknown.map(|slot| format!("{place}: no slot is called `{slot}`: {}", SLOTS.join(", "))));
        }
    }
}

fn questions(problems: &mut Vec<String>, words: &Words, questions: &Value) {
    let wanted = questions.as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default();
    compare(problems, words, "questions", &wanted);
    for (id, choices) in questions.as_object().into_iter().flatten() {
        let entry = &words.sections.get("questions").unwrap_or(&Value::Null)[id];
        let place = format!("{}: questions.{id}", words.locale);
        for field in QUESTION {
            if entry[field].as_str().is_none_or(str::is_empty) {
                problems.push(format!("{place}.{field} is missing"));
            }
        }
        let wanted = strings(choices);
        let given = keys(&entry["choices"]);
        problems.extend(wanted.difference(&given).map(|choice| format!("{place}.choices.{choice} is missing")));
        problems.extend(given.difference(&wanted).map(|choice| format!("{place}.choices.{choice}: no such choice")));
        for choice in wanted.intersection(&given) {
            if entry["choices"][choice]["label"].as_str().is_none_or(str::is_empty) {
                problems.push(format!("{place}.choices.{choice}.label is missing"));
            }
        }
    }
}

/// Compares a translation with English: same shape, same placeholders.
pub fn against_first(words: &Words, first: &Words) -> Vec<String> {
    let mut problems = Vec::new();
    for (section, english) in &first.sections {
        match words.sections.get(section) {
            None => problems.push(format!("{}: [{section}] is missing", words.locale)),
            Some(text) if section == "ui" => interface(&mut problems, &words.locale, english, text),
            Some(text) => same_shape(&mut problems, &format!("{}: {section}", words.locale), english, text),
        }
    }
    for section in words.sections.keys().filter(|section| !first.sections.contains_key(*section)) {
        problems.push(format!("{}: [{section}] is not in English", words.locale));
    }
    problems
}

fn interface(problems: &mut Vec<String>, locale: &str, english: &Value, text: &Value) {
    let (Value::Object(english), Value::Object(text)) = (english, text) else {
        return problems.push(format!("{locale}: [ui] is no table"));
    };
    for id in english.keys().filter(|id| !text.contains_key(*id) && !plural::may_be_absent(id, english)) {
        problems.push(format!("{locale}: ui.{id} is missing"));
    }
    for (id, text) in text {
        match plural::english_of(id, english) {
            Some(english) => same_shape(problems, &format!("{locale}: ui.{id}"), english, text),
            None => problems.push(format!("{locale}: ui.{id} is not in English")),
        }
    }
}

fn same_shape(problems: &mut Vec<String>, place: &str, english: &Value, text: &Value) {
    match (english, text) {
        (Value::Object(english), Value::Object(text)) => {
            for (key, value) in english {
                match text.get(key) {
                    Some(text) => same_shape(problems, &format!("{place}.{key}"), value, text),
                    None => problems.push(format!("{place}.{key} is missing")),
                }
            }
            for key in text.keys().filter(|key| !english.contains_key(*key)) {
                problems.push(format!("{place}.{key} is not in English"));
            }
        }
        (Value::Array(english), Value::Array(text)) if english.len() == text.len() => {
            for (index, (english, text)) in english.iter().zip(text).enumerate() {
                same_shape(problems, &format!("{place}[{index}]"), english, text);
            }
        }
        (Value::String(english), Value::String(text)) => {
            if text.trim().is_empty() {
                problems.push(format!("{place} is empty"));
            }
            // "One question" may do without its number.
            let number_only = |difference: Vec<&&str>| difference.into_iter().all(|name| *name == "n");
            let (wanted, given) = (placeholders(english), placeholders(text));
            if !given.is_subset(&wanted) || !number_only(wanted.difference(&given).collect()) {
                problems.push(format!("{place}: placeholders differ from English: {wanted:?}"));
            }
        }
        _ => problems.push(format!("{place} has another shape than English")),
    }
}

/// The `{names}` of a text.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

fn compare(problems: &mut Vec<String>, words: &Words, section: &str, wanted: &BTreeSet<String>) {
    let given = keys(words.sections.get(section).unwrap_or(&Value::Null));
    let locale = &words.locale;
    problems.extend(wanted.difference(&given).map(|id| format!("{locale}: {section}.{id} is missing")));
    problems.extend(given.difference(wanted).map(|id| format!("{locale}: {section}.{id}: the model has no such id")));
}

fn check_fields(problems: &mut Vec<String>, place: &str, entry: &Value, fields: &[&str]) {
    if fields.is_empty() && entry.as_str().is_none_or(str::is_empty) {
        problems.push(format!("{place} is no text"));
    }
    for field in fields {
        if entry[field].as_str().is_none_or(str::is_empty) {
            problems.push(format!("{place}.{field} is missing"));
        }
    }
}

fn strings(list: &Value) -> BTreeSet<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn keys(table: &Value) -> BTreeSet<String> {
    table.as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn words(locale: &str, sections: Value) -> Words {
        Words {
            locale: locale.into(),
            sections: sections.as_object().cloned().unwrap(),
            translated: serde_json::Map::new(),
        }
    }

    #[test]
    fn every_difference_from_english_is_listed() {
        let english = words("en", json!({ "ui": { "left": "{count} left", "back": "Back", "next": "Next" } }));
        let german = words("de", json!({ "ui": { "left": "noch {anzahl}", "back": "", "more": "Mehr" } }));
        assert_eq!(
            against_first(&german, &english),
            [
                "de: ui.next is missing",
                "de: ui.left: placeholders differ from English: {\"count\"}",
                "de: ui.back is empty",
                "de: ui.more is not in English",
            ]
        );
    }

    #[test]
    fn a_handover_says_something_and_names_known_slots() {
        let entry = |body: &str| json!({ "title": "T", "preview": "P", "body": [body] });
        let english = words(
            "en",
            json!({ "handover": {
                "letter": entry("By {latest}."),
                "typo": entry("By {lastest}."),
                "empty": { "title": "T", "preview": "P" },
            } }),
        );
        let problems = against_model(&english, &json!({ "handover": ["letter", "typo", "empty"] }));
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems.iter().any(|problem| problem == "en: handover.empty has neither body nor items"));
        assert!(problems.iter().any(|problem| problem.starts_with("en: handover.typo: no slot is called `lastest`")));
    }

    #[test]
    fn english_must_cover_the_model() {
        let english = words(
            "en",
            json!({
                "questions": { "asked": { "text": "Asked?", "why": "", "choices": { "soc2": { "label": "SOC 2" } } } },
                "rules": { "old": "Gone." }
            }),
        );
        let model = json!({ "questions": { "asked": ["soc2", "nothing"] }, "rules": ["new"] });
        assert_eq!(
            against_model(&english, &model),
            [
                "en: rules.new is missing",
                "en: rules.old: the model has no such id",
                "en: questions.asked.why is missing",
                "en: questions.asked.choices.nothing is missing",
            ]
        );
    }
}
