//! What becomes of a condition when a choice can no longer be given, or a question is no longer asked.

use super::edit;
use crate::source::Source;

/// What is no longer there.
#[derive(Clone, Copy)]
pub(super) struct Gone<'a> {
    /// Question or decision.
    pub(super) input: &'a str,
    /// One choice or value of it; the whole question where there is none: it counts as "I don't know".
    pub(super) choice: Option<&'a str>,
    /// What remains of the choices.
    pub(super) left: &'a [String],
}

/// What a condition became.
pub(super) enum Became {
    /// It always holds.
    Always,
    /// It never holds.
    Never,
    /// It asks for this.
    This(Source),
}

/// A condition without what is gone; where it names none of it, as it was.
pub(super) fn without(when: &Source, gone: Gone<'_>) -> Became {
    let alternatives: &[Source] = match when {
        Source::List(alternatives) => alternatives,
        one => core::slice::from_ref(one),
    };
    let mut left = Vec::new();
    for alternative in alternatives {
        match entries(alternative, gone) {
            Became::Always => return Became::Always,
            Became::Never => {}
            Became::This(entries) => left.push(entries),
        }
    }
    match left.len() {
        0 => Became::Never,
        1 => left.pop().map_or(Became::Never, Became::This),
        _ => Became::This(Source::List(left)),
    }
}

fn entries(table: &Source, gone: Gone<'_>) -> Became {
    let Some(asked) = table.get(gone.input) else { return Became::This(table.clone()) };
    let mut table = table.clone();
    match entry(asked, gone) {
        Became::Never => return Became::Never,
        Became::Always => edit::unset(&mut table, gone.input),
        Became::This(asked) => edit::set(&mut table, gone.input, asked),
    }
    if edit::keys(Some(&table)).is_empty() { Became::Always } else { Became::This(table) }
}

/// What is asked of one answer.
fn entry(asked: &Source, gone: Gone<'_>) -> Became {
    let unknown = asked.get("unknown") == Some(&Source::Bool(true));
    let Some(choice) = gone.choice else {
        return if unknown || asked.get("not").is_some() { Became::Always } else { Became::Never };
    };
    let is = |item: &Source| edit::as_text(item) == Some(choice);
    if let Source::List(any) = asked {
        let any: Vec<Source> = any.iter().filter(|item| !is(item)).cloned().collect();
        return if any.is_empty() { Became::Never } else { Became::This(Source::List(any)) };
    }
    let mut asked = asked.clone();
    for key in ["any", "only", "all", "none", "not"] {
        let Some(Source::List(items)) = asked.get(key) else { continue };
        if !items.iter().any(is) {
            continue;
        }
        let items: Vec<Source> = items.iter().filter(|item| !is(item)).cloned().collect();
        match key {
            "none" if items.is_empty() => {
                edit::unset(&mut asked, key);
                if ["any", "only", "all"].iter().all(|key| asked.get(key).is_none()) {
                    let left = gone.left.iter().cloned().map(Source::Text).collect();
                    edit::set(&mut asked, "any", Source::List(left));
                }
            }
            "not" if items.is_empty() => edit::unset(&mut asked, key),
            "any" | "only" if items.is_empty() => return only_unknown(unknown),
            "all" => return only_unknown(unknown),
            _ => edit::set(&mut asked, key, Source::List(items)),
        }
    }
    if edit::keys(Some(&asked)).is_empty() { Became::Always } else { Became::This(asked) }
}

/// No known answer will do any more.
fn only_unknown(unknown: bool) -> Became {
    if unknown { Became::This(Source::Table(vec![("unknown".into(), Source::Bool(true))])) } else { Became::Never }
}
