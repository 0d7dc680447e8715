//! Makes the interview's policy: which question to ask in which state.
//!
//! A state is a function: what the answers so far leave of the decision. Equal functions are equal references, so the
//! number of states is far below the number of answer sets, and dynamic programming over them gives the policy whose
//! expected cost is least, over the whole answer space and not on a sample. Where a model has more states than the
//! bound allows, the policy is greedy instead, and at the last the diagram's own order; the model says so.

mod states;

use crate::draft::Draft;
use crate::graph::{Function, Graph, Known, Level, TooLarge};
use crate::logic::Logic;
use attestation_fit::diagram::{Diagram, NodeRef};
use attestation_fit::ids::{Id as _, IndexVec, NodeId, OutcomeId, QuestionId};
use attestation_fit::model::{Condition, Interview};
use states::States;
use std::collections::BTreeMap;

/// Most nodes that the dynamic programming, and after it the greedy search, may make. The default model needs about
/// half of it.
const MOST_NODES: usize = 400_000;
/// Costs and expectations are kept in 1/2³² of a unit. Costs end at 1000 and questions at 64, so sums stay below 2⁴⁸.
const UNIT: u64 = 1 << 32;
/// One, in weights of classes.
const WHOLE: u64 = 1 << 16;

/// Which policy is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The cheapest one within bounds.
    Cheapest,
    /// Whether there is one at all: what is quickly found comes first.
    Any,
}

/// A policy for the outcome's diagram.
///
/// # Errors
/// [`TooLarge`] where no policy is within bounds: not the cheapest one, not the greedy one, and not the diagram's own
/// order, because it would ask a question before those that it has to wait for.
pub(crate) fn policy(draft: &Draft, diagram: &Diagram<OutcomeId>, wanted: Wanted) -> Result<Interview, TooLarge> {
    let weights = draft.priors.map(|question, prior| prior.by_class(&diagram.classes[question]));
    let setting = Setting::new(draft, diagram, &weights);
    let made = |optimal: bool| {
        let mut policy = Policy::new(&setting, diagram)?;
        if optimal {
            policy.least(policy.root)?;
        }
        Ok((States::of(&mut policy, optimal)?, optimal))
    };
    let (cheapest, greedy) = (|_: TooLarge| made(true), |_: TooLarge| made(false));
    let in_order = |_: TooLarge| Ok((setting.in_order(diagram)?, false));
    let (states, optimal) = match wanted {
        Wanted::Cheapest => made(true).or_else(greedy).or_else(in_order)?,
        Wanted::Any => in_order(TooLarge).or_else(greedy).or_else(cheapest)?,
    };
    Ok(Interview { weights, states, optimal })
}

/// Levels, some of them.
type Levels = u128;

/// What the policy is made for.
struct Setting {
    /// The question at each level.
    asked: IndexVec<Level, QuestionId>,
    sizes: IndexVec<Level, usize>,
    /// By class.
    weights: IndexVec<Level, Vec<u64>>,
    /// What the question costs.
    costs: IndexVec<Level, u64>,
    /// The levels that the question waits for: those that its relevance reads, and those that it comes after. It is not
    /// asked while one of them is open and still matters.
    waits: IndexVec<Level, Levels>,
}

impl Setting {
    fn new(
        draft: &Draft,
        diagram: &Diagram<OutcomeId>,
        weights: &IndexVec<QuestionId, IndexVec<attestation_fit::ids::ClassId, u32>>,
    ) -> Self {
        let asked = Logic::of_draft(draft).asked();
        let mut level = draft.questions.map(|_, _| Level::at(0));
        for (at, question) in asked.enumerate() {
            level[*question] = at;
        }
        let waits = |question: QuestionId| {
            let read = draft.questions[question].relevant.as_ref().map(Condition::questions).unwrap_or_default();
            read.or(draft.after[question]).iter().fold(0, |levels, other| levels | bit(level[other]))
        };
        Self {
            sizes: asked.map(|_, question| usize::from(diagram.classes[*question].count)),
            weights: asked.map(|_, question| weights[*question].iter().copied().map(u64::from).collect()),
            costs: asked.map(|_, question| u64::from(draft.costs[*question])),
            waits: asked.map(|_, question| waits(*question)),
            asked,
        }
    }

