//! Words, sources and ids of the default model fit each other: nothing is missing, nothing is left over.

use crate::common;
use attestation_fit::model::FindingKind;
use serde_json::Value;
use std::collections::BTreeSet;

fn keys(table: &Value) -> BTreeSet<String> {
    table.as_object().map(|table| table.keys().cloned().collect()).unwrap_or_default()
}

fn set<'a>(ids: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    ids.cloned().collect()
}

/// The ids of the model for which there must be words, by table of the text.
fn wanted() -> Vec<(&'static str, BTreeSet<String>)> {
    let model = common::model();
    let (criteria, flags): (Vec<_>, Vec<_>) =
        model.findings().iter().partition(|finding| finding.kind == FindingKind::Criterion);
    // tables that only define terms for other tables give no reasons, so their rules need no words
    let told = ["outcome", "soc2_type", "order"];
    let decided = model.decisions().iter().filter(|decision| told.contains(&decision.id.as_str()));
    let decided = decided.flat_map(|decision| &decision.rules).map(|row| &row.rule);
    let rules = decided.chain(model.findings().iter().flat_map(|finding| &finding.rules));
    let learn = common::table("model/learn.toml");
    let listed = |name: &str| {
        learn[name].as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
    };
    vec![
        ("questions", set(model.questions().iter().map(|question| &question.id))),
        ("outcomes", set(model.outcomes().iter())),
        ("criteria", set(criteria.iter().map(|finding| &finding.id))),
        ("flags", set(flags.iter().map(|finding| &finding.id))),
        ("rules", set(rules.map(|rule| &rule.id))),
        ("steps", set(model.roadmap().steps.iter().map(|step| &step.id))),
        ("recurring", set(model.roadmap().recurring.iter().map(|recurrence| &recurrence.id))),
        ("costs", set(model.roadmap().costs.iter().map(|cost| &cost.id))),
        ("facts", keys(&common::table("model/facts.toml"))),
        ("comparison", listed("comparison")),
        ("evidence", listed("evidence")),
        ("misconceptions", listed("misconceptions")),
        ("lessons", listed("lessons")),
        ("handover", handover().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()),
    ]
}

fn handover() -> Vec<Value> {
    common::table("model/handover.toml")["handover"].as_array().unwrap().clone()
}

const LOCALES: &[&str] = &["en", "de", "ar", "es", "fr", "nl"];

#[test]
fn every_id_has_words_in_every_language_and_no_word_is_stale() {
    let mut wrong = Vec::new();
    for locale in LOCALES {
        let text = common::table(&format!("model/text/{locale}.toml"));
        for (name, wanted) in wanted() {
            let got = keys(&text[name]);
            wrong.extend(wanted.difference(&got).map(|id| format!("{locale}: {name}.{id} is missing")));
            wrong.extend(got.difference(&wanted).map(|id| format!("{locale}: {name}.{id} is stale")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_question_says_why_it_is_asked_and_every_choice_has_a_label() {
    let mut wrong = Vec::new();
    for locale in LOCALES {
        let text = common::table(&format!("model/text/{locale}.toml"));
        for question in common::model().questions() {
            let words = &text["questions"][&question.id];
            let texts = ["text", "why"].iter().filter(|key| words[**key].as_str().is_none_or(str::is_empty));
            wrong.extend(texts.map(|key| format!("{locale}: {}.{key}", question.id)));
            let wanted: BTreeSet<String> = question.choices.iter().map(|choice| choice.id.clone()).collect();
            if keys(&words["choices"]) != wanted {
                wrong.push(format!("{locale}: choices of {}: {:?}", question.id, keys(&words["choices"])));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All `facts` lists below a value.
fn cited(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| cited(item, found)),
        Value::Object(entries) => {
            for (key, value) in entries {
                if key == "facts" {
                    found.extend(value.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()));
                } else {
                    cited(value, found);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_fact_is_used_and_every_fact_used_is_there() {
    let mut used = BTreeSet::new();
    for name in ["roadmap", "learn", "handover"] {
        cited(&common::table(&format!("model/{name}.toml")), &mut used);
    }
    for entry in std::fs::read_dir(common::at("model/decisions")).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        cited(&common::table(&format!("model/decisions/{file}")), &mut used);
    }
    let known = keys(&common::table("model/facts.toml"));
    let missing: Vec<&String> = used.difference(&known).collect();
    let unused: Vec<&String> = known.difference(&used).collect();
    assert!(missing.is_empty() && unused.is_empty(), "missing {missing:?}, unused {unused:?}");
}

#[test]
fn every_fact_says_where_it_is_from_when_it_was_checked_and_how_sure_it_is() {
    let tiers =
        ["primary-standard", "official-body", "reputable-secondary", "vendor-marketing", "community", "computed"];
    let mut wrong = Vec::new();
    for (id, fact) in common::table("model/facts.toml").as_object().unwrap() {
        let text = |key: &str| fact[key].as_str().unwrap_or_default();
        let complete = ["title", "publisher", "date", "checked"].iter().all(|key| !text(key).is_empty());
        let tier = tiers.contains(&text("tier"));
        let sure = ["high", "medium", "low"].contains(&text("confidence"));
        let address = text("address").starts_with("http") || text("tier") == "computed";
        if !(complete && tier && sure && address) {
            wrong.push(format!("{id}: {fact}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn facts_that_must_not_be_used_are_not_there() {
    // an error of a source, a claim of one source only, figures without a study
    for id in ["S09", "S31", "C16"] {
        assert!(common::table("model/facts.toml")[id].is_null(), "{id}");
    }
}

/// The kinds of items, by the beginnings of their ids.
const KINDS: [&str; 7] = ["reply_", "scope_", "week_", "budget_", "auditor_", "subservice", "send_"];

#[test]
fn every_advice_hands_over_each_kind_of_item_and_one_letter_to_the_buyer() {
    let handover = handover();
    let mut wrong = Vec::new();
    for outcome in common::model().outcomes() {
        let beside: Vec<&str> = handover
            .iter()
            .filter(|item| item["outcomes"].as_array().unwrap().iter().any(|id| id == outcome.as_str()))
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        for kind in KINDS {
            let of_kind = beside.iter().filter(|id| id.starts_with(kind)).count();
            if of_kind == 0 || (kind == "reply_" && of_kind > 1) {
                wrong.push(format!("{outcome}: {of_kind} of {kind}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn handed_over_items_name_outcomes_and_choices_that_exist() {
    let model = common::model();
    let mut wrong = Vec::new();
    for item in handover() {
        let id = item["id"].as_str().unwrap().to_owned();
        let outcomes = item["outcomes"].as_array().unwrap();
        let unknown =
            outcomes.iter().filter(|outcome| !model.outcomes().iter().any(|known| *outcome == known.as_str()));
        wrong.extend(unknown.map(|outcome| format!("{id}: {outcome}")));
        for (question, choices) in item["answers"].as_object().into_iter().flatten() {
            let known = model.questions().iter().find(|known| known.id == *question);
            let known: Vec<&str> =
                known.into_iter().flat_map(|known| &known.choices).map(|choice| &*choice.id).collect();
            let unknown =
                choices.as_array().unwrap().iter().filter(|choice| !known.contains(&choice.as_str().unwrap()));
            wrong.extend(unknown.map(|choice| format!("{id}: {question} {choice}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
