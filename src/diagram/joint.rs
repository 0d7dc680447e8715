//! Two functions of the same answers at once: the outcome, and a finding that depends on it.

use super::{Diagram, Fixed, NodeRef};
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

/// Two diagrams over the same questions: one leads to an outcome, the other to the outcomes under which a finding holds.
#[derive(Debug)]
pub struct Joint<'a> {
    /// Position of each question in the order that both diagrams follow.
    pub order: &'a IndexVec<QuestionId, u8>,
    /// By question: the classes, in both diagrams, that some answer has together.
    pub pairs: &'a IndexVec<QuestionId, Vec<(ClassId, ClassId)>>,
    /// Leads to an outcome.
    pub outcome: &'a Diagram<OutcomeId>,
    /// Leads to outcomes.
    pub finding: &'a Diagram<Outcomes>,
}

type Pair = (NodeRef<OutcomeId>, NodeRef<Outcomes>);

impl Joint<'_> {
    /// Over every completion of the answers, whose classes are `outcome` in one diagram and `finding` in the other;
    /// `possible` are the outcomes that some completion reaches.
    #[must_use]
    pub fn reach(&self, outcome: &Fixed, finding: &Fixed, possible: Outcomes) -> Reach {
        let mut apart = Reach::default();
        self.finding.each_reachable(finding, |holding| {
            apart.can_be |= holding.meets(possible);
            apart.can_lack |= !holding.covers(possible);
        });
        // apart, the two diagrams tell more than the truth only where several outcomes and both answers remain
        if possible.only().is_some() || !apart.both() {
            return apart;
        }
        let mut walk = Walk { joint: self, outcome, finding, possible, seen: BTreeSet::new(), reach: Reach::default() };
        walk.pass((self.outcome.root, self.finding.root));
        walk.reach
    }
}

struct Walk<'a> {
    joint: &'a Joint<'a>,
    outcome: &'a Fixed,
    finding: &'a Fixed,
    possible: Outcomes,
    seen: BTreeSet<Pair>,
    reach: Reach,
}

impl Walk<'_> {
    /// Goes on from a pair of places, until both answers are found. Each step asks a later question, so it goes no
    /// deeper than there are questions.
    fn pass(&mut self, pair: Pair) {
        match pair {
            (NodeRef::Leaf(outcome), NodeRef::Leaf(holding)) => return self.reach.note(holding.has(outcome)),
            (_, NodeRef::Leaf(holding)) if !holding.meets(self.possible) => return self.reach.note(false),
            (_, NodeRef::Leaf(holding)) if holding.covers(self.possible) => return self.reach.note(true),
            _ => {}
        }
        let Some(question) = self.next_question(pair) else { return };
        if !self.seen.insert(pair) {
            return;
        }
        let known = self.outcome[question].zip(self.finding[question]);
        let open = known.is_none().then(|| &self.joint.pairs[question]);
        for (first, second) in known.iter().chain(open.into_iter().flatten()) {
            if !self.reach.both() {
                let outcome = step(self.joint.outcome, pair.0, question, *first);
                let finding = step(self.joint.finding, pair.1, question, *second);
                self.pass((outcome, finding));
            }
        }
    }

    /// The earlier one of the questions that the two nodes ask.
    fn next_question(&self, (outcome, finding): Pair) -> Option<QuestionId> {
        let asked = [asks(self.joint.outcome, outcome), asks(self.joint.finding, finding)];
        asked.into_iter().flatten().min_by_key(|question| self.joint.order[*question])
    }
}

fn asks<L: Copy>(diagram: &Diagram<L>, at: NodeRef<L>) -> Option<QuestionId> {
    match at {
        NodeRef::Node(node) => Some(diagram.nodes[node].question),
        NodeRef::Leaf(_) => None,
    }
}

/// Along the class where the node asks this question, otherwise nowhere.
fn step<L: Copy + PartialEq>(diagram: &Diagram<L>, at: NodeRef<L>, question: QuestionId, class: ClassId) -> NodeRef<L> {
    match at {
        NodeRef::Node(node) if diagram.nodes[node].question == question => diagram.nodes[node].edges[class],
        _ => at,
    }
}
