//! Reduced, ordered, multi-valued decision diagrams: equal functions are equal references, so that questions about
//! functions (is it constant? do two rules overlap?) are comparisons.
//!
//! After Bryant (1986) for the reduction and `apply`, with leaves of any whole number as in algebraic diagrams.

/// A look-up table.
#[expect(clippy::disallowed_types, reason = "looked up only, never iterated: its order reaches no result")]
pub(super) type Known<K, V> = std::collections::HashMap<K, V>;

/// A function: a leaf (its value above [`LEAF`]) or a node.
pub(super) type Ref = u32;

/// References at or above this value are leaves.
pub(super) const LEAF: Ref = 1 << 31;
/// The function that never holds.
pub(super) const FALSE: Ref = LEAF;
/// The function that always holds.
pub(super) const TRUE: Ref = LEAF + 1;

/// The graph outgrew its bound: the model is beyond reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

/// Nodes of all functions over the same variables.
#[derive(Debug)]
pub(super) struct Graph {
    /// By level: number of classes of the variable.
    sizes: Vec<usize>,
    nodes: Vec<(u8, Box<[Ref]>)>,
    unique: Known<(u8, Box<[Ref]>), Ref>,
    choices: Known<(Ref, Ref, Ref), Ref>,
    most: usize,
}

#[expect(clippy::indexing_slicing, reason = "references and levels are made by this graph only")]
impl Graph {
    /// A graph over variables with these numbers of classes, of at most `most` nodes.
    #[must_use]
    pub(super) fn new(sizes: Vec<usize>, most: usize) -> Self {
        Self { sizes, nodes: Vec::new(), unique: Known::default(), choices: Known::default(), most }
    }

    /// The constant function.
    #[must_use]
    pub(super) fn constant(value: u32) -> Ref {
        LEAF + value
    }

    /// The value of a constant function.
    #[must_use]
    pub(super) fn value(at: Ref) -> Option<u32> {
        at.checked_sub(LEAF)
    }

    /// The variable that a function asks first; none for a constant.
    #[must_use]
    pub(super) fn level(&self, at: Ref) -> Option<usize> {
        (at < LEAF).then(|| usize::from(self.nodes[at as usize].0))
    }

    /// Where the classes of the first variable lead.
    #[must_use]
    pub(super) fn edges(&self, at: Ref) -> &[Ref] {
        if at < LEAF { &self.nodes[at as usize].1 } else { &[] }
    }

    /// Number of classes of a variable.
    #[must_use]
    pub(super) fn size(&self, level: usize) -> usize {
        self.sizes[level]
    }

    /// Number of variables.
    #[must_use]
    pub(super) fn levels(&self) -> usize {
        self.sizes.len()
    }

