//! What can be asked about functions once they are made.

use super::store::{At, Level, Over};
use super::{Function, Graph, Region};
use attestation_fit::ids::{Id, IndexVec};
use num_bigint::BigUint;
use std::collections::{BTreeMap, BTreeSet};

/// One class of each variable on a path; `None` where the path does not ask.
pub(crate) type Path = IndexVec<Level, Option<usize>>;

impl Graph {
    /// The variable that a function asks first; none for a constant.
    pub(crate) fn level(&self, function: impl Over) -> Option<Level> {
        self.store.level(function.at())
    }

    /// Where the classes of the first variable lead; nowhere for a constant.
    pub(crate) fn edges<F: Over>(&self, function: F) -> impl ExactSizeIterator<Item = F> + '_ {
        self.store.edges(function.at()).iter().map(|at| F::over(*at))
    }

    /// Number of classes of a variable.
    pub(crate) fn size(&self, level: Level) -> usize {
        self.store.size(level)
    }

    /// Every function below one that is no constant, itself included, those that are asked last first.
    pub(crate) fn below<F: Over + Ord>(&self, root: F) -> Vec<F> {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![root];
        while let Some(at) = waiting.pop() {
            if self.level(at).is_some() && seen.insert(at) {
                waiting.extend(self.edges(at));
            }
        }
        // a node is made after its children, so its reference is greater
        seen.into_iter().collect()
    }

    /// The same, each as soon as all below it are listed: most follow right on one of those to which they lead.
    pub(crate) fn depth_first<F: Over + Ord>(&self, root: F) -> Vec<F> {
        let mut listed = Vec::new();
        self.list(root, &mut BTreeSet::new(), &mut listed);
        listed
    }

    /// Goes no deeper than there are levels.
    fn list<F: Over + Ord>(&self, at: F, seen: &mut BTreeSet<F>, listed: &mut Vec<F>) {
        if self.level(at).is_some() && seen.insert(at) {
            self.edges(at).for_each(|edge| self.list(edge, seen, listed));
            listed.push(at);
        }
    }

    /// The variables that a function depends on.
    pub(crate) fn support<F: Over + Ord>(&self, function: F) -> BTreeSet<Level> {
        self.below(function).into_iter().filter_map(|at| self.level(at)).collect()
    }

    /// How many complete answer sets have each value; `answers` is how many answers are in each class of a variable, or
    /// what they weigh.
    pub(crate) fn count<N: Copy>(&self, function: Function, answers: &IndexVec<Level, Vec<N>>) -> BTreeMap<u32, BigUint>
    where
        BigUint: From<N>,
    {
        let of_level = answers.map(|_, classes| classes.iter().copied().map(BigUint::from).sum::<BigUint>());
        let whole = |from: usize, to: usize| of_level.iter().take(to).skip(from).product::<BigUint>();
        let depth = |at: Function| self.level(at).map_or(of_level.len(), Id::index);
        let mut arriving: BTreeMap<Function, BigUint> = BTreeMap::new();
        arriving.insert(function, whole(0, depth(function)));
        for node in self.below(function).into_iter().rev() {
            let (Some(ways), Some(level)) = (arriving.remove(&node), self.level(node)) else { continue };
            for (edge, answers) in self.edges(node).zip(&answers[level]) {
                *arriving.entry(edge).or_default() +=
                    &ways * BigUint::from(*answers) * whole(level.index() + 1, depth(edge));
            }
        }
        // every node has handed on what arrived at it: what is left are the leaves
        arriving.into_iter().filter_map(|(at, ways)| at.value().map(|value| (value, ways))).collect()
    }

    /// A path to a value that is `wanted`.
    pub(crate) fn path_to(&self, function: Function, wanted: impl Fn(u32) -> bool) -> Option<Path> {
        self.path(function.at(), &wanted)
    }

    /// A path to where something holds.
    pub(crate) fn path_into(&self, region: Region) -> Option<Path> {
        self.path(region.at(), &|value| value == 1)
    }

    fn path(&self, from: At, wanted: &dyn Fn(u32) -> bool) -> Option<Path> {
        let mut leading: BTreeSet<At> = BTreeSet::new();
        let leads = |leading: &BTreeSet<At>, at: At| at.value().map_or_else(|| leading.contains(&at), wanted);
        for node in self.below(Function::over(from)).into_iter().map(Over::at) {
            if self.store.edges(node).iter().any(|edge| leads(&leading, *edge)) {
                leading.insert(node);
            }
        }
        if !leads(&leading, from) {
            return None;
        }
        let mut path = self.store.levels().map(|_, _| None);
        let mut here = from;
        while let Some(level) = self.store.level(here) {
            let (class, next) = self.store.edges(here).iter().enumerate().find(|(_, edge)| leads(&leading, **edge))?;
            path[level] = Some(class);
            here = *next;
        }
        Some(path)
    }
}
