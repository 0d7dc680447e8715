//! Reads conditions: which answers, or which values of earlier decisions, a rule asks for.

use super::names::{Decisions, Questions};
use crate::reader::{Kind, Known, Place, Reader, shown};
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{Choices, DecisionId, Id, QuestionId, Set};
use attestation_fit::model::{Condition, Entry, Test};

/// The condition at `when`; always where it is absent.
pub(super) fn when(reader: &mut Reader, place: &Place<'_>, asked: &Questions, decided: &Decisions) -> Condition {
    match place.optional("when") {
        Some(found) => condition(reader, &found, asked, decided),
        None => Condition::always(),
    }
}

/// The condition that stands here.
pub(super) fn condition(reader: &mut Reader, place: &Place<'_>, asked: &Questions, decided: &Decisions) -> Condition {
    if !place.is_list() {
        return Condition { alternatives: vec![entries(reader, place, asked, decided)] };
    }
    let places = reader.list(place);
    if places.is_empty() {
        let problem = Diagnostic::error("empty-condition", &place.path, "a list without an alternative never holds");
        reader.report(problem.help("leave the condition out where it always holds"));
    }
    Condition { alternatives: places.iter().map(|place| entries(reader, place, asked, decided)).collect() }
}

/// The things that a list at a key names; none where the key is absent.
pub(super) fn set<I: Id>(reader: &mut Reader, place: &Place<'_>, key: &str, known: &Known<I>) -> Set<I> {
    place.optional(key).map(|found| listed(reader, &found, known)).unwrap_or_default()
}

fn listed<I: Id>(reader: &mut Reader, place: &Place<'_>, known: &Known<I>) -> Set<I> {
    if matches!(place.tree, Source::List(items) if items.is_empty()) {
        let problem = Diagnostic::error("empty-list", &place.path, "the list names nothing");
        reader.report(problem.help("name at least one, or leave the key out"));
    }
    let texts = reader.texts(place);
    texts.iter().filter_map(|(item, id)| reader.find(item, id, known)).collect()
}

fn entries(reader: &mut Reader, place: &Place<'_>, asked: &Questions, decided: &Decisions) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (key, found) in reader.entries(place) {
        if let Some(question) = asked.known.get(key) {
            entries.extend(of_question(reader, &found, question, asked));
        } else if let Some(decision) = decided.known.get(key) {
            entries.extend(of_decision(reader, &found, decision, decided));
        } else if asked.declared.iter().any(|id| id == key) {
            let message = format!("the question `{}` is declared later", shown(key));
            let problem = Diagnostic::error("later-question", &place.path, message);
            reader.report(problem.help("move it up, or read an earlier question"));
        } else if !asked.incomplete() {
            let known: Vec<&str> = asked.known.names().chain(decided.known.names()).collect();
            reader.unknown(place, key, Kind::Input, &known);
        }
    }
    entries.sort_unstable();
    entries
}

fn of_question(reader: &mut Reader, place: &Place<'_>, id: QuestionId, asked: &Questions) -> Option<Entry> {
    let question = &asked.questions[id];
    let known = &asked.choices[id];
    let test = match place.tree {
        Source::List(_) => Test { any: listed(reader, place, known), ..Test::known() },
        Source::Table(_) => {
            reader.table(place, &["any", "all", "none", "only", "not", "unknown"]);
            let not = set(reader, place, "not", known);
            let only = set(reader, place, "only", known);
            let others = if only.is_empty() { Choices::default() } else { Choices::ALL.without(only) };
            let test = Test {
                any: set(reader, place, "any", known),
                all: set(reader, place, "all", known),
                none: set(reader, place, "none", known).or(others).or(not),
                unknown: reader.flag(place, "unknown") || place.optional("not").is_some(),
            };
            if test == (Test { unknown: true, ..Test::known() }) { Test::only_unknown() } else { test }
        }
        _ => return misshapen(reader, place, "choices"),
    };
    if test == Test::known() {
        nothing(reader, place, "name choices");
        return None;
    }
    if test.any.or(test.all).meets(question.unknown_choices()) {
        let message = "a choice that means \"I don't know\" is named like an answer";
        let problem = Diagnostic::error("unknown-named", &place.path, message);
        reader.report(problem.help("ask for `{ unknown = true }`"));
    }
    Some(Entry::Answer(id, test))
}

fn of_decision(reader: &mut Reader, place: &Place<'_>, id: DecisionId, decided: &Decisions) -> Option<Entry> {
    let known = &decided.values[id];
    let test = match place.tree {
        Source::List(_) => Test { any: listed(reader, place, known), ..Test::known() },
        Source::Table(_) => {
            reader.table(place, &["any", "not"]);
            Test { any: set(reader, place, "any", known), none: set(reader, place, "not", known), ..Test::known() }
        }
        _ => return misshapen(reader, place, "values"),
    };
    if test == Test::known() {
        nothing(reader, place, "name values");
        return None;
    }
    Some(Entry::Value(id, test))
}

/// Nothing is asked for. Where something was given that could not be read, that is told already.
fn nothing(reader: &mut Reader, place: &Place<'_>, help: &str) {
    if matches!(place.tree, Source::Table(entries) if entries.iter().all(|(key, _)| key == "unknown")) {
        let problem = Diagnostic::error("empty-condition", &place.path, "the entry asks for nothing");
        reader.report(problem.help(format!("{help}, or leave the entry out")));
    }
}

fn misshapen(reader: &mut Reader, place: &Place<'_>, what: &str) -> Option<Entry> {
    let message = format!("{} where a list of {what} is expected", place.tree.kind());
    let problem = Diagnostic::error("wrong-shape", &place.path, message);
    reader.report(match place.tree {
        Source::Text(text) => problem.help(format!("write `[\"{}\"]`", shown(text))),
        _ => problem,
    });
    None
}

impl Questions {
    /// Whether some question's id could not be read or stands twice.
    fn incomplete(&self) -> bool {
        self.known.is_incomplete()
    }
}
