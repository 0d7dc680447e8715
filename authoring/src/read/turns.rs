//! Reads in which turn questions are asked: what a question comes after, whatever the answers are worth.

use super::names::Questions as Names;
use crate::reader::{Place, Reader, shown};
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{IndexVec, QuestionId, Questions};
use attestation_fit::model::Condition;

/// By question: those that it comes after, as `after` names them.
type After = IndexVec<QuestionId, Questions>;

/// The key `after` of each question; `places` are the questions.
pub(super) fn read(reader: &mut Reader, places: &[Place<'_>], names: &Names) -> After {
    let mut after = names.questions.map(|_, _| Questions::default());
    for place in places {
        let Some(list) = place.optional("after") else { continue };
        let named = listed(reader, &list, names);
        let own = match place.optional("id").map(|id| id.tree) {
            Some(Source::Text(id)) => names.known.get(id),
            _ => None,
        };
        // without an id of its own, that is told already
        if let Some(own) = own {
            after[own] = named;
        }
    }
    circles(reader, places, names, &after);
    after
}

fn listed(reader: &mut Reader, list: &Place<'_>, names: &Names) -> Questions {
    if matches!(list.tree, Source::List(items) if items.is_empty()) {
        let problem = Diagnostic::error("empty-list", &list.path, "the list names nothing");
        reader.report(problem.help("name at least one, or leave the key out"));
    }
    let mut named = Questions::default();
    for (item, id) in reader.texts(list) {
        let Some(question) = reader.find(&item, id, &names.known) else { continue };
        if named.has(question) {
            reader.error("duplicate-question", &item, format!("`{}` stands twice", shown(id)));
        }
        named.insert(question);
    }
    named
}

/// Notes each circle of questions that wait for each other, by `after` or because a relevance reads an answer.
fn circles(reader: &mut Reader, places: &[Place<'_>], names: &Names, after: &After) {
    let waits = after.map(|question, named| {
        let relevant = names.questions[question].relevant.as_ref();
        relevant.map(Condition::questions).unwrap_or_default().or(*named)
    });
    let mut waiting: Questions = names.questions.ids().collect();
    while let Some(first) = waiting.first() {
        let free = waiting.iter().find(|question| !waits[*question].meets(waiting));
        if let Some(free) = free {
            waiting.remove(free);
            continue;
        }
        // each waits for another one: going on to that, some question comes again
        let mut way = vec![first];
        let circle = loop {
            let next = way.last().and_then(|last| waits[*last].and(waiting).first()).unwrap_or(first);
            if let Some(start) = way.iter().position(|passed| *passed == next) {
                break way.split_off(start);
            }
            way.push(next);
        };
        let problem = circle_of(&circle, places, names, after);
        reader.report(problem);
        waiting = circle.into_iter().fold(waiting, |waiting, question| waiting.without(Questions::one(question)));
    }
}

/// Tells a circle at the place of its first `after`.
fn circle_of(circle: &[QuestionId], places: &[Place<'_>], names: &Names, after: &After) -> Diagnostic {
    let id = |question: QuestionId| names.questions[question].id.as_str();
    let next = circle.iter().copied().cycle().skip(1);
    let steps: Vec<(QuestionId, QuestionId)> = circle.iter().copied().zip(next).collect();
    let named = |(question, other): &(QuestionId, QuestionId)| after[*question].has(*other);
    let told: Vec<String> = steps
        .iter()
        .map(|step| {
            let how = if named(step) { "is asked after" } else { "is relevant by the answer to" };
            format!("`{}` {how} `{}`", shown(id(step.0)), shown(id(step.1)))
        })
        .collect();
    // relevance reads earlier questions only, so it makes no circle by itself
    let first = steps.iter().find(|step| named(step)).map_or("", |step| id(step.0));
    let place = places
        .iter()
        .find(|place| matches!(place.optional("id").map(|id| id.tree), Some(Source::Text(found)) if found == first));
    let path = place.map_or_else(|| "model.questions".to_owned(), |place| format!("{}.after", place.path));
    let code = if steps.iter().all(named) { "circular-order" } else { "contradictory-order" };
    let message = format!("no question of these can be the first: {}", told.join(", "));
    Diagnostic::error(code, path, message).help("take one of these questions out of an `after`")
}