    /// Levels of a set, first ones first.
    fn levels(&self, set: Levels) -> impl Iterator<Item = Level> + use<'_> {
        self.asked.ids().filter(move |level| set & bit(*level) != 0)
    }

    /// The diagram's own order: its nodes are states as they are.
    fn in_order(&self, diagram: &Diagram<OutcomeId>) -> Result<states::List, TooLarge> {
        // a level waits for earlier ones only
        let settled = self.waits.enumerate().all(|(level, waits)| waits >> level.index() == 0);
        if settled { states::in_order(diagram) } else { Err(TooLarge) }
    }
}

fn bit(level: Level) -> Levels {
    1 << level.index()
}

struct Policy<'a> {
    setting: &'a Setting,
    graph: Graph,
    root: Function,
    cofactors: Known<(Function, Level), Box<[Function]>>,
    supports: Known<Function, Levels>,
    /// Least expected cost, and the level that gives it.
    best: Known<Function, (u64, Level)>,
}

/// What can be asked in a state.
struct Candidate {
    /// Certainly spent.
    bound: u64,
    level: Level,
    /// The states after it: each with its weight, and what is certainly spent from there on, weighed.
    after: Vec<(Function, u64, u64)>,
}

impl<'a> Policy<'a> {
    #[expect(clippy::indexing_slicing, reason = "`setting.asked` gives every question a level")]
    fn new(setting: &'a Setting, diagram: &Diagram<OutcomeId>) -> Result<Self, TooLarge> {
        let mut graph = Graph::new(setting.sizes.map(|_, size| *size), MOST_NODES);
        let mut level: BTreeMap<QuestionId, Level> = BTreeMap::new();
        level.extend(setting.asked.enumerate().map(|(level, question)| (*question, level)));
        let mut made: IndexVec<NodeId, Function> = IndexVec::default();
        let target = |made: &IndexVec<NodeId, Function>, at: &NodeRef<OutcomeId>| match at {
            NodeRef::Leaf(outcome) => Function::constant(crate::graph::number(outcome.index())),
            NodeRef::Node(node) => made[*node],
        };
        for node in &diagram.nodes {
            let edges: Vec<Function> = node.edges.iter().map(|edge| target(&made, &edge)).collect();
            let function = graph.node(level[&node.question], edges.into_iter())?;
            made.push(function).map_err(|_| TooLarge)?;
        }
        let root = target(&made, &diagram.root);
        let (cofactors, supports, best) = (Known::default(), Known::default(), Known::default());
        Ok(Self { setting, graph, root, cofactors, supports, best })
    }

    /// Least expected cost from a state on.
    fn least(&mut self, at: Function) -> Result<u64, TooLarge> {
        if at.value().is_some() {
            return Ok(0);
        }
        if let Some((known, _)) = self.best.get(&at) {
            return Ok(*known);
        }
        let mut candidates = Vec::new();
        for level in self.askable(at) {
            let mut after = Vec::new();
            for (child, weight) in self.children(at, level)? {
                after.push((child, weight, self.bound(child) / WHOLE * weight));
            }
            let spent = after.iter().map(|(_, _, bound)| bound).sum::<u64>();
            candidates.push(Candidate { bound: self.setting.costs[level] * UNIT + spent, level, after });
        }
        candidates.sort_by_key(|candidate| (candidate.bound, candidate.level));
        let mut best = None;
        for Candidate { bound, level, after } in candidates {
            let beaten = |cost: u64| best.is_some_and(|(least, _)| cost >= least);
            let mut cost = bound;
            for (child, weight, bound) in after {
                if beaten(cost) {
                    break;
                }
                cost = cost - bound + self.least(child)? / WHOLE * weight;
            }
            if !beaten(cost) {
                best = Some((cost, level));
            }
        }
        // a state has a question that matters, and as none wait in a circle, one of those waits for no other
        let best = best.ok_or(TooLarge)?;
        self.best.insert(at, best);
        Ok(best.0)
    }

