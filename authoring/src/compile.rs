//! Compiles a draft: sorts answers into classes, turns tables into functions, and freezes those into diagrams.

mod freeze;
mod functions;
mod space;

pub(crate) use freeze::freeze;
pub(crate) use functions::{Functions, GAP};
pub(crate) use space::Space;

use crate::draft::{Draft, FindingDraft};
use crate::graph::TooLarge;
use crate::logic::Logic;
use crate::policy::{self, Wanted};
use attestation_fit::diagnostic::{Diagnostic, Example};
use attestation_fit::diagram::Diagram;
use attestation_fit::ids::{Id, IndexVec, OutcomeId, Outcomes};
use attestation_fit::model::{Finding, MOST_PAIRS, Parts};

/// Most nodes of one graph while compiling. The default model needs some thousands.
pub(crate) const MOST_NODES: usize = 400_000;

/// Turns a draft into the parts of a model.
///
/// # Errors
/// A gap, with an example of answers that have no outcome; a model beyond reach of the exact analyses.
pub(crate) fn compile(draft: Draft, wanted: Wanted) -> Result<Parts, Vec<Diagnostic>> {
    let logic = Logic::of_draft(&draft);
    let diagram = outcome(logic).map_err(|problem| vec![problem])?;
    let interview = policy::policy(&draft, &diagram, wanted).map_err(|TooLarge| vec![beyond_reach(logic)])?;
    let mut findings = IndexVec::default();
    for finding in &draft.findings {
        let made = compile_finding(logic, finding, &diagram).map_err(|problem| vec![problem])?;
        // as many as drafts, which have ids
        let _ = findings.push(made);
    }
    Ok(Parts {
        id: draft.id,
        version: draft.version,
        questions: draft.questions,
        decisions: draft.decisions,
        outcome: draft.outcome,
        findings,
        facts: draft.facts,
        roadmap: draft.roadmap,
        diagram,
        order: draft.order,
        interview,
        monotonicity: draft.monotonicity,
        accepted: draft.accepted,
    })
}

/// The outcome as a function of all answers.
///
/// # Errors
/// As of [`compile`].
pub(crate) fn outcome(logic: Logic<'_>) -> Result<Diagram<OutcomeId>, Diagnostic> {
    let space = Space::of_outcome(logic);
    let mut functions = Functions::new(logic, &space);
    let outcome = functions.outcome().map_err(|TooLarge| beyond_reach(logic))?;
    if let Some(path) = functions.graph.path_to(outcome, |value| value == GAP) {
        return Err(gap(logic, space.example(logic, &path)));
    }
    freeze(logic, &space, &functions.graph, outcome, value_of)
}

/// The outcome of a leaf.
pub(crate) fn value_of(leaf: u32) -> OutcomeId {
    OutcomeId::at(leaf as usize)
}

/// A finding as a function of the answers whose values are sets of outcomes.
fn compile_finding(
    logic: Logic<'_>,
    finding: &FindingDraft,
    outcome: &Diagram<OutcomeId>,
) -> Result<Finding, Diagnostic> {
    let space = Space::of_finding(logic, &finding.rules);
    let mut functions = Functions::under_outcomes(logic, &space);
    let (function, sets) = functions.finding(&finding.rules).map_err(|TooLarge| beyond_reach(logic))?;
    #[expect(clippy::indexing_slicing, reason = "leaves are positions in the list")]
    let leaf = |leaf: u32| -> Outcomes { sets[leaf as usize] };
    let diagram = freeze(logic, &space, &functions.graph, function, leaf)?;
    if diagram.nodes.len().saturating_mul(outcome.nodes.len()) > MOST_PAIRS {
        let message = format!("`{}` depends on too many answers beside the outcome", finding.id);
        let problem = Diagnostic::error("beyond-reach", format!("findings.{}", finding.id), message);
        return Err(problem.help("let its rules look at fewer questions"));
    }
    Ok(Finding { id: finding.id.clone(), kind: finding.kind, rules: finding.rules.clone(), diagram })
}

/// The diagnostic of answers without an outcome.
pub(crate) fn gap(logic: Logic<'_>, example: Example) -> Diagnostic {
    let path = format!("decisions.{}.rules", logic.decisions[logic.outcome].id);
    let mut problem = Diagnostic::error("gap", path, "some answers have no outcome")
        .help("end the table with a rule that always holds");
    problem.example = Some(example);
    problem
}

/// The diagnostic of a model that the exact analyses cannot carry.
pub(crate) fn beyond_reach(logic: Logic<'_>) -> Diagnostic {
    let rules: usize = logic.decisions.iter().map(|decision| decision.rules.len()).sum();
    let message = format!(
        "the decision outgrows the exact analysis ({MOST_NODES} diagram nodes) with {} questions and {rules} rules",
        logic.questions.len()
    );
    Diagnostic::error("beyond-reach", "decisions", message).help(
        "let rules look at fewer questions each, put related questions side by side in `diagram_order`, or split a question",
    )
}
