//! Walks over decision diagrams: statements about every completion of a set of answers are one walk over a graph, and
//! not a search through the answer space.

use crate::gather::Gather as _;
use crate::model::diagram::{Diagram, LEAF, Node};
use crate::model::{Finding, Model, Question};
use crate::questions::Questions;

/// What is still possible of each question: `None` where it is open, otherwise the class of its answer.
pub type Fixed = Vec<Option<u8>>;

impl Diagram {
    /// The classes of these answers; open questions stay open.
    #[must_use]
    pub fn fix(&self, questions: &[Question], masks: &[Option<u32>]) -> Fixed {
        let known = self.classes.iter().zip(questions).zip(masks);
        known.map(|((classes, question), mask)| mask.map(|mask| classes.of(question, mask))).gather()
    }

    /// The leaf that complete answers reach; `None` only where `classes` is too short.
    #[must_use]
    pub fn leaf(&self, classes: impl Fn(usize) -> Option<u8>) -> Option<u32> {
        let mut at = self.root;
        while at < LEAF {
            let node = self.nodes.get(at as usize)?;
            at = *node.edges.get(usize::from(classes(usize::from(node.question))?))?;
        }
        Some(at - LEAF)
    }

    /// The class of each answer, "I don't know" included; nothing is open.
    #[must_use]
    pub fn codes(&self, questions: &[Question], masks: &[u32]) -> Vec<u8> {
        let known = self.classes.iter().zip(questions).zip(masks);
        known.map(|((classes, question), mask)| classes.of(question, *mask)).gather()
    }

    /// Every outcome that some completion of `fixed` reaches, bit by leaf: outcomes are few enough.
    #[must_use]
    pub fn reachable(&self, fixed: &Fixed) -> u64 {
        let mut leaves = 0;
        self.visit_leaves(fixed, &mut |leaf| leaves |= 1_u64.checked_shl(leaf).unwrap_or(0));
        leaves
    }

    /// Shows every leaf that some completion of `fixed` reaches, once or more often.
    fn visit_leaves(&self, fixed: &Fixed, show: &mut dyn FnMut(u32)) {
        let mut marked = vec![false; self.nodes.len()];
        let mut visit = |at: u32, marked: &mut Vec<bool>| {
            if at >= LEAF {
                show(at - LEAF);
            } else if let Some(mark) = marked.get_mut(at as usize) {
                *mark = true;
            }
        };
        visit(self.root, &mut marked);
        for (index, node) in self.nodes.iter().enumerate().rev() {
            if marked.get(index) == Some(&true) {
                for edge in edges(node, fixed) {
                    visit(*edge, &mut marked);
                }
            }
        }
    }
}

/// Whether a finding can be true, and whether it can be false, over every completion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Some completion has it.
    pub can_be: bool,
    /// Some completion lacks it.
    pub can_lack: bool,
}

/// Walks two diagrams over the same questions at once: `outcomes` leads to an outcome, `finding` to a set of outcomes
/// under which the finding holds. Stops as soon as both answers are found.
#[derive(Debug)]
pub struct Joint<'a> {
    /// Position of each question in the order that both diagrams follow.
    order: &'a [u8],
    questions: &'a [Question],
    /// Leads to outcomes.
    outcomes: &'a Diagram,
    /// Leads to indexes into `masks`.
    finding: &'a Diagram,
    /// Sets of outcomes.
    masks: &'a [u32],
}

impl<'a> Joint<'a> {
    /// The outcome and one finding of a model.
    #[must_use]
    pub fn new(model: &'a Model, finding: &'a Finding) -> Self {
        Self {
            order: &model.order,
            questions: &model.questions,
            outcomes: &model.diagram,
            finding: &finding.diagram,
            masks: &finding.masks,
        }
    }

