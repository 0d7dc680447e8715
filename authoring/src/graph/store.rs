//! Where nodes are kept: each once, whoever makes it.

use super::TooLarge;
use attestation_fit::ids::{Id, IndexVec};
use core::hash::BuildHasher as _;
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// A look-up table. It is looked up only, never iterated: its order reaches no result.
pub(crate) type Known<K, V> = hashbrown::HashMap<K, V, FxBuildHasher>;

/// Steps for each node that a graph may hold: bounds the time of combining functions that come to little.
const STEPS_PER_NODE: usize = 16;

/// Position of a variable in the order in which a graph asks: questions, and last the outcome where it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Level(u8);

impl Id for Level {
    const MOST: usize = 65;

    fn new(index: usize) -> Option<Self> {
        u8::try_from(index).ok().filter(|_| index < Self::MOST).map(Self)
    }

    fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A reference: a leaf with its value, or a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct At(u32);

/// Where leaves begin.
const LEAF: u32 = 1 << 31;
/// The leaf of what does not hold.
pub(super) const FALSE: At = At(LEAF);
/// The leaf of what holds.
pub(super) const TRUE: At = At(LEAF + 1);

impl At {
    pub(super) fn leaf(value: u32) -> Self {
        debug_assert!(value < LEAF, "values are positions in lists");
        Self(LEAF | value)
    }

    pub(super) fn value(self) -> Option<u32> {
        self.0.checked_sub(LEAF)
    }
}

/// What is a function of the answers.
pub(crate) trait Over: Copy {
    /// Its reference.
    fn at(self) -> At;
    /// The function of a reference that is one.
    fn over(at: At) -> Self;
}

/// Nodes, each once.
#[derive(Debug)]
pub(super) struct Store {
    /// By level: number of classes of the variable.
    sizes: IndexVec<Level, usize>,
    /// By node: what it asks, and where its edges begin.
    nodes: Vec<(Level, usize)>,
    edges: Vec<At>,
    unique: HashTable<u32>,
    most: usize,
    steps: usize,
}

#[expect(clippy::indexing_slicing, reason = "references are made by this store only; a foreign one must stop the work")]
impl Store {
    pub(super) fn new(sizes: IndexVec<Level, usize>, most: usize) -> Self {
        Self { sizes, nodes: Vec::new(), edges: Vec::new(), unique: HashTable::new(), most, steps: 0 }
    }

    pub(super) fn levels(&self) -> &IndexVec<Level, usize> {
        &self.sizes
    }

    pub(super) fn size(&self, level: Level) -> usize {
        self.sizes[level]
    }

    /// The variable that a function asks first; none for a constant.
    pub(super) fn level(&self, at: At) -> Option<Level> {
        if at.0 < LEAF { Some(self.nodes[at.0 as usize].0) } else { None }
    }

    /// The variable that is asked first by any of these.
    pub(super) fn first<const N: usize>(&self, functions: [At; N]) -> Option<Level> {
        functions.into_iter().filter_map(|at| self.level(at)).min()
    }

    /// Where the classes of the first variable lead; nowhere for a constant.
    pub(super) fn edges(&self, at: At) -> &[At] {
        if at.0 >= LEAF {
            return &[];
        }
        let (level, start) = self.nodes[at.0 as usize];
        &self.edges[start..start + self.sizes[level]]
    }

    /// The function once the variable's class is known; `level` is not behind what the function asks first.
    pub(super) fn after(&self, at: At, level: Level, class: usize) -> At {
        if self.level(at) == Some(level) { self.edges(at)[class] } else { at }
    }

    /// The node that asks `level` and goes on along `edges`.
    pub(super) fn node(&mut self, level: Level, edges: &[At]) -> Result<At, TooLarge> {
        if edges.iter().all(|edge| *edge == edges[0]) {
            return Ok(edges[0]);
        }
        let hash = FxBuildHasher.hash_one((level, edges));
        let same = |number: &u32| self.nodes[*number as usize].0 == level && self.edges(At(*number)) == edges;
        if let Some(known) = self.unique.find(hash, same) {
            return Ok(At(*known));
        }
        if self.nodes.len() >= self.most {
            return Err(TooLarge);
        }
        let number = u32::try_from(self.nodes.len()).map_err(|_| TooLarge)?;
        self.nodes.push((level, self.edges.len()));
        self.edges.extend_from_slice(edges);
        let (nodes, all, sizes) = (&self.nodes, &self.edges, &self.sizes);
        self.unique.insert_unique(hash, number, |other| {
            let (level, start) = nodes[*other as usize];
            FxBuildHasher.hash_one((level, &all[start..start + sizes[level]]))
        });
        Ok(At(number))
    }

    /// Counts a step.
    pub(super) fn step(&mut self) -> Result<(), TooLarge> {
        self.steps += 1;
        if self.steps > self.most * STEPS_PER_NODE { Err(TooLarge) } else { Ok(()) }
    }
}
