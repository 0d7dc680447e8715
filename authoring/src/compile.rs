//! Compiles a draft: sorts answers into classes, turns tables into functions, and freezes those into diagrams.

mod freeze;
mod space;
mod tables;

pub(super) use freeze::freeze;
pub(super) use space::{Space, ordered, read_by_entries};
pub(super) use tables::{GAP, Tables};

use super::draft::Draft;
use super::graph::TooLarge;
use super::policy;
use attestation_fit::answers::Answers;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::diagram::LEAF;
use attestation_fit::model::{Finding, Model};

/// Most nodes of the graph while compiling. The default model needs about a hundredth.
pub(super) const MOST_NODES: usize = 400_000;

/// Turns a draft into a model.
///
/// # Errors
/// A gap, with an example of answers that have no outcome; a model beyond reach of the exact analyses.
pub fn compile(draft: &Draft) -> Result<Model, Vec<Diagnostic>> {
    let source = &draft.model;
    let space = Space::of_outcome(source);
    let mut tables = Tables::new(source, &space, false);
    let outcome = tables.outcome().map_err(|TooLarge| vec![beyond_reach(source)])?;
    if let Some(path) = tables.graph.example(outcome, &|value| value == GAP) {
        return Err(vec![gap(source, &space.answers(source, &path))]);
    }
    let diagram = freeze(source, &space, &tables.graph, outcome).map_err(|problem| vec![problem])?;
    if diagram.nodes.len() >= LEAF as usize {
        return Err(vec![beyond_reach(source)]);
    }
    let weights = draft
        .priors
        .iter()
        .zip(&diagram.classes)
        .map(|(prior, classes)| {
            if classes.of.is_empty() { vec![1 << 16] } else { prior.by_class(&classes.of, usize::from(classes.count)) }
        })
        .collect();
    let interview = policy::policy(draft, &diagram, weights).map_err(|TooLarge| vec![beyond_reach(source)])?;
    let mut findings = Vec::with_capacity(source.findings.len());
    for finding in &source.findings {
        findings.push(compile_finding(source, finding)?);
    }
    let model = Model { findings, diagram, interview, ..source.clone() };
    // read back what is packed: the digest, and the same checks that every packed model passes
    Model::read(&model.pack()).map_err(|error| error.problems)
}

/// A finding as a function of the answers whose values are sets of outcomes.
fn compile_finding(model: &Model, finding: &Finding) -> Result<Finding, Vec<Diagnostic>> {
    let space = Space::of_finding(model, finding);
    let mut tables = Tables::new(model, &space, true);
    let (function, masks) = tables.finding(finding).map_err(|TooLarge| vec![beyond_reach(model)])?;
    let diagram = freeze(model, &space, &tables.graph, function).map_err(|problem| vec![problem])?;
    Ok(Finding { id: finding.id.clone(), rules: finding.rules.clone(), diagram, masks })
}

/// The diagnostic of answers without an outcome.
pub(super) fn gap(model: &Model, example: &Answers) -> Diagnostic {
    let id = model.decisions.get(model.outcome).map_or("", |decision| decision.id.as_str());
    let mut problem = Diagnostic::error("gap", format!("decisions.{id}.rules"), "some answers have no outcome")
        .help("end the table with a rule that always holds");
    problem.example = Some(example.example(model));
    problem
}

/// The diagnostic of a model that the exact analyses cannot carry.
pub(super) fn beyond_reach(model: &Model) -> Diagnostic {
    let rules: usize = model.decisions.iter().map(|decision| decision.rules.len()).sum();
    let message = format!(
        "the decision needs more than {MOST_NODES} diagram nodes for {} questions and {rules} rules",
        model.questions.len()
    );
    Diagnostic::error("beyond-reach", "decisions", message).help(
        "let rules look at fewer questions each, put related questions side by side in `diagram_order`, or split a question",
    )
}