    /// Over every completion of these answers; `possible` are the outcomes that some completion reaches.
    #[must_use]
    pub fn reach(&self, masks: &[Option<u32>], possible: u64) -> Reach {
        let finding = self.finding.fix(self.questions, masks);
        let mut reach = self.apart(&finding, possible);
        // apart, the two diagrams tell more than the truth only where several outcomes and both answers remain
        if possible.count_ones() > 1 && reach.can_be && reach.can_lack {
            reach = Reach::default();
            let outcomes = self.outcomes.fix(self.questions, masks);
            let pairs: Vec<Pairs> =
                (0..self.questions.len()).map(|question| self.pairs(question, &outcomes, &finding)).gather();
            let places = (self.outcomes.nodes.len() + usize::from(u8::MAX)) * self.width();
            let mut seen = vec![0; places / 32 + 1];
            self.walk(self.outcomes.root, self.finding.root, &pairs, &mut seen, &mut reach);
        }
        reach
    }

    /// What the finding's diagram alone allows, as if each possible outcome could go with each of its leaves.
    fn apart(&self, finding: &Fixed, possible: u64) -> Reach {
        let mut reach = Reach::default();
        self.finding.visit_leaves(finding, &mut |leaf| {
            let mask = self.masks.get(leaf as usize).copied().map_or(0, u64::from);
            reach.can_be |= mask & possible != 0;
            reach.can_lack |= !mask & possible != 0;
        });
        reach
    }

    fn walk(&self, outcome: u32, finding: u32, pairs: &[Pairs], seen: &mut [u32], reach: &mut Reach) {
        if reach.can_be && reach.can_lack {
            return;
        }
        if finding >= LEAF {
            let mask = self.masks.get((finding - LEAF) as usize).copied().unwrap_or(0);
            if outcome >= LEAF || mask == 0 || mask == u32::MAX {
                let holds = mask == u32::MAX || outcome >= LEAF && mask >> (outcome - LEAF) & 1 == 1;
                reach.can_be |= holds;
                reach.can_lack |= !holds;
                return;
            }
        }
        let place = |at: u32, nodes: usize| if at >= LEAF { nodes + (at - LEAF) as usize } else { at as usize };
        let place = place(outcome, self.outcomes.nodes.len()) * self.width() + place(finding, self.finding.nodes.len());
        if let Some(marks) = seen.get_mut(place / 32) {
            if *marks >> (place % 32) & 1 == 1 {
                return;
            }
            *marks |= 1 << (place % 32);
        }
        let asked = |diagram: &Diagram, at: u32| diagram.nodes.get(at as usize).map(|node| usize::from(node.question));
        let position = |question: Option<usize>| {
            question.and_then(|question| self.order.get(question)).copied().unwrap_or(u8::MAX)
        };
        let (first, second) = (asked(self.outcomes, outcome), asked(self.finding, finding));
        let question = if position(first) <= position(second) { first } else { second };
        let Some((question, pairs_here)) = question.and_then(|question| Some((question, pairs.get(question)?))) else {
            return;
        };
        let step = |diagram: &Diagram, at: u32, class: u8| match diagram.nodes.get(at as usize) {
            Some(node) if usize::from(node.question) == question => {
                node.edges.get(usize::from(class)).copied().unwrap_or(at)
            }
            _ => at,
        };
        for (first, second) in pairs_here {
            let (outcome, finding) = (step(self.outcomes, outcome, *first), step(self.finding, finding, *second));
            self.walk(outcome, finding, pairs, seen, reach);
        }
    }

    /// Number of places in the finding's diagram: nodes and leaves.
    fn width(&self) -> usize {
        self.finding.nodes.len() + self.masks.len()
    }

    /// The pairs of classes that some answer of a question has: one where it is answered.
    fn pairs(&self, question: usize, outcomes: &Fixed, finding: &Fixed) -> Pairs {
        let given = |fixed: &Fixed| fixed.get(question).copied().flatten();
        if let (Some(first), Some(second)) = (given(outcomes), given(finding)) {
            return vec![(first, second)];
        }
        let classes = (self.outcomes.classes.get(question), self.finding.classes.get(question));
        let (Some(asked), (Some(first), Some(second))) = (self.questions.get(question), classes) else {
            return Vec::new();
        };
        if second.count == 1 {
            // the finding does not look at this question
            return (0..first.count).map(|class| (class, 0)).gather();
        }
        let mut found = Vec::new();
        let mut seen = vec![false; usize::from(first.count) * usize::from(second.count)];
        for mask in asked.allowed() {
            let pair = (first.of(asked, mask), second.of(asked, mask));
            if let Some(mark @ false) =
                seen.get_mut(usize::from(pair.0) * usize::from(second.count) + usize::from(pair.1))
            {
                *mark = true;
                found.push(pair);
            }
        }
        found
    }
}

