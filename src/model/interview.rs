//! Whom to ask what: the policy, a graph of its own over the same classes as the outcome's diagram.

use crate::diagram::Edges;
use crate::diagram::packed::{self, Edge, Row};
use crate::ids::{ClassId, IndexVec, QuestionId, Questions, StateId};
use serde::{Deserialize, Serialize};

/// The policy as it is packed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Interview {
    /// Prior of each class of the outcome's diagram, by question, in 1/65,536; each question's classes sum to 65,536.
    pub weights: IndexVec<QuestionId, IndexVec<ClassId, u32>>,
    /// States of the interview, later ones first; the last one is the start, where nothing is answered.
    #[serde(with = "packed")]
    pub states: IndexVec<StateId, State>,
    /// Whether the policy is proved to cost least among those that ask a question only once the questions that it waits
    /// for (those that its relevance reads, and those that its author puts before it) are answered or no longer matter;
    /// otherwise it is a simpler one that keeps to that as well.
    pub optimal: bool,
}

/// A state of the interview: what is still to be asked, whatever it leads to.
#[derive(Clone, Debug)]
pub struct State {
    /// The question to ask.
    pub question: QuestionId,
    /// By class of the answer: the next state; `None` where the outcome is decided.
    pub next: Edges<Option<StateId>>,
}

/// What follows from the graph of states, so that it is not packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Expected number of questions from here on, this one included, in thousandths.
    pub expected: u32,
    /// The questions that can still matter here.
    pub matter: Questions,
}

/// One question, in thousandths.
pub(crate) const QUESTION: u32 = 1000;

/// A mean of thousandths under weights of 1/65,536 that sum to one, rounded. At most 64 questions are expected, so the
/// sum stays below 64,000 · 65,536, which 32 bits hold.
pub(crate) fn mean(parts: impl Iterator<Item = (u32, u32)>) -> u32 {
    (parts.map(|(thousandths, weight)| thousandths * weight).sum::<u32>() + (1 << 15)) >> 16
}

impl Interview {
    /// By state: how many questions are expected, and which can still matter. The graph asks a question somewhere below
    /// a state exactly where the state depends on it.
    pub(crate) fn outlook(&self) -> IndexVec<StateId, Outlook> {
        let mut known = self.states.map(|_, state| Outlook { expected: 0, matter: Questions::one(state.question) });
        for (id, state) in self.states.enumerate() {
            let mut later = Vec::with_capacity(state.next.len());
            for (next, weight) in state.next.iter().zip(&self.weights[state.question]) {
                if let Some(next) = next {
                    later.push((known[next].expected, *weight));
                    known[id].matter = known[id].matter.or(known[next].matter);
                }
            }
            known[id].expected = QUESTION + mean(later.into_iter());
        }
        known
    }
}

impl Row for State {
    type Id = StateId;
    type Leaf = ();

    fn new(question: QuestionId, edges: Edges<Edge<StateId, ()>>) -> Self {
        let next = edges.map(|edge| match edge {
            Edge::Row(state) => Some(state),
            Edge::Leaf(()) => None,
        });
        Self { question, next }
    }

    fn question(&self) -> QuestionId {
        self.question
    }

    fn edges(&self) -> Edges<Edge<StateId, ()>> {
        self.next.map(|next| next.map_or(Edge::Leaf(()), Edge::Row))
    }
}
