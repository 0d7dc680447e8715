//! Reads a source: shapes and names, every problem in one go.

mod conditions;
mod decisions;
mod facts;
mod names;
mod promises;
mod questions;
mod roadmap;
mod turns;

use crate::draft::Draft;
use crate::reader::{Place, Reader, shown};
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{Id as _, IndexVec, QuestionId};

const KEYS: &[&str] = &[
    "$schema",
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

/// The draft of a source.
///
/// # Errors
/// Every problem of shape and of names.
pub(crate) fn read(source: &Source) -> Result<Draft, Vec<Diagnostic>> {
    let mut reader = Reader::default();
    let draft = read_all(&mut reader, &Place { path: "model".into(), tree: source });
    let problems = reader.problems();
    match draft {
        Some(draft) if problems.is_empty() => Ok(draft),
        _ => Err(problems),
    }
}

fn read_all(reader: &mut Reader, root: &Place<'_>) -> Option<Draft> {
    if !reader.table(root, KEYS) {
        return None;
    }
    let id = reader.required_id(root, "id").map(str::to_owned);
    let version = version(reader, root);
    if let Some(date) = root.optional("date") {
        facts::day(reader, &date);
    }
    let asked = questions::read(reader, root);
    let order = order(reader, root, &asked.names);
    let facts = facts::read(reader, root);
    let tables = decisions::read(reader, root, &asked.names, &facts);
    let names = tables.names(&asked.names);
    let roadmap = roadmap::read(reader, root, &names, &facts);
    let monotonicity = promises::read(reader, root, &names);
    let accepted = promises::accepted(reader, root);
    Some(Draft {
        id: id?,
        version: version?,
        order,
        outcome: tables.outcome?,
        findings: tables.findings,
        decisions: tables.decisions,
        facts: facts.ids,
        roadmap,
        monotonicity,
        accepted,
        costs: asked.costs,
        priors: asked.priors,
        after: asked.after,
        questions: asked.names.questions,
    })
}

/// A version: numbers with points between them, and what semantic versioning lets follow.
fn version(reader: &mut Reader, root: &Place<'_>) -> Option<String> {
    let place = root.optional("version").or_else(|| reader.required(root, "version"))?;
    let version = reader.text(&place)?;
    let numbers = version.split(['-', '+']).next().unwrap_or(version);
    let number = |part: &str| !part.is_empty() && part.chars().all(|digit| digit.is_ascii_digit());
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-+".contains(letter);
    if !numbers.split('.').all(number) || !version.chars().all(plain) || version.len() > 100 {
        let message = format!("`{}` is no version", shown(version));
        let problem = Diagnostic::error("bad-version", &place.path, message);
        reader.report(problem.help("give numbers with points between them, such as `1.0.0`"));
    }
    Some(version.to_owned())
}

/// By question, its position in the order in which diagrams ask: as declared, or as `diagram_order` says.
fn order(reader: &mut Reader, root: &Place<'_>, names: &names::Questions) -> IndexVec<QuestionId, u8> {
    let list = root.optional("diagram_order");
    let mut order: Vec<QuestionId> = Vec::new();
    for (item, id) in list.map(|list| reader.texts(&list)).unwrap_or_default() {
        if let Some(question) = reader.find(&item, id, &names.known) {
            if order.contains(&question) {
                reader.error("duplicate-question", &item, format!("`{}` stands twice", shown(id)));
            } else {
                order.push(question);
            }
        }
    }
    let others: Vec<QuestionId> = names.questions.ids().filter(|question| !order.contains(question)).collect();
    order.extend(others);
    let mut positions = names.questions.map(|_, _| 0);
    for (position, question) in (0..).zip(order) {
        positions[question] = position;
    }
    debug_assert!(positions.len() <= QuestionId::MOST);
    positions
}
