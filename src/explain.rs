//! Why this outcome: the determining rules, and a minimal set of answers that forces it.

use crate::evaluate::{Match, questions_of};
use crate::ids::{QuestionId, Questions};
use crate::situation::Situation;

/// The rules that determine the outcome, strongest first: the main table's, then those of the tables it defers to.
#[must_use]
pub fn reasons<'m>(situation: &Situation<'m>) -> Vec<Match<'m>> {
    let evaluation = &situation.evaluation;
    // a table takes over from earlier ones only, so this ends
    let tables = core::iter::successors(Some(evaluation.decided(situation.model.outcome())), |decided| {
        decided.from.map(|other| evaluation.decided(other))
    });
    tables.flat_map(|decided| decided.by.iter().copied()).collect()
}

/// A minimal set of answered questions that alone forces the outcome: without any one of them it is no longer forced.
/// Empty while the outcome is undecided, and where no answer is needed. Those that the reasons name are the last to be
/// dropped.
#[must_use]
pub fn sufficient(situation: &Situation<'_>, reasons: &[Match<'_>]) -> Questions {
    let mut needed = Questions::default();
    if !situation.decided() {
        return needed;
    }
    let diagram = situation.model.diagram();
    let mut fixed = situation.fixed.clone();
    let (answered, named) = (situation.answers.answered(), questions_of(reasons));
    let order: Vec<QuestionId> = answered.and(named).iter().chain(answered.without(named).iter()).collect();
    for question in order.into_iter().rev() {
        let class = fixed[question].take();
        if diagram.reachable(&fixed) != situation.possible {
            fixed[question] = class;
            needed.insert(question);
        }
    }
    needed
}