/// Classes of the same answers in two diagrams.
type Pairs = Vec<(u8, u8)>;

/// A diagram after some answers, reduced: equal functions have equal numbers, so what still matters can be read off.
#[derive(Clone, Debug)]
pub struct Residual {
    /// By node: the number of the function that is left below it, or a leaf.
    left: Vec<u32>,
    /// By function: its first node, the questions on which it depends, and the next function of the same bucket.
    functions: Vec<(Vec<u32>, u8, Questions, u32)>,
    /// By hash: a function, from which the others of the bucket follow.
    buckets: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Residual {
    /// What these answers leave of a diagram.
    #[must_use]
    pub fn new(diagram: &Diagram, fixed: &Fixed) -> Self {
        Self::of_values(diagram, fixed, |leaf| leaf)
    }

    /// What these answers leave of a diagram whose leaves count as equal where `value` makes them so.
    #[must_use]
    pub fn of_values(diagram: &Diagram, fixed: &Fixed, value: impl Fn(u32) -> u32) -> Self {
        let buckets = vec![NONE; diagram.nodes.len().next_power_of_two()];
        let mut residual = Self { left: Vec::with_capacity(diagram.nodes.len()), functions: Vec::new(), buckets };
        let leaf = |left: u32| if left >= LEAF { LEAF + value(left - LEAF) } else { left };
        for node in &diagram.nodes {
            let edges: Vec<u32> = edges(node, fixed).iter().map(|edge| leaf(residual.left(*edge))).gather();
            let first = edges.first().copied().unwrap_or(LEAF);
            let left =
                if edges.iter().all(|edge| *edge == first) { first } else { residual.number(node.question, edges) };
            residual.left.push(left);
        }
        residual
    }

    /// The function that is left below a node or leaf.
    #[must_use]
    pub fn left(&self, at: u32) -> u32 {
        if at >= LEAF { at } else { self.left.get(at as usize).copied().unwrap_or(LEAF) }
    }

    /// The questions on which a left function depends.
    #[must_use]
    pub fn support(&self, left: u32) -> Questions {
        self.functions.get(left as usize).map_or(Questions::default(), |function| function.2)
    }

    /// The number of the function that asks `question` and goes on along `edges`: the known one, or a new one.
    fn number(&mut self, question: u8, edges: Vec<u32>) -> u32 {
        // FNV-1a over the edges
        let hash = edges
            .iter()
            .fold(0x811c_9dc5_u32 ^ u32::from(question), |hash, edge| (hash ^ edge).wrapping_mul(0x0100_0193));
        let bucket = hash as usize & (self.buckets.len() - 1);
        let first = self.buckets.get(bucket).copied().unwrap_or(NONE);
        let mut at = first;
        while let Some((known, asked, _, next)) = self.functions.get(at as usize) {
            if *asked == question && *known == edges {
                return at;
            }
            at = *next;
        }
        let support = edges.iter().fold(Questions::one(usize::from(question)), |set, edge| set.or(self.support(*edge)));
        let number = self.functions.len() as u32;
        self.functions.push((edges, question, support, first));
        if let Some(slot) = self.buckets.get_mut(bucket) {
            *slot = number;
        }
        number
    }
}

/// The edges that are still possible: all of them, or the one of the fixed class.
#[must_use]
pub fn edges<'a>(node: &'a Node, fixed: &Fixed) -> &'a [u32] {
    match fixed.get(usize::from(node.question)).copied().flatten() {
        None => &node.edges,
        Some(class) => {
            let class = usize::from(class);
            node.edges.get(class..=class).unwrap_or(&[])
        }
    }
}
