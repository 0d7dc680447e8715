//! Walks over decision diagrams: statements about every completion of a set of answers are one walk over a graph, and
//! not a search through the answer space.

use crate::model::Question;
use crate::model::diagram::{Diagram, LEAF, Node};
use crate::questions::Questions;

/// What is still possible of each question: `None` where it is open, otherwise the class of its answer.
pub type Fixed = Vec<Option<u8>>;

impl Diagram {
    /// The classes of these answers; open questions stay open.
    #[must_use]
    pub fn fix(&self, questions: &[Question], masks: &[Option<u32>]) -> Fixed {
        let known = self.classes.iter().zip(questions).zip(masks);
        known.map(|((classes, question), mask)| mask.map(|mask| classes.of(question, mask))).collect()
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

    /// Every leaf that some completion of `fixed` reaches, bit by leaf (leaves from 64 on are not told apart).
    #[must_use]
    pub fn reachable(&self, fixed: &Fixed) -> u64 {
        let mut leaves = 0_u64;
        let mut marked = vec![false; self.nodes.len()];
        let mut visit = |at: u32, marked: &mut Vec<bool>| {
            if at >= LEAF {
                leaves |= 1 << (at - LEAF).min(63);
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
        leaves
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
    pub order: &'a [u8],
    /// The questions.
    pub questions: &'a [Question],
    /// Leads to outcomes.
    pub outcomes: &'a Diagram,
    /// Leads to indexes into `masks`.
    pub finding: &'a Diagram,
    /// Sets of outcomes.
    pub masks: &'a [u32],
}

impl Joint<'_> {
    /// Over every completion of these answers.
    #[must_use]
    pub fn reach(&self, masks: &[Option<u32>]) -> Reach {
        let fixed = (self.outcomes.fix(self.questions, masks), self.finding.fix(self.questions, masks));
        let mut pairs: Vec<Option<Vec<(u8, u8)>>> = vec![None; self.questions.len()];
        let rows = self.outcomes.nodes.len() + usize::from(u8::MAX);
        let mut seen = vec![false; rows * (self.finding.nodes.len() + self.masks.len())];
        let mut reach = Reach::default();
        self.walk(self.outcomes.root, self.finding.root, &fixed, &mut pairs, &mut seen, &mut reach);
        reach
    }

    fn walk(
        &self,
        outcome: u32,
        finding: u32,
        fixed: &(Fixed, Fixed),
        pairs: &mut Vec<Option<Vec<(u8, u8)>>>,
        seen: &mut [bool],
        reach: &mut Reach,
    ) {
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
        let width = self.finding.nodes.len() + self.masks.len();
        let column =
            if finding >= LEAF { self.finding.nodes.len() + (finding - LEAF) as usize } else { finding as usize };
        let row =
            if outcome >= LEAF { self.outcomes.nodes.len() + (outcome - LEAF) as usize } else { outcome as usize };
        match seen.get_mut(row * width + column) {
            Some(true) => return,
            Some(mark) => *mark = true,
            None => {}
        }
        let node =
            |diagram: &'_ Diagram, at: u32| diagram.nodes.get(at as usize).map(|node| usize::from(node.question));
        let position = |question: Option<usize>| {
            question.and_then(|question| self.order.get(question)).copied().unwrap_or(u8::MAX)
        };
        let (asked, looked) = (node(self.outcomes, outcome), node(self.finding, finding));
        let question = if position(asked) <= position(looked) { asked } else { looked };
        let Some(question) = question else { return };
        let step = |diagram: &Diagram, at: u32, class: u8| match diagram.nodes.get(at as usize) {
            Some(node) if usize::from(node.question) == question => {
                node.edges.get(usize::from(class)).copied().unwrap_or(at)
            }
            _ => at,
        };
        let choices = self.pairs(question, fixed, pairs);
        for (first, second) in choices {
            let (outcome, finding) = (step(self.outcomes, outcome, first), step(self.finding, finding, second));
            self.walk(outcome, finding, fixed, pairs, seen, reach);
        }
    }

    /// The pairs of classes that some answer of a question has: one where it is answered.
    fn pairs(&self, question: usize, fixed: &(Fixed, Fixed), pairs: &mut [Option<Vec<(u8, u8)>>]) -> Vec<(u8, u8)> {
        let given = |fixed: &Fixed| fixed.get(question).copied().flatten();
        if let (Some(first), Some(second)) = (given(&fixed.0), given(&fixed.1)) {
            return vec![(first, second)];
        }
        if let Some(Some(known)) = pairs.get(question) {
            return known.clone();
        }
        let classes = (self.outcomes.classes.get(question), self.finding.classes.get(question));
        let mut found: Vec<(u8, u8)> = Vec::new();
        if let (Some(asked), (Some(first), Some(second))) = (self.questions.get(question), classes) {
            let mut seen = vec![false; usize::from(first.count) * usize::from(second.count)];
            for mask in asked.allowed() {
                let pair = (first.of(asked, mask), second.of(asked, mask));
                let place = usize::from(pair.0) * usize::from(second.count) + usize::from(pair.1);
                if let Some(mark @ false) = seen.get_mut(place) {
                    *mark = true;
                    found.push(pair);
                }
            }
        }
        if let Some(slot) = pairs.get_mut(question) {
            *slot = Some(found.clone());
        }
        found
    }
}

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
            let edges: Vec<u32> = edges(node, fixed).iter().map(|edge| leaf(residual.left(*edge))).collect();
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
