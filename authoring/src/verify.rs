//! Checks a model over its whole answer space, without enumerating it.
//!
//! The tables are compiled anew, in a space in which every condition of the model has its own classes; nothing of the
//! packed diagrams is believed. What is found is a [`Diagnostic`] with an answer set that shows it; what the author has
//! looked at and keeps is listed apart.

mod checks;

use super::compile::{Space, Tables, beyond_reach};
use super::graph::TooLarge;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::{Accepted, Model};
use attestation_fit::report::identity;
use attestation_fit::value::Value;
use serde::Serialize;

/// What is true of a model over its whole answer space.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification<'a> {
    /// Which model.
    pub model: Value<'a>,
    /// Number of questions.
    pub questions: usize,
    /// Number of rules in all tables.
    pub rules: usize,
    /// Number of complete answer sets, in decimal: it exceeds what JavaScript's numbers hold.
    pub answer_sets: String,
    /// How many answer sets each outcome has, in declared order.
    pub outcomes: Vec<Share<'a>>,
    /// Nodes of the outcome's diagram.
    pub nodes: usize,
    /// What the author should look at.
    pub findings: Vec<Diagnostic>,
    /// What the author has looked at and keeps.
    pub accepted: Vec<&'a Accepted>,
}

/// The answer sets of one outcome.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Share<'a> {
    /// The outcome.
    pub id: &'a str,
    /// Number of answer sets, in decimal.
    pub answer_sets: String,
    /// Parts per million of all answer sets.
    pub share: u32,
}

/// Verifies a model; `progress` is told how many of how many checks are done.
///
/// # Errors
/// A model beyond reach of the exact analyses.
pub fn verify<'a>(model: &'a Model, progress: &mut dyn FnMut(usize, usize)) -> Result<Verification<'a>, Diagnostic> {
    let space = Space::of_everything(model);
    let mut tables = Tables::new(model, &space, false);
    let checked = checks::run(model, &space, &mut tables, progress).map_err(|TooLarge| beyond_reach(model))?;
    let total: u128 = checked.counts.iter().sum();
    let (accepted, findings) = sort(model, checked.findings);
    let outcomes = model.outcomes().iter().zip(&checked.counts);
    Ok(Verification {
        model: identity(model),
        questions: model.questions.len(),
        rules: rules(model),
        answer_sets: total.to_string(),
        outcomes: outcomes
            .map(|(id, count)| Share {
                id,
                answer_sets: count.to_string(),
                share: (count.saturating_mul(1_000_000) / total.max(1)) as u32,
            })
            .collect(),
        nodes: model.diagram.nodes.len(),
        findings,
        accepted,
    })
}

fn rules(model: &Model) -> usize {
    let tables = model.decisions.iter().map(|decision| decision.rules.len());
    tables.chain(model.findings.iter().map(|finding| finding.rules.len())).sum()
}

/// Parts what the author accepts from what is new; an acceptance that fits nothing is a finding of its own.
fn sort(model: &Model, found: Vec<Diagnostic>) -> (Vec<&Accepted>, Vec<Diagnostic>) {
    let fits =
        |accepted: &Accepted, problem: &Diagnostic| accepted.code == problem.code && accepted.path == problem.path;
    let (used, stale): (Vec<&Accepted>, Vec<&Accepted>) =
        model.accepted.iter().partition(|accepted| found.iter().any(|problem| fits(accepted, problem)));
    let mut findings: Vec<Diagnostic> =
        found.into_iter().filter(|problem| !model.accepted.iter().any(|accepted| fits(accepted, problem))).collect();
    findings.extend(stale.into_iter().map(|accepted| {
        let message = format!("the model accepts `{}` here, but there is no such finding", accepted.code);
        Diagnostic::warning("stale-acceptance", &accepted.path, message).help("remove the acceptance")
    }));
    (used, findings)
}
