//! The states that a policy reaches, numbered. Functions that are asked about in the same way are one state, whatever
//! outcomes they lead to.

use super::Policy;
use crate::graph::{Function, TooLarge};
use attestation_fit::diagram::{Diagram, Edges, NodeRef};
use attestation_fit::ids::{Id as _, IndexVec, OutcomeId, QuestionId, StateId};
use attestation_fit::model::State;
use std::collections::BTreeMap;

/// States, later ones first.
pub(super) type List = IndexVec<StateId, State>;

/// States as they are numbered.
pub(super) struct States<'a, 'b> {
    policy: &'a mut Policy<'b>,
    /// Whether the least cost of each state is known.
    optimal: bool,
    list: List,
    numbers: BTreeMap<Function, StateId>,
    /// By question and what follows each class.
    alike: BTreeMap<(QuestionId, Vec<Option<StateId>>), StateId>,
}

impl<'a, 'b> States<'a, 'b> {
    /// The states that the policy reaches from its start.
    pub(super) fn of(policy: &'a mut Policy<'b>, optimal: bool) -> Result<List, TooLarge> {
        let root = policy.root;
        let (list, numbers, alike) = (IndexVec::default(), BTreeMap::new(), BTreeMap::new());
        let mut states = Self { policy, optimal, list, numbers, alike };
        states.number(root)?;
        Ok(states.list)
    }

    /// The number of a state; `None` where the outcome is decided.
    fn number(&mut self, at: Function) -> Result<Option<StateId>, TooLarge> {
        if at.value().is_some() {
            return Ok(None);
        }
        if let Some(known) = self.numbers.get(&at) {
            return Ok(Some(*known));
        }
        let level = match self.policy.best.get(&at) {
            Some((_, level)) if self.optimal => *level,
            // answers of no weight are left out of the dynamic programming, but somebody may give them
            _ => self.policy.greedy(at)?,
        };
        let mut next = Vec::new();
        for child in self.policy.after(at, level)? {
            next.push(self.number(child)?);
        }
        let question = self.policy.setting.asked[level];
        let number = match self.alike.get(&(question, next.clone())) {
            Some(known) => *known,
            None => {
                let state = State { question, next: Edges::new(next.iter().copied()) };
                self.list.push(state).map_err(|_| TooLarge)?
            }
        };
        self.alike.insert((question, next), number);
        self.numbers.insert(at, number);
        Ok(Some(number))
    }
}

/// The nodes of a diagram as states.
pub(super) fn in_order(diagram: &Diagram<OutcomeId>) -> Result<List, TooLarge> {
    let mut states = IndexVec::default();
    for node in &diagram.nodes {
        let next = node.edges.map(|edge| match edge {
            NodeRef::Node(node) => StateId::new(node.index()),
            NodeRef::Leaf(_) => None,
        });
        states.push(State { question: node.question, next }).map_err(|_| TooLarge)?;
    }
    Ok(states)
}
