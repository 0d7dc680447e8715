//! Checks a model over its whole answer space, without enumerating it.
//!
//! The tables are compiled anew, in a space in which every condition of the model has its own classes; nothing of the
//! packed diagrams is believed. What is found is a [`Diagnostic`] with an answer set that shows it; what the author has
//! looked at and keeps is listed apart.

mod checks;
mod promises;
mod tables;

use crate::compile::{Functions, Space, beyond_reach};
use crate::graph::TooLarge;
use crate::logic::Logic;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::{Accepted, Model};
use num_bigint::BigUint;
use serde::Serialize;

/// What is true of a model over its whole answer space.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// Which model.
    pub model: Identity,
    /// Number of questions.
    pub questions: usize,
    /// Number of rules in all tables.
    pub rules: usize,
    /// Number of complete answer sets, in decimal and exact: it exceeds what JavaScript's numbers hold. A question that
    /// is not relevant has no answer; "I don't know" is one.
    pub answer_sets: String,
    /// How many answer sets each outcome has, in declared order.
    pub outcomes: Vec<Share>,
    /// Nodes of the outcome's diagram.
    pub nodes: usize,
    /// What the author should look at. An error is a claim of the model's that is false: a table of which only one rule
    /// may hold and two do, a promise that is broken, a diagram that is not the tables'. A warning does no harm.
    pub findings: Vec<Diagnostic>,
    /// What the author has looked at and keeps.
    pub accepted: Vec<Kept>,
}

/// Which model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the packed bytes, lower-case hexadecimal.
    pub digest: String,
}

/// The answer sets of one outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// The outcome.
    pub id: String,
    /// Number of answer sets, in decimal and exact.
    pub answer_sets: String,
    /// Parts per million of all answer sets, rounded down.
    pub share: u32,
}

/// A finding that stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The finding's code.
    pub code: String,
    /// The finding's path.
    pub path: String,
    /// Why it stays.
    pub reason: String,
}

/// Verifies a model; `progress` is told how many of how many checks are done.
///
/// # Errors
/// A model beyond reach of the exact analyses.
pub fn verify_model(model: &Model, progress: &mut dyn FnMut(usize, usize)) -> Result<Verification, Diagnostic> {
    let logic = Logic::of_model(model);
    let space = Space::of_everything(logic, model);
    let functions = Functions::new(logic, &space);
    let checked = checks::run(model, &space, functions, progress).map_err(|TooLarge| beyond_reach(logic))?;
    let total: BigUint = checked.counts.iter().sum();
    let (accepted, findings) = sort(model, checked.findings);
    let outcomes = model.outcomes().iter().zip(&checked.counts);
    Ok(Verification {
        model: Identity { id: model.id().into(), version: model.version().into(), digest: model.digest().into() },
        questions: model.questions().len(),
        rules: rules(model),
        outcomes: outcomes
            .map(|(id, count)| Share { id: id.clone(), answer_sets: count.to_string(), share: share(count, &total) })
            .collect(),
        answer_sets: total.to_string(),
        nodes: model.diagram().nodes.len(),
        findings,
        accepted,
    })
}

/// Parts per million, rounded down: at most a million.
pub(crate) fn share(count: &BigUint, total: &BigUint) -> u32 {
    if *total == BigUint::ZERO {
        return 0;
    }
    // not more than a million, since no outcome has more answer sets than there are
    u32::try_from(count * 1_000_000_u32 / total).unwrap_or(1_000_000)
}

fn rules(model: &Model) -> usize {
    let tables = model.decisions().iter().map(|decision| decision.rules.len());
    tables.chain(model.findings().iter().map(|finding| finding.rules.len())).sum()
}

/// Parts what the author accepts from what is new; an acceptance that fits nothing is a finding of its own.
fn sort(model: &Model, found: Vec<Diagnostic>) -> (Vec<Kept>, Vec<Diagnostic>) {
    let fits =
        |accepted: &Accepted, problem: &Diagnostic| accepted.code == problem.code && accepted.path == problem.path;
    let (used, stale): (Vec<&Accepted>, Vec<&Accepted>) =
        model.accepted().iter().partition(|accepted| found.iter().any(|problem| fits(accepted, problem)));
    let new = |problem: &Diagnostic| !model.accepted().iter().any(|accepted| fits(accepted, problem));
    let mut findings: Vec<Diagnostic> = found.into_iter().filter(new).collect();
    findings.extend(stale.into_iter().map(|accepted| {
        let message = format!("the model accepts `{}` here, but there is no such finding", accepted.code);
        Diagnostic::warning("stale-acceptance", &accepted.path, message).help("remove the acceptance")
    }));
    let kept = |accepted: &Accepted| {
        let Accepted { code, path, reason } = accepted.clone();
        Kept { code, path, reason }
    };
    (used.into_iter().map(kept).collect(), findings)
}
