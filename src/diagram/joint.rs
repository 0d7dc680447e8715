//! Two functions of the same answers at once: the outcome, and a finding that depends on it.

use super::{Left, Residual};
use crate::ids::{ClassId, IndexVec, OutcomeId, Outcomes, QuestionId};
use std::collections::BTreeSet;

/// Whether a finding can be true, and whether it can be false, over every completion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Some completion has it.
    pub can_be: bool,
    /// Some completion lacks it.
    pub can_lack: bool,
}

impl Reach {
    fn both(self) -> bool {
        self.can_be && self.can_lack
    }

    fn note(&mut self, holds: bool) {
        self.can_be |= holds;
        self.can_lack |= !holds;
    }
}

/// What the same answers leave of two diagrams: one leads to an outcome, the other to the outcomes under which a finding
/// holds.
#[derive(Debug)]
pub struct Joint<'a> {
    /// Position of each question in the order that both diagrams follow.
    pub order: &'a IndexVec<QuestionId, u8>,
    /// By question: the classes, in both diagrams, that some answer has together.
    pub pairs: &'a IndexVec<QuestionId, Vec<(ClassId, ClassId)>>,
    /// Leads to an outcome.
    pub outcome: &'a Residual<OutcomeId>,
    /// Leads to outcomes, possible ones only.
    pub finding: &'a Residual<Outcomes>,
}

type Pair = (Left<OutcomeId>, Left<Outcomes>);

impl Joint<'_> {
    /// Over every completion of the answers; `possible` are the outcomes that some completion reaches.
    #[must_use]
    pub fn reach(&self, possible: Outcomes) -> Reach {
        let mut apart = Reach::default();
        for holding in self.finding.values() {
            apart.can_be |= holding.meets(possible);
            apart.can_lack |= !holding.covers(possible);
        }
        // apart, the two diagrams tell more than the truth only where several outcomes and both answers remain
        if possible.only().is_some() || !apart.both() {
            return apart;
        }
        let mut walk = Walk { joint: self, possible, seen: BTreeSet::new(), reach: Reach::default() };
        walk.pass((self.outcome.root(), self.finding.root()));
        walk.reach
    }
}

struct Walk<'a> {
    joint: &'a Joint<'a>,
    possible: Outcomes,
    seen: BTreeSet<Pair>,
    reach: Reach,
}

impl Walk<'_> {
    /// Goes on from a pair of functions, until both answers are found. Each step asks a later question, so it goes no
    /// deeper than there are questions.
    fn pass(&mut self, pair: Pair) {
        match pair {
            (Left::Value(outcome), Left::Value(holding)) => return self.reach.note(holding.has(outcome)),
            (_, Left::Value(holding)) if !holding.meets(self.possible) => return self.reach.note(false),
            (_, Left::Value(holding)) if holding.covers(self.possible) => return self.reach.note(true),
            _ => {}
        }
        let Some(question) = self.next_question(pair) else { return };
        if !self.seen.insert(pair) {
            return;
        }
        let mut last = None;
        for (first, second) in &self.joint.pairs[question] {
            let outcome = self.joint.outcome.step(pair.0, question, *first);
            let finding = self.joint.finding.step(pair.1, question, *second);
            // neighbours mostly lead to the same place
            if !self.reach.both() && last.replace((outcome, finding)) != Some((outcome, finding)) {
                self.pass((outcome, finding));
            }
        }
    }

    /// The earlier one of the questions that the two functions ask first.
    fn next_question(&self, (outcome, finding): Pair) -> Option<QuestionId> {
        let asked = [self.joint.outcome.asks(outcome), self.joint.finding.asks(finding)];
        asked.into_iter().flatten().min_by_key(|question| self.joint.order[*question])
    }
}