    /// The function that asks `level` first and then goes on along `edges`.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(super) fn node(&mut self, level: usize, edges: Vec<Ref>) -> Result<Ref, TooLarge> {
        if edges.iter().all(|edge| *edge == edges[0]) {
            return Ok(edges[0]);
        }
        let key = (level as u8, edges.into_boxed_slice());
        if let Some(known) = self.unique.get(&key) {
            return Ok(*known);
        }
        if self.nodes.len() >= self.most {
            return Err(TooLarge);
        }
        let at = self.nodes.len() as Ref;
        self.nodes.push(key.clone());
        self.unique.insert(key, at);
        Ok(at)
    }

    /// The function that holds where the variable's class is one that `accepts`.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(super) fn literal(&mut self, level: usize, accepts: impl Fn(usize) -> bool) -> Result<Ref, TooLarge> {
        let edges = (0..self.sizes[level]).map(|class| if accepts(class) { TRUE } else { FALSE }).collect();
        self.node(level, edges)
    }

    /// If `condition` then `yes`, else `no`.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(super) fn choose(&mut self, condition: Ref, yes: Ref, no: Ref) -> Result<Ref, TooLarge> {
        if condition == TRUE || yes == no {
            return Ok(yes);
        }
        if condition == FALSE {
            return Ok(no);
        }
        if (yes, no) == (TRUE, FALSE) {
            return Ok(condition);
        }
        let key = (condition, yes, no);
        if let Some(known) = self.choices.get(&key) {
            return Ok(*known);
        }
        let level = [condition, yes, no].iter().filter_map(|at| self.level(*at)).min().unwrap_or(0);
        let mut edges = Vec::with_capacity(self.sizes[level]);
        for class in 0..self.sizes[level] {
            let (condition, yes, no) =
                (self.step(condition, level, class), self.step(yes, level, class), self.step(no, level, class));
            edges.push(self.choose(condition, yes, no)?);
        }
        let made = self.node(level, edges)?;
        self.choices.insert(key, made);
        Ok(made)
    }

    /// Both hold.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(super) fn and(&mut self, one: Ref, other: Ref) -> Result<Ref, TooLarge> {
        self.choose(one, other, FALSE)
    }

    /// At least one holds.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(super) fn or(&mut self, one: Ref, other: Ref) -> Result<Ref, TooLarge> {
        self.choose(one, TRUE, other)
    }

    /// The first holds and the second does not.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(super) fn without(&mut self, one: Ref, other: Ref) -> Result<Ref, TooLarge> {
        self.choose(other, FALSE, one)
    }

    /// Combines the values of two functions, place by place.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(super) fn combine(
        &mut self,
        one: Ref,
        other: Ref,
        how: &mut dyn FnMut(u32, u32) -> u32,
    ) -> Result<Ref, TooLarge> {
        self.combine_known(one, other, how, &mut std::collections::BTreeMap::new())
    }

    fn combine_known(
        &mut self,
        one: Ref,
        other: Ref,
        how: &mut dyn FnMut(u32, u32) -> u32,
        known: &mut std::collections::BTreeMap<(Ref, Ref), Ref>,
    ) -> Result<Ref, TooLarge> {
        if let (Some(first), Some(second)) = (Self::value(one), Self::value(other)) {
            return Ok(Self::constant(how(first, second)));
        }
        if let Some(done) = known.get(&(one, other)) {
            return Ok(*done);
        }
        let level = [one, other].iter().filter_map(|at| self.level(*at)).min().unwrap_or(0);
        let mut edges = Vec::with_capacity(self.sizes[level]);
        for class in 0..self.sizes[level] {
            let (first, second) = (self.step(one, level, class), self.step(other, level, class));
            edges.push(self.combine_known(first, second, how, known)?);
        }
        let made = self.node(level, edges)?;
        known.insert((one, other), made);
        Ok(made)
    }

    /// The function whose values are replaced.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(super) fn map(&mut self, at: Ref, how: &mut dyn FnMut(u32) -> u32) -> Result<Ref, TooLarge> {
        self.combine(at, FALSE, &mut |value, _| how(value))
    }

    /// The function with one variable fixed to a class.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(super) fn fix(&mut self, at: Ref, level: usize, class: usize) -> Result<Ref, TooLarge> {
        self.fix_known(at, level, class, &mut std::collections::BTreeMap::new())
    }

    fn fix_known(
        &mut self,
        at: Ref,
        level: usize,
        class: usize,
        known: &mut std::collections::BTreeMap<Ref, Ref>,
    ) -> Result<Ref, TooLarge> {
        let Some(here) = self.level(at) else { return Ok(at) };
        if here > level {
            return Ok(at);
        }
        if here == level {
            return Ok(self.nodes[at as usize].1[class]);
        }
        if let Some(done) = known.get(&at) {
            return Ok(*done);
        }
        let edges = self.nodes[at as usize].1.to_vec();
        let mut fixed = Vec::with_capacity(edges.len());
        for edge in edges {
            fixed.push(self.fix_known(edge, level, class, known)?);
        }
        let made = self.node(here, fixed)?;
        known.insert(at, made);
        Ok(made)
    }

    /// Every node below a function, itself included, parents before children.
    #[must_use]
    pub(super) fn below(&self, roots: &[Ref]) -> Vec<Ref> {
        let mut seen = std::collections::BTreeSet::new();
        let mut waiting: Vec<Ref> = roots.iter().copied().filter(|root| *root < LEAF).collect();
        while let Some(at) = waiting.pop() {
            if seen.insert(at) {
                waiting.extend(self.nodes[at as usize].1.iter().copied().filter(|edge| *edge < LEAF));
            }
        }
        // a node is made after its children, so its reference is greater
        seen.into_iter().rev().collect()
    }

    /// The variables that a function depends on.
    #[must_use]
    pub(super) fn support(&self, at: Ref) -> Vec<usize> {
        let levels: std::collections::BTreeSet<usize> =
            self.below(&[at]).iter().filter_map(|node| self.level(*node)).collect();
        levels.into_iter().collect()
    }

    /// How many complete answer sets reach each value; `weights` gives the number of answers by level and class.
    #[must_use]
    pub(super) fn count(&self, at: Ref, weights: &[Vec<u128>]) -> std::collections::BTreeMap<u32, u128> {
        let mut counts = std::collections::BTreeMap::new();
        let mut arriving: std::collections::BTreeMap<Ref, u128> = std::collections::BTreeMap::new();
        let whole = |from: usize, to: usize| {
            weights.iter().take(to).skip(from).map(|level| level.iter().sum::<u128>()).product::<u128>()
        };
        let depth = |graph: &Self, at: Ref| graph.level(at).unwrap_or(graph.levels());
        arriving.insert(at, whole(0, depth(self, at)));
        for node in self.below(&[at]) {
            let ways = arriving.get(&node).copied().unwrap_or(0);
            let level = depth(self, node);
            for (class, edge) in self.edges(node).iter().enumerate() {
                *arriving.entry(*edge).or_insert(0) +=
                    ways * weights[level][class] * whole(level + 1, depth(self, *edge));
            }
        }
        for (reference, ways) in arriving {
            if let Some(value) = Self::value(reference) {
                counts.insert(value, ways);
            }
        }
        counts
    }

    /// Classes by level of one path to a value that is `wanted`; levels that the path does not ask stay open.
    #[must_use]
    pub(super) fn example(&self, at: Ref, wanted: &dyn Fn(u32) -> bool) -> Option<Vec<Option<usize>>> {
        let mut leads: std::collections::BTreeMap<Ref, bool> = std::collections::BTreeMap::new();
        let order = self.below(&[at]);
        let good = |leads: &std::collections::BTreeMap<Ref, bool>, at: Ref| match Self::value(at) {
            Some(value) => wanted(value),
            None => leads.get(&at).copied().unwrap_or(false),
        };
        for node in order.iter().rev() {
            let any = self.edges(*node).iter().any(|edge| good(&leads, *edge));
            leads.insert(*node, any);
        }
        if !good(&leads, at) {
            return None;
        }
        let mut path = vec![None; self.levels()];
        let mut here = at;
        while let Some(level) = self.level(here) {
            let class = self.edges(here).iter().position(|edge| good(&leads, *edge))?;
            path[level] = Some(class);
            here = self.edges(here)[class];
        }
        Some(path)
    }

    fn step(&self, at: Ref, level: usize, class: usize) -> Ref {
        if self.level(at) == Some(level) { self.nodes[at as usize].1[class] } else { at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_functions_are_equal_references() {
        let mut graph = Graph::new(vec![2, 3, 2], 1000);
        let a = graph.literal(0, |class| class == 1).unwrap();
        let b = graph.literal(1, |class| class != 2).unwrap();
        let both = graph.and(a, b).unwrap();
        let other = graph.and(b, a).unwrap();
        assert_eq!(both, other);
        let either = graph.or(a, b).unwrap();
        let not_a = graph.without(TRUE, a).unwrap();
        let not_b = graph.without(TRUE, b).unwrap();
        let neither = graph.and(not_a, not_b).unwrap();
        assert_eq!(graph.without(TRUE, neither).unwrap(), either);
    }

    #[test]
    fn counts_weigh_skipped_variables() {
        let mut graph = Graph::new(vec![2, 3, 2], 1000);
        let b = graph.literal(1, |class| class != 2).unwrap();
        let weights = vec![vec![1, 1], vec![1, 1, 5], vec![2, 3]];
        let counts = graph.count(b, &weights);
        assert_eq!(counts[&1], 2 * 2 * 5);
        assert_eq!(counts[&0], 2 * 5 * 5);
    }

    #[test]
    fn a_graph_beyond_its_bound_says_so() {
        let mut graph = Graph::new(vec![2, 2], 1);
        let a = graph.literal(0, |class| class == 1).unwrap();
        assert_eq!(graph.literal(1, |class| class == 1), Err(TooLarge));
        assert!(a < LEAF);
    }
}
