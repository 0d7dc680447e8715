//! Makes the interview's policy: which question to ask in which state.
//!
//! A state is a function: what the answers so far leave of the decision. Equal functions are equal references, so the
//! number of states is far below the number of answer sets, and dynamic programming over them gives the policy whose
//! expected cost is least, over the whole answer space and not on a sample. Where a model has more states than the
//! bound allows, the policy is greedy instead, and at the last the diagram's own order; the model says so.

use super::compile::ordered;
use super::draft::Draft;
use super::graph::{Graph, Known, Ref, TooLarge};
use attestation_fit::model::diagram::{Diagram, LEAF};
use attestation_fit::model::{InterviewModel, State};
use std::collections::BTreeMap;

/// Most nodes that the dynamic programming, and after it the greedy search, may make. The default model needs about
/// half of it.
const MOST_NODES: usize = 400_000;
/// Costs and expectations are kept in 1/2³² of a unit; weights are 1/2¹⁶.
const UNIT: u64 = 1 << 32;

/// The policy for a diagram, with these weights of classes by question.
///
/// # Errors
/// [`TooLarge`] where no policy is within bounds: not the cheapest one, not the greedy one, and not the diagram's own
/// order, because it would ask a question before those that its relevance reads.
pub(super) fn policy(draft: &Draft, diagram: &Diagram, weights: Vec<Vec<u32>>) -> Result<InterviewModel, TooLarge> {
    let mut policy = Policy::new(draft, diagram, &weights)?;
    let optimal = policy.least(policy.root).is_ok();
    if !optimal {
        policy = Policy::new(draft, diagram, &weights)?;
    }
    let states = match policy.states(optimal) {
        Ok(states) => states,
        Err(TooLarge) => policy.in_order(diagram)?,
    };
    Ok(InterviewModel { weights, states, optimal })
}

struct Policy {
    graph: Graph,
    root: Ref,
    /// By level: the question.
    order: Vec<usize>,
    /// By level and class.
    weights: Vec<Vec<u64>>,
    /// By level: what the question costs.
    costs: Vec<u64>,
    /// By level: the levels that the relevance of its question reads; it is not asked while one of them is open.
    reads: Vec<u64>,
    cofactors: Known<(Ref, u8), Box<[Ref]>>,
    supports: Known<Ref, u64>,
    /// Least expected cost, and the level that gives it.
    best: Known<Ref, (u64, u8)>,
}

#[expect(clippy::indexing_slicing, reason = "levels and classes are those of the diagram that the graph was made from")]
impl Policy {
    fn new(draft: &Draft, diagram: &Diagram, weights: &[Vec<u32>]) -> Result<Self, TooLarge> {
        let order = ordered(&draft.model);
        let level = |question: usize| order.iter().position(|asked| *asked == question).unwrap_or(0);
        let sizes = order.iter().map(|question| usize::from(diagram.classes[*question].count)).collect();
        let mut graph = Graph::new(sizes, MOST_NODES);
        let mut made: Vec<Ref> = Vec::with_capacity(diagram.nodes.len());
        let target = |made: &[Ref], at: u32| {
            if at >= LEAF { Graph::constant(at - LEAF) } else { made[at as usize] }
        };
        for node in &diagram.nodes {
            let edges = node.edges.iter().map(|edge| target(&made, *edge)).collect();
            made.push(graph.node(level(usize::from(node.question)), edges)?);
        }
        let reads = |question: usize| {
            let entries = draft.model.questions[question].relevant.iter().flatten().flatten();
            entries.fold(0_u64, |bits, entry| bits | 1 << level(usize::from(entry.input)))
        };
        Ok(Self {
            root: target(&made, diagram.root),
            weights: order.iter().map(|question| weights[*question].iter().copied().map(u64::from).collect()).collect(),
            costs: order.iter().map(|question| u64::from(draft.costs[*question])).collect(),
            reads: order.iter().map(|question| reads(*question)).collect(),
            order,
            graph,
            cofactors: Known::default(),
            supports: Known::default(),
            best: Known::default(),
        })
    }

    /// Least expected cost from a state on.
    fn least(&mut self, at: Ref) -> Result<u64, TooLarge> {
        if at >= super::graph::LEAF {
            return Ok(0);
        }
        if let Some((known, _)) = self.best.get(&at) {
            return Ok(*known);
        }
        let mut candidates = Vec::new();
        for level in self.askable(at) {
            let children = self.children(at, level)?;
            let bounds: Vec<u64> =
                children.iter().map(|(child, weight)| self.bound(*child) / 65_536 * weight).collect();
            candidates.push((self.costs[level] * UNIT + bounds.iter().sum::<u64>(), level, children, bounds));
        }
        candidates.sort_unstable_by_key(|(bound, level, ..)| (*bound, *level));
        let mut best = (u64::MAX, 0);
        for (bound, level, children, bounds) in candidates {
            let mut cost = bound;
            for ((child, weight), bound) in children.into_iter().zip(bounds) {
                if cost >= best.0 {
                    break;
                }
                cost = cost - bound + self.least(child)? / 65_536 * weight;
            }
            if cost < best.0 {
                best = (cost, level as u8);
            }
        }
        self.best.insert(at, best);
        Ok(best.0)
    }

