//! Which question to ask next, and how many are still to come.
//!
//! The policy was made when the model was compiled and comes with it: a graph of states, each with the question to ask.
//! Where somebody answers out of turn, the policy is followed past the questions that are answered and past those that
//! no longer matter, so that no question is ever asked whose answer cannot change the outcome.

use crate::diagram::{Left, Residual};
use crate::ids::{ClassId, Id as _, OutcomeId, QuestionId, Questions, StateId};
use crate::model::{QUESTION, State, mean};
use crate::situation::Situation;
use std::collections::BTreeMap;

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
            let (given, residual) = (situation.answers.answered(), situation.residual.clone());
            Detour { situation, given, residual, known: BTreeMap::new() }.next(start)
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

/// Places that one look ahead remembers at most. No model of the tests, the default one among them, came to 4,096; a file
/// made to need more than these stops the engine before it takes a page's memory and time.
const MOST_PLACES: usize = 1 << 16;

/// The policy for answers that were given out of turn.
struct Detour<'a> {
    situation: &'a Situation<'a>,
    /// What was answered, in turn or not.
    given: Questions,
    /// What the answers leave of the outcome, and what further ones would leave of that.
    residual: Residual<OutcomeId>,
    /// Expected number from a state on, in thousandths, by what is left of the outcome there.
    known: BTreeMap<(StateId, Left<OutcomeId>), u32>,
}

impl Detour<'_> {
    fn next(mut self, start: StateId) -> Option<Next> {
        let (left, matter) = (self.residual.root(), self.residual.support());
        let mut at = Some(start);
        while let Some(id) = at {
            let state = &self.situation.model.interview().states[id];
            if matter.has(state.question) {
                return Some(Next { question: state.question, expected: self.expected(id, left) });
            }
            at = self.past(state);
        }
        None
    }

    /// Expected number of questions from a state on, given what is left of the outcome there. No state asks again what was
    /// asked before it, so it goes no deeper than there are questions.
    fn expected(&mut self, id: StateId, left: Left<OutcomeId>) -> u32 {
        let matter = self.residual.support_of(left);
        if matter.is_empty() {
            return 0;
        }
        let model = self.situation.model;
        let (state, outlook) = (&model.interview().states[id], model.outlook()[id]);
        if !self.given.meets(outlook.matter) {
            // what was answered out of turn is behind, or never mattered: the policy goes on as it was made
            return outlook.expected;
        }
        if !matter.has(state.question) {
            return self.past(state).map_or(0, |next| self.expected(next, left));
        }
        if let Some(known) = self.known.get(&(id, left)) {
            return *known;
        }
        assert!(self.known.len() < MOST_PLACES, "the interview of this model has more places than can be looked at");
        let after = self.residual.after(left, state.question, state.next.len());
        let weights = &model.interview().weights[state.question];
        // each place with the weight of all classes that lead there
        let mut later: Vec<((StateId, Left<OutcomeId>), u32)> = Vec::new();
        for ((next, left), weight) in state.next.iter().zip(after.iter()).zip(weights) {
            let Some(place) = next.filter(|_| *weight > 0).map(|next| (next, left)) else { continue };
            match later.iter_mut().find(|(known, _)| *known == place) {
                Some((_, sum)) => *sum += weight,
                None => later.push((place, *weight)),
            }
        }
        let expected =
            QUESTION + mean(later.into_iter().map(|((next, left), weight)| (self.expected(next, left), weight)));
        self.known.insert((id, left), expected);
        expected
    }

    /// Goes on past a question that does not matter: along its answer, or along any.
    fn past(&self, state: &State) -> Option<StateId> {
        state.next[self.situation.fixed[state.question].unwrap_or(ClassId::at(0))]
    }
}
