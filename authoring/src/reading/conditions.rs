//! Reads conditions: which answers, or which values of earlier decisions, a rule asks for.

use crate::tree::{Place, Reader, Tree, optional};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::{Alternatives, Decision, Entry, Question};

/// The names that a condition may use.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    pub(super) questions: &'a [Question],
    pub(super) decisions: &'a [Decision],
}

/// The condition at `when`; always where it is absent. Only the first `decisions` decisions may be read.
pub(super) fn alternatives(
    reader: &mut Reader,
    place: &Place<'_>,
    names: &Names<'_>,
    decisions: usize,
) -> Alternatives {
    alternatives_at(reader, place, "when", names, decisions)
}

/// The condition at a key; always where it is absent.
pub(super) fn alternatives_at(
    reader: &mut Reader,
    place: &Place<'_>,
    key: &str,
    names: &Names<'_>,
    decisions: usize,
) -> Alternatives {
    let Some(found) = optional(place, key) else {
        return vec![Vec::new()];
    };
    match found.tree {
        Tree::List(_) => {
            let places = reader.list(&found);
            if places.is_empty() {
                reader.report(
                    Diagnostic::error("empty-condition", &found.path, "a list without an alternative never holds")
                        .help("leave the condition out where it always holds"),
                );
            }
            places.iter().map(|place| entries(reader, place, names, decisions)).collect()
        }
        _ => vec![entries(reader, &found, names, decisions)],
    }
}

/// The names of a list at a key, as bits; 0 where the key is absent.
pub(super) fn bits(reader: &mut Reader, place: &Place<'_>, key: &str, kind: &str, known: &[String]) -> u32 {
    let Some(found) = optional(place, key) else { return 0 };
    listed(reader, &found, kind, known)
}

fn listed(reader: &mut Reader, place: &Place<'_>, kind: &str, known: &[String]) -> u32 {
    let texts = reader.texts(place);
    if texts.is_empty() {
        reader.report(
            Diagnostic::error("empty-list", &place.path, "the list names nothing")
                .help("name at least one, or leave the key out"),
        );
    }
    texts.iter().filter_map(|(item, id)| reader.find(item, kind, id, known)).fold(0, |bits, index| bits | 1 << index)
}

fn entries(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>, decisions: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (key, found) in reader.table(place) {
        let question = names.questions.iter().position(|question| question.id == key);
        let decision = names.decisions.iter().position(|decision| decision.id == key);
        match (question, decision) {
            (Some(index), _) => {
                if let Some(question) = names.questions.get(index) {
                    entries.push(of_question(reader, &found, index, question));
                }
            }
            (None, Some(index)) if index < decisions => {
                let values = names.decisions.get(index).map_or(&[][..], |decision| &decision.values);
                entries.push(of_decision(reader, &found, names.questions.len() + index, values));
            }
            _ => {
                let known: Vec<&str> = names
                    .questions
                    .iter()
                    .map(|question| question.id.as_str())
                    .chain(names.decisions.iter().take(decisions).map(|decision| decision.id.as_str()))
                    .collect();
                let problem =
                    Diagnostic::error("unknown-question", &place.path, format!("unknown question or decision `{key}`"));
                reader.report(problem.nearest(key, &known));
            }
        }
    }
    entries.sort_unstable();
    entries
}

fn of_question(reader: &mut Reader, place: &Place<'_>, index: usize, question: &Question) -> Entry {
    let choices: Vec<String> = question.choices.iter().map(|choice| choice.id.clone()).collect();
    let mut entry = Entry { input: index as u16, any: 0, all: 0, none: 0, unknown: false };
    if matches!(place.tree, Tree::List(_)) {
        entry.any = listed(reader, place, "choice", &choices);
    } else {
        reader.keys(place, &["any", "all", "none", "only", "not", "unknown"]);
        entry.any = bits(reader, place, "any", "choice", &choices);
        entry.all = bits(reader, place, "all", "choice", &choices);
        entry.none = bits(reader, place, "none", "choice", &choices);
        let only = bits(reader, place, "only", "choice", &choices);
        if only != 0 {
            entry.none |= !only;
        }
        let not = bits(reader, place, "not", "choice", &choices);
        entry.none |= not;
        entry.unknown = reader.flag(place, "unknown") || not != 0;
        if entry == (Entry { unknown: true, ..blank(entry.input) }) {
            entry.none = u32::MAX;
        } else if entry == blank(entry.input) {
            reader.report(
                Diagnostic::error("empty-condition", &place.path, "the entry asks for nothing")
                    .help("name choices, or leave the entry out"),
            );
        }
    }
    let named = (entry.any | entry.all) & question.unknown_choices();
    if named != 0 {
        reader.report(
            Diagnostic::error(
                "unknown-named",
                &place.path,
                "a choice that means \"I don't know\" is named like an answer",
            )
            .help("ask for `{ unknown = true }`"),
        );
    }
    entry
}

fn of_decision(reader: &mut Reader, place: &Place<'_>, input: usize, values: &[String]) -> Entry {
    let mut entry = blank(input as u16);
    if matches!(place.tree, Tree::List(_)) {
        entry.any = listed(reader, place, "value", values);
    } else {
        reader.keys(place, &["any", "not"]);
        entry.any = bits(reader, place, "any", "value", values);
        entry.none = bits(reader, place, "not", "value", values);
    }
    entry
}

fn blank(input: u16) -> Entry {
    Entry { input, any: 0, all: 0, none: 0, unknown: false }
}
