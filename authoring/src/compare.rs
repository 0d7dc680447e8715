//! What changes between two models: which sets of answers get another outcome, all of them counted and none gone through.
//!
//! Both outcomes become functions in one graph, over answers that both models know. A question that one of them has not
//! counts as "I don't know" in the other; what is left out is told.

mod common;

use crate::compile::{self, beyond_reach};
use crate::draft::Draft;
use crate::graph::{Function, TooLarge, number};
use crate::logic::Logic;
use crate::read;
use crate::source::Source;
use crate::verify::share;
use attestation_fit::diagnostic::{Diagnostic, Example};
use attestation_fit::diagram::Diagram;
use attestation_fit::ids::OutcomeId;
use attestation_fit::model::ModelError;
use common::Common;
use num_bigint::BigUint;
use serde::Serialize;

/// What changes between two models.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The model before.
    pub old: Named,
    /// The model after.
    pub new: Named,
    /// Number of complete sets of answers that both models know, in decimal and exact. A question that neither of them
    /// asks, because it is relevant in neither, has no answer; "I don't know" is one.
    pub answer_sets: String,
    /// How many of them get another outcome, in decimal and exact.
    pub changed: String,
    /// How likely another outcome is under the priors of the new model, in parts per million, rounded down. None where
    /// these give the answers that both models know no weight at all.
    pub share: Option<u32>,
    /// By pair of outcomes, those with most sets of answers first.
    pub moved: Vec<Moved>,
    /// What only one of the models knows.
    pub left_out: Vec<LeftOut>,
}

/// Which model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: String,
}

/// Sets of answers that get one outcome instead of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    /// The outcome before.
    pub from: String,
    /// The outcome after.
    pub to: String,
    /// Number of sets of answers, in decimal and exact.
    pub answer_sets: String,
    /// How likely they are under the priors of the new model, as [`Comparison::share`].
    pub share: Option<u32>,
    /// Answers that do it, whatever is answered to the questions that are not in it.
    pub example: Example,
}

/// Something that is not compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// `question`, or `question.choice`.
    pub path: String,
    /// Why it is left out.
    pub why: Why,
}

/// Why something is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The new model has it not.
    OnlyOld,
    /// The old model has it not.
    OnlyNew,
    /// A question takes one choice here and several there, a choice means "I don't know" or stands alone in one of the
    /// models only: answers that the other does not allow are left out.
    Differs,
}

/// The value where both outcomes are the same; pairs of outcomes are below.
const SAME: u32 = 1 << 20;
/// The value of answers that there are not.
const NO_ANSWERS: u32 = SAME + 1;

/// What changes from one model to another.
///
/// # Errors
/// Problems of a source, its path beginning with `old` or `new`; models beyond reach of the exact analyses.
pub fn compare(old: &Source, new: &Source) -> Result<Comparison, ModelError> {
    let (old, before) = outcome_of(old, "old")?;
    let (new, after) = outcome_of(new, "new")?;
    let common = Common::of(&old, &before, &new, &after);
    joined(&common, &old, &new).map_err(|TooLarge| ModelError { problems: vec![beyond_reach(Logic::of_draft(&new))] })
}

fn outcome_of(source: &Source, which: &str) -> Result<(Draft, Diagram<OutcomeId>), ModelError> {
    let named = |mut problem: Diagnostic| {
        problem.path = format!("{which}: {}", problem.path);
        problem
    };
    let refused = |problems: Vec<Diagnostic>| ModelError { problems: problems.into_iter().map(named).collect() };
    let draft = read::read(source).map_err(refused)?;
    let diagram = compile::outcome(Logic::of_draft(&draft)).map_err(|problem| refused(vec![problem]))?;
    Ok((draft, diagram))
}

fn joined(common: &Common<'_>, old: &Draft, new: &Draft) -> Result<Comparison, TooLarge> {
    let mut graph = common.graph();
    let [before, after] = common.outcomes(&mut graph)?;
    let (was, is) = (Logic::of_draft(old).outcomes(), Logic::of_draft(new).outcomes());
    let pairs: Vec<(OutcomeId, OutcomeId)> = was.ids().flat_map(|from| is.ids().map(move |to| (from, to))).collect();
    let position = |from: u32, to: u32| from * number(is.len()) + to;
    let same: Vec<bool> = pairs.iter().map(|(from, to)| was[*from] == is[*to]).collect();
    #[expect(clippy::indexing_slicing, reason = "values of both outcomes are positions in their lists")]
    let pair = graph.join(before, after, |from, to| match position(from, to) {
        pair if same[pair as usize] => SAME,
        pair => pair,
    })?;
    let real = common.real(&mut graph)?;
    let counted = graph.choose(real, pair, Function::constant(NO_ANSWERS))?;
    let mut counts = graph.count(counted, &common.answers());
    counts.remove(&NO_ANSWERS);
    let weights = graph.count(pair, &common.weights());
    let (total, weight): (BigUint, BigUint) = (counts.values().sum(), weights.values().sum());
    let likely = |part: BigUint| (weight != BigUint::ZERO).then(|| share(&part, &weight));
    let unchanged = counts.remove(&SAME).unwrap_or_default();
    let unmoved = weights.get(&SAME).cloned().unwrap_or_default();
    let mut counts: Vec<(u32, BigUint)> = counts.into_iter().collect();
    counts.sort_by(|(pair, count), (other, more)| more.cmp(count).then(pair.cmp(other)));
    let mut moved = Vec::new();
    for (value, count) in counts {
        let (Some((from, to)), Some(path)) =
            (pairs.get(value as usize), graph.path_to(counted, |other| other == value))
        else {
            continue;
        };
        moved.push(Moved {
            from: was[*from].clone(),
            to: is[*to].clone(),
            answer_sets: count.to_string(),
            share: likely(weights.get(&value).cloned().unwrap_or_default()),
            example: common.example(&path),
        });
    }
    let named = |draft: &Draft| Named { id: draft.id.clone(), version: draft.version.clone() };
    Ok(Comparison {
        old: named(old),
        new: named(new),
        changed: (&total - unchanged).to_string(),
        answer_sets: total.to_string(),
        share: likely(&weight - unmoved),
        moved,
        left_out: common.left_out.clone(),
    })
}
