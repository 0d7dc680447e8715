//! Which question to ask next, and how many are still to come.
//!
//! The policy was made when the model was compiled and comes with it: a graph of states, each with the question to ask.
//! Where somebody answers out of turn, the policy is followed past the questions that are answered and past those that
//! no longer matter, so that no question is ever asked whose answer cannot change the outcome.

use crate::diagram::{Fixed, Residual};
use crate::ids::{ClassId, Id as _, IndexVec, QuestionId, Questions, StateId};
use crate::model::{Model, QUESTION, State, mean};
use crate::situation::Situation;

/// What to ask next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// The question.
    pub question: QuestionId,
    /// Expected number of questions until the outcome is decided, this one included, in thousandths.
    pub expected: u32,
}

/// The next question; `None` where the outcome is decided.
#[must_use]
pub fn next(situation: &Situation<'_>) -> Option<Next> {
    let model = situation.model;
    let start = model.interview().states.last_id()?;
    match in_turn(situation, start) {
        Turn::Ask(next) => Some(next),
        Turn::Decided => None,
        Turn::Unforeseen => {
            let paths = model.interview().states.map(|_, _| None);
            let (fixed, given) = (situation.fixed.clone(), situation.answers.answered());
            Detour { model, fixed, given, paths }.next(start, situation.undecided_by)
        }
    }
}

enum Turn {
    Ask(Next),
    Decided,
    Unforeseen,
}

/// Follows the policy while the answers keep to it: what else is answered must not matter in the state reached.
fn in_turn(situation: &Situation<'_>, start: StateId) -> Turn {
    let mut at = Some(start);
    let mut others = situation.answers.answered();
    while let Some(id) = at {
        let state = &situation.model.interview().states[id];
        let Some(class) = situation.fixed[state.question] else {
            let outlook = situation.model.outlook()[id];
            return if others.meets(outlook.matter) {
                Turn::Unforeseen
            } else {
                Turn::Ask(Next { question: state.question, expected: outlook.expected })
            };
        };
        others.remove(state.question);
        at = state.next[class];
    }
    Turn::Decided
}

/// The policy for answers that were given out of turn.
struct Detour<'a> {
    model: &'a Model,
    fixed: Fixed,
    /// What was answered, in turn or not.
    given: Questions,
    /// Expected number from a state on, in thousandths, once known.
    paths: IndexVec<StateId, Option<u32>>,
}

impl Detour<'_> {
    /// `matter` are the questions that can still change the outcome.
    fn next(mut self, start: StateId, matter: Questions) -> Option<Next> {
        let mut at = Some(start);
        while let Some(id) = at {
            let state = &self.model.interview().states[id];
            if matter.has(state.question) {
                return Some(Next { question: state.question, expected: self.expected(id, matter) });
            }
            at = self.past(state);
        }
        None
    }

    /// Expected number of questions from a state on, given what is fixed; `matter` are the questions on which the outcome
    /// still depends there. No state asks again what was asked before it, so it goes no deeper than there are questions.
    fn expected(&mut self, id: StateId, matter: Questions) -> u32 {
        if matter.is_empty() {
            return 0;
        }
        let (model, outlook) = (self.model, self.model.outlook()[id]);
        if !self.given.meets(outlook.matter) {
            // what was answered out of turn is behind, or never mattered: the policy goes on as it was made
            return outlook.expected;
        }
        if let Some(known) = self.paths[id] {
            return known;
        }
        let state = &model.interview().states[id];
        let expected = if matter.has(state.question) {
            let mut later = Vec::with_capacity(state.next.len());
            for ((class, next), weight) in state.next.enumerate().zip(&model.interview().weights[state.question]) {
                if *weight > 0 {
                    self.fixed[state.question] = Some(class);
                    later.push((next.map_or(0, |next| self.later(next)), *weight));
                }
            }
            self.fixed[state.question] = None;
            QUESTION + mean(later.into_iter())
        } else {
            self.past(state).map_or(0, |next| self.expected(next, matter))
        };
        self.paths[id] = Some(expected);
        expected
    }

    /// The same, of a state that was just reached; what still matters there is worked out only where it is not known yet.
    fn later(&mut self, id: StateId) -> u32 {
        self.paths[id].unwrap_or_else(|| {
            let left = Residual::new(self.model.diagram(), &self.fixed, |outcome| outcome);
            self.expected(id, left.support())
        })
    }

    /// Goes on past a question that does not matter: along its answer, or along any.
    fn past(&self, state: &State) -> Option<StateId> {
        state.next[self.fixed[state.question].unwrap_or(ClassId::at(0))]
    }
}
