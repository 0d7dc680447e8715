//! Reads a source: shapes first, names second, every problem in one go.

mod conditions;
mod decisions;
mod questions;
mod roadmap;

use super::draft::Draft;
use super::tree::{Place, Reader, Tree, optional};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::diagram::Diagram;
use attestation_fit::model::{Accepted, InterviewModel, Model, Monotonicity, Question};
use conditions::Names;

const KEYS: &[&str] = &[
    "id",
    "version",
    "date",
    "outcome",
    "outcomes",
    "criteria",
    "diagram_order",
    "monotonicity",
    "accepted",
    "questions",
    "decisions",
    "facts",
    "roadmap",
    "learn",
];

pub(super) fn read(source: &Tree) -> Result<Draft, Vec<Diagnostic>> {
    let mut reader = Reader::default();
    let draft = read_all(&mut reader, &Place { path: "model".into(), tree: source });
    match draft {
        Some(draft) if reader.problems.is_empty() => Ok(draft),
        _ => Err(reader.problems),
    }
}

fn read_all(reader: &mut Reader, root: &Place<'_>) -> Option<Draft> {
    reader.keys(root, KEYS);
    let id = reader.required_text(root, "id");
    let version = reader.required_text(root, "version");
    let questions = questions::read(reader, root);
    let facts = facts(reader, root);
    let tables = decisions::read(reader, root, &questions.questions, &facts)?;
    let order = order(reader, root, &questions.questions);
    let names = Names { questions: &questions.questions, decisions: &tables.decisions };
    let outcomes = tables.decisions.get(tables.outcome).map_or(&[][..], |decision| &decision.values);
    let roadmap = roadmap::read(reader, root, &names, outcomes, &facts);
    let monotonicity = monotonicity(reader, root, &names, outcomes);
    let accepted = accepted(reader, root);
    let model = Model {
        id: id?,
        version: version?,
        digest: String::new(),
        outcome: tables.outcome,
        criteria: tables.criteria,
        questions: questions.questions,
        decisions: tables.decisions,
        findings: tables.findings,
        facts,
        roadmap,
        diagram: Diagram::default(),
        order,
        interview: InterviewModel::default(),
        monotonicity,
        accepted,
    };
    Some(Draft { model, costs: questions.costs, priors: questions.priors })
}

/// The ids of all facts; the rest of a fact is for the page, not for the engine.
fn facts(reader: &mut Reader, root: &Place<'_>) -> Vec<String> {
    match optional(root, "facts") {
        Some(table) => reader.table(&table).into_iter().map(|(id, _)| id.to_owned()).collect(),
        None => Vec::new(),
    }
}

/// The facts at a key, as indexes.
fn cited(reader: &mut Reader, place: &Place<'_>, facts: &[String]) -> Vec<u16> {
    let Some(list) = optional(place, "facts") else {
        return Vec::new();
    };
    let texts = reader.texts(&list);
    texts.iter().filter_map(|(item, id)| reader.find(item, "fact", id, facts)).map(|index| index as u16).collect()
}

/// By question, its position in the order in which diagrams test the questions: as declared, or as `diagram_order` says.
fn order(reader: &mut Reader, root: &Place<'_>, questions: &[Question]) -> Vec<u8> {
    let ids: Vec<String> = questions.iter().map(|question| question.id.clone()).collect();
    let list = optional(root, "diagram_order");
    let mut order = Vec::new();
    for (item, id) in list.map(|list| reader.texts(&list)).unwrap_or_default() {
        if let Some(index) = reader.find(&item, "question", &id, &ids) {
            if order.contains(&index) {
                reader.report(Diagnostic::error("duplicate-question", &item.path, format!("`{id}` stands twice")));
            } else {
                order.push(index);
            }
        }
    }
    order.extend((0..questions.len()).filter(|index| !order.contains(index)).collect::<Vec<_>>());
    (0..questions.len())
        .filter_map(|index| order.iter().position(|asked| *asked == index))
        .map(|position| position as u8)
        .collect()
}

fn monotonicity(reader: &mut Reader, root: &Place<'_>, names: &Names<'_>, outcomes: &[String]) -> Vec<Monotonicity> {
    let mut promises = Vec::new();
    for place in reader.optional_list(root, "monotonicity") {
        reader.keys(&place, &["id", "question", "chain", "adds", "keeps", "when"]);
        let ids: Vec<String> = names.questions.iter().map(|question| question.id.clone()).collect();
        let id = reader.required_text(&place, "id");
        let question = reader
            .required(&place, "question")
            .and_then(|found| reader.text(&found).and_then(|id| reader.find(&found, "question", &id, &ids)));
        let keeps = conditions::bits(reader, &place, "keeps", "outcome", outcomes);
        let when = conditions::alternatives(reader, &place, names, names.decisions.len());
        let Some((id, index)) = id.zip(question) else { continue };
        let Some(question) = names.questions.get(index) else {
            continue;
        };
        let choices: Vec<String> = question.choices.iter().map(|choice| choice.id.clone()).collect();
        let mut moves = Vec::new();
        if let Some(chain) = optional(&place, "chain") {
            let texts = reader.texts(&chain);
            let steps: Vec<u32> = texts
                .iter()
                .filter_map(|(item, id)| reader.find(item, "choice", id, &choices))
                .map(|index| 1 << index)
                .collect();
            moves.extend(steps.iter().zip(steps.iter().skip(1)).map(|(from, to)| (*from, *to)));
        }
        let added = conditions::bits(reader, &place, "adds", "choice", &choices);
        for bit in (0..32).map(|bit| 1_u32 << bit).filter(|bit| added & bit != 0) {
            let grown = question
                .allowed()
                .filter(|mask| *mask != 0 && mask & bit == 0 && question.allows(question.code(mask | bit)));
            moves.extend(grown.map(|mask| (mask, mask | bit)));
        }
        promises.push(Monotonicity { id, question: index as u16, moves, keeps, when });
    }
    promises
}

fn accepted(reader: &mut Reader, root: &Place<'_>) -> Vec<Accepted> {
    let mut accepted = Vec::new();
    for place in reader.optional_list(root, "accepted") {
        reader.keys(&place, &["code", "path", "reason"]);
        let code = reader.required_text(&place, "code");
        let path = reader.required_text(&place, "path");
        let reason = reader.required_text(&place, "reason");
        if let (Some(code), Some(path), Some(reason)) = (code, path, reason) {
            accepted.push(Accepted { code, path, reason });
        }
    }
    accepted
}
