//! Which question to ask next, and how many are still to come.
//!
//! The policy was made when the model was compiled and comes with it: a graph of states, each with the question to ask.
//! Where somebody answers out of turn, the policy is followed past the questions that are answered and past those that
//! no longer matter, so that no question is ever asked whose answer cannot change the outcome.

use crate::answers::Answers;
use crate::diagram::{Fixed, Residual};
use crate::model::diagram::LEAF;
use crate::model::{Model, State};
use crate::questions::Questions;

/// What to ask next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Index of the question.
    pub question: usize,
    /// Expected number of questions until the outcome is decided, this one included, in thousandths.
    pub expected: u32,
}

/// The next question; `None` where the outcome is decided.
#[must_use]
pub fn next(model: &Model, answers: &Answers) -> Option<Next> {
    let fixed = model.diagram.fix(&model.questions, answers.masks());
    let start = model.interview.states.len().checked_sub(1)? as u32;
    match in_turn(model, answers, &fixed, start) {
        Turn::Ask(next) => Some(next),
        Turn::Decided => None,
        Turn::Unforeseen => Detour { model, fixed, paths: vec![None; model.interview.states.len()] }.next(start),
    }
}

enum Turn {
    Ask(Next),
    Decided,
    Unforeseen,
}

/// Follows the policy while the answers keep to it: what else is answered must not matter in the state reached.
fn in_turn(model: &Model, answers: &Answers, fixed: &Fixed, start: u32) -> Turn {
    let mut at = start;
    let mut used = Questions::default();
    while let Some(state) = state(model, at) {
        match class(fixed, state) {
            Some(class) => {
                used.insert(usize::from(state.question));
                at = state.next.get(class).copied().unwrap_or(LEAF);
            }
            None => {
                let others = answers.answered().without(used);
                return if others.and(state.matter) == Questions::default() {
                    Turn::Ask(Next { question: usize::from(state.question), expected: state.expected })
                } else {
                    Turn::Unforeseen
                };
            }
        }
    }
    Turn::Decided
}

fn state(model: &Model, at: u32) -> Option<&State> {
    model.interview.states.get(at as usize)
}

fn class(fixed: &Fixed, state: &State) -> Option<usize> {
    fixed.get(usize::from(state.question)).copied().flatten().map(usize::from)
}

/// The policy for answers that were given out of turn.
struct Detour<'a> {
    model: &'a Model,
    fixed: Fixed,
    /// Expected number from a state on, in thousandths, once known.
    paths: Vec<Option<u32>>,
}

impl Detour<'_> {
    fn next(mut self, start: u32) -> Option<Next> {
        let mut at = start;
        let mut fixed = self.fixed.clone();
        while let Some(state) = state(self.model, at) {
            let question = usize::from(state.question);
            let ask = self.asks(state, &fixed)?;
            if ask {
                let expected = self.expected(at, &mut fixed);
                return Some(Next { question, expected });
            }
            at = skip(state, &mut fixed);
        }
        None
    }

    /// Whether the state's question is to be asked; `None` where the outcome is decided.
    fn asks(&self, state: &State, fixed: &Fixed) -> Option<bool> {
        let residual = Residual::new(&self.model.diagram, fixed);
        let left = residual.left(self.model.diagram.root);
        (left < LEAF).then(|| class(fixed, state).is_none() && residual.support(left).has(usize::from(state.question)))
    }

    /// Expected number of questions from a state on, given what is fixed.
    fn expected(&mut self, at: u32, fixed: &mut Fixed) -> u32 {
        let Some(state) = state(self.model, at) else { return 0 };
        if let Some(Some(known)) = self.paths.get(at as usize) {
            return *known;
        }
        let question = usize::from(state.question);
        let found = match self.asks(state, fixed) {
            None => 0,
            Some(true) => {
                let mut sum = 0_u64;
                let weights = self.model.interview.weights.get(question).map_or(&[][..], Vec::as_slice);
                for (class, (next, weight)) in state.next.iter().zip(weights).enumerate() {
                    if *weight > 0 {
                        set(fixed, question, Some(class as u8));
                        sum += u64::from(self.expected(*next, fixed)) * u64::from(*weight);
                    }
                }
                set(fixed, question, None);
                1000 + ((sum + (1 << 15)) >> 16) as u32
            }
            Some(false) => {
                let before = fixed.get(question).copied().flatten();
                let next = skip(state, fixed);
                let found = self.expected(next, fixed);
                set(fixed, question, before);
                found
            }
        };
        if let Some(slot) = self.paths.get_mut(at as usize) {
            *slot = Some(found);
        }
        found
    }
}

/// Goes on past a question: along its answer, or along any where it does not matter.
fn skip(state: &State, fixed: &mut Fixed) -> u32 {
    let class = class(fixed, state).unwrap_or(0);
    set(fixed, usize::from(state.question), Some(class as u8));
    state.next.get(class).copied().unwrap_or(LEAF)
}

fn set(fixed: &mut Fixed, question: usize, class: Option<u8>) {
    if let Some(slot) = fixed.get_mut(question) {
        *slot = class;
    }
}