    /// A cost that is certainly spent from a state on: at least one question must be asked.
    fn bound(&mut self, at: Ref) -> u64 {
        if at >= super::graph::LEAF {
            return 0;
        }
        if let Some((known, _)) = self.best.get(&at) {
            return *known;
        }
        let support = self.support(at);
        let cheapest =
            (0..self.order.len()).filter(|level| support >> level & 1 == 1).map(|level| self.costs[level]).min();
        cheapest.unwrap_or(0) * UNIT
    }

    /// The question whose answers leave the fewest questions that can still matter, by cost; for models beyond dynamic
    /// programming.
    fn greedy(&mut self, at: Ref) -> Result<usize, TooLarge> {
        let mut best = (u64::MAX, 0);
        for level in self.askable(at) {
            let mut left = 65_536;
            for (child, weight) in self.children(at, level)? {
                left += weight * u64::from(self.support(child).count_ones());
            }
            let score = left * self.costs[level];
            if score < best.0 {
                best = (score, level);
            }
        }
        Ok(best.1)
    }

    /// The diagram's own order: its nodes are states as they are.
    fn in_order(&self, diagram: &Diagram) -> Result<Vec<State>, TooLarge> {
        let settled = |level: usize| self.reads[level] >> level == 0;
        if !(0..self.order.len()).all(settled) {
            return Err(TooLarge);
        }
        Ok(diagram.nodes.iter().map(|node| State::asking(node.question, node.edges.clone())).collect())
    }

    /// Levels that still matter and whose relevance is settled.
    fn askable(&mut self, at: Ref) -> Vec<usize> {
        let support = self.support(at);
        (0..self.order.len()).filter(|level| support >> level & 1 == 1 && self.reads[*level] & support == 0).collect()
    }

    /// The distinct states after an answer, each with its weight; impossible ones are left out.
    fn children(&mut self, at: Ref, level: usize) -> Result<Vec<(Ref, u64)>, TooLarge> {
        let mut weights: BTreeMap<Ref, u64> = BTreeMap::new();
        for (child, weight) in self.after(at, level)?.iter().zip(&self.weights[level]) {
            *weights.entry(*child).or_insert(0) += weight;
        }
        Ok(weights.into_iter().filter(|(child, weight)| *weight > 0 && *child < super::graph::LEAF).collect())
    }

    /// By class of the answer: the state after it.
    fn after(&mut self, at: Ref, level: usize) -> Result<Box<[Ref]>, TooLarge> {
        let size = self.graph.size(level);
        match self.graph.level(at) {
            Some(here) if here == level => return Ok(self.graph.edges(at).into()),
            Some(here) if here < level => {}
            _ => return Ok(vec![at; size].into()),
        }
        if let Some(known) = self.cofactors.get(&(at, level as u8)) {
            return Ok(known.clone());
        }
        let here = self.graph.level(at).unwrap_or(0);
        let edges = self.graph.edges(at).to_vec();
        let mut below = Vec::with_capacity(edges.len());
        for edge in edges {
            below.push(self.after(edge, level)?);
        }
        let mut made = Vec::with_capacity(size);
        for class in 0..size {
            made.push(self.graph.node(here, below.iter().map(|states| states[class]).collect())?);
        }
        let made: Box<[Ref]> = made.into();
        self.cofactors.insert((at, level as u8), made.clone());
        Ok(made)
    }

    /// Levels on which a function depends, bit by level.
    fn support(&mut self, at: Ref) -> u64 {
        let Some(level) = self.graph.level(at) else { return 0 };
        if let Some(known) = self.supports.get(&at) {
            return *known;
        }
        let edges = self.graph.edges(at).to_vec();
        let support = edges.into_iter().fold(1 << level, |bits, edge| bits | self.support(edge));
        self.supports.insert(at, support);
        support
    }

    /// The states that the policy reaches, later ones first.
    fn states(&mut self, optimal: bool) -> Result<Vec<State>, TooLarge> {
        let mut states = Vec::new();
        self.number(self.root, optimal, &mut states, &mut BTreeMap::new())?;
        Ok(states)
    }

    fn number(
        &mut self,
        at: Ref,
        optimal: bool,
        states: &mut Vec<State>,
        numbers: &mut BTreeMap<Ref, u32>,
    ) -> Result<u32, TooLarge> {
        if let Some(value) = Graph::value(at) {
            return Ok(LEAF + value);
        }
        if let Some(known) = numbers.get(&at) {
            return Ok(*known);
        }
        let level = match self.best.get(&at) {
            Some((_, level)) if optimal => usize::from(*level),
            // answers of no weight are left out of the dynamic programming, but somebody may give them
            _ => self.greedy(at)?,
        };
        let mut next = Vec::new();
        for child in self.after(at, level)?.iter().copied() {
            let number = self.number(child, optimal, states, numbers)?;
            next.push(number);
        }
        states.push(State::asking(self.order[level] as u8, next));
        let number = states.len() as u32 - 1;
        if states.len() >= LEAF as usize {
            return Err(TooLarge);
        }
        numbers.insert(at, number);
        Ok(number)
    }
}