    /// A cost that is certainly spent from a state on: at least one question must be asked.
    fn bound(&mut self, at: Function) -> u64 {
        if at.value().is_some() {
            return 0;
        }
        if let Some((known, _)) = self.best.get(&at) {
            return *known;
        }
        let support = self.support(at);
        let costs = self.setting.levels(support).map(|level| self.setting.costs[level]);
        // a function that is no constant depends on something
        costs.min().map_or(0, |cost| cost * UNIT)
    }

    /// The question whose answers leave the fewest questions that can still matter, by cost; for models beyond dynamic
    /// programming.
    fn greedy(&mut self, at: Function) -> Result<Level, TooLarge> {
        let mut best = None;
        for level in self.askable(at) {
            let mut left = WHOLE;
            for (child, weight) in self.children(at, level)? {
                left += weight * u64::from(self.support(child).count_ones());
            }
            let score = left * self.setting.costs[level];
            if best.is_none_or(|(least, _)| score < least) {
                best = Some((score, level));
            }
        }
        best.map(|(_, level)| level).ok_or(TooLarge)
    }

    /// Levels that still matter and wait for no other that does.
    fn askable(&mut self, at: Function) -> Vec<Level> {
        let support = self.support(at);
        self.setting.levels(support).filter(|level| self.setting.waits[*level] & support == 0).collect()
    }

    /// The distinct undecided states after an answer, each with its weight; impossible ones are left out.
    fn children(&mut self, at: Function, level: Level) -> Result<Vec<(Function, u64)>, TooLarge> {
        let after = self.after(at, level)?;
        let weighed = after.into_iter().zip(self.setting.weights[level].iter().copied());
        let mut children: Vec<(Function, u64)> =
            weighed.filter(|(child, weight)| *weight > 0 && child.value().is_none()).collect();
        children.sort_unstable_by_key(|(child, _)| *child);
        children.dedup_by(|(later, more), (child, weight)| {
            let same = later == child;
            if same {
                *weight += *more;
            }
            same
        });
        Ok(children)
    }

    /// By class of the answer: the state after it.
    fn after(&mut self, at: Function, level: Level) -> Result<Box<[Function]>, TooLarge> {
        let here = match self.graph.level(at) {
            Some(here) if here == level => return Ok(self.graph.edges(at).collect()),
            Some(here) if here < level => here,
            _ => return Ok(vec![at; self.graph.size(level)].into()),
        };
        if let Some(known) = self.cofactors.get(&(at, level)) {
            return Ok(known.clone());
        }
        let edges: Vec<Function> = self.graph.edges(at).collect();
        let mut below = Vec::with_capacity(edges.len());
        for edge in edges {
            below.push(self.after(edge, level)?);
        }
        let mut made = Vec::with_capacity(self.graph.size(level));
        for class in 0..self.graph.size(level) {
            #[expect(clippy::indexing_slicing, reason = "each has a state for each class of the level")]
            let states = below.iter().map(|states| states[class]);
            made.push(self.graph.node(here, states)?);
        }
        let made: Box<[Function]> = made.into();
        self.cofactors.insert((at, level), made.clone());
        Ok(made)
    }

    /// Levels on which a function depends.
    fn support(&mut self, at: Function) -> Levels {
        let Some(level) = self.graph.level(at) else { return 0 };
        if let Some(known) = self.supports.get(&at) {
            return *known;
        }
        let edges: Vec<Function> = self.graph.edges(at).collect();
        let support = edges.into_iter().fold(bit(level), |levels, edge| levels | self.support(edge));
        self.supports.insert(at, support);
        support
    }
}
