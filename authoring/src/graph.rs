//! Reduced, ordered, multi-valued decision diagrams: equal functions are equal references, so that questions about
//! functions (is it constant? do two rules overlap?) are comparisons.
//!
//! After Bryant (1986) for the reduction and `apply`, with leaves of any whole number as in algebraic diagrams. What
//! holds or does not hold is a [`Region`], what has a value is a [`Function`]; neither passes for the other.

mod analysis;
mod store;

pub(crate) use analysis::Path;
pub(crate) use store::{At, Known, Level, Over};

use attestation_fit::ids::IndexVec;
use store::{FALSE, Store, TRUE};

/// The answer sets for which something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Region(At);

/// A whole number for each answer set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Function(At);

impl Region {
    /// No answer set.
    pub(crate) const NONE: Self = Self(FALSE);
    /// Every answer set.
    pub(crate) const ALL: Self = Self(TRUE);
}

impl Function {
    /// The same value everywhere.
    pub(crate) fn constant(value: u32) -> Self {
        Self(At::leaf(value))
    }

    /// The value, where it is the same everywhere.
    pub(crate) fn value(self) -> Option<u32> {
        self.0.value()
    }
}

/// A position as the value of a leaf.
#[expect(clippy::cast_possible_truncation, reason = "lists are far shorter than the graph's bound")]
pub(crate) fn number(position: usize) -> u32 {
    debug_assert!(position < 1 << 31);
    position as u32
}

impl Over for Region {
    fn at(self) -> At {
        self.0
    }
    fn over(at: At) -> Self {
        Self(at)
    }
}

impl Over for Function {
    fn at(self) -> At {
        self.0
    }
    fn over(at: At) -> Self {
        Self(at)
    }
}

/// The graph outgrew its bounds: the model is beyond reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

/// Nodes of all functions over the same variables.
#[derive(Debug)]
pub(crate) struct Graph {
    store: Store,
    choices: Known<(At, At, At), At>,
}

impl Graph {
    /// A graph over variables with these numbers of classes, of at most `most` nodes.
    pub(crate) fn new(sizes: IndexVec<Level, usize>, most: usize) -> Self {
        Self { store: Store::new(sizes, most), choices: Known::default() }
    }

    /// The function that asks `level` first and then goes on along `edges`, one for each class.
    pub(crate) fn node<F: Over>(&mut self, level: Level, edges: impl Iterator<Item = F>) -> Result<F, TooLarge> {
        let edges: Vec<At> = edges.map(Over::at).collect();
        self.store.node(level, &edges).map(F::over)
    }

    /// Where the variable's class is one that `accepts`.
    pub(crate) fn literal(&mut self, level: Level, accepts: impl Fn(usize) -> bool) -> Result<Region, TooLarge> {
        let classes = 0..self.size(level);
        self.node(level, classes.map(|class| if accepts(class) { Region::ALL } else { Region::NONE }))
    }

    /// Where the variable's class is one for which the truth holds.
    pub(crate) fn truths(&mut self, level: Level, truths: &[bool]) -> Result<Region, TooLarge> {
        self.node(level, truths.iter().map(|truth| if *truth { Region::ALL } else { Region::NONE }))
    }

    /// The number of the variable's class.
    pub(crate) fn variable(&mut self, level: Level) -> Result<Function, TooLarge> {
        let classes = 0..u32::try_from(self.size(level)).map_err(|_| TooLarge)?;
        self.node(level, classes.map(Function::constant))
    }

    /// `yes` where the condition holds, `no` elsewhere.
    pub(crate) fn choose<F: Over>(&mut self, condition: Region, yes: F, no: F) -> Result<F, TooLarge> {
        self.choose_at(condition.0, yes.at(), no.at()).map(F::over)
    }

    /// Where both hold.
    pub(crate) fn and(&mut self, one: Region, other: Region) -> Result<Region, TooLarge> {
        self.choose(one, other, Region::NONE)
    }

    /// Where at least one holds.
    pub(crate) fn or(&mut self, one: Region, other: Region) -> Result<Region, TooLarge> {
        self.choose(one, Region::ALL, other)
    }

    /// Where the first holds and the second does not.
    pub(crate) fn without(&mut self, one: Region, other: Region) -> Result<Region, TooLarge> {
        self.choose(other, Region::NONE, one)
    }

    /// Where the value is one that `accepts`.
    pub(crate) fn holds(&mut self, function: Function, accepts: impl Fn(u32) -> bool) -> Result<Region, TooLarge> {
        let truth = |value: u32, _: u32| u32::from(accepts(value));
        self.combine_at(function.0, FALSE, &mut { truth }, &mut Known::default()).map(Region)
    }

    /// The function whose values are replaced.
    pub(crate) fn map(&mut self, function: Function, how: impl Fn(u32) -> u32) -> Result<Function, TooLarge> {
        self.combine_at(function.0, FALSE, &mut |value, _| how(value), &mut Known::default()).map(Function)
    }

    /// The function whose values are replaced where the condition holds.
    pub(crate) fn map_where(
        &mut self,
        function: Function,
        condition: Region,
        how: &mut dyn FnMut(u32) -> u32,
    ) -> Result<Function, TooLarge> {
        let replaced = &mut |value: u32, holds: u32| if holds == 0 { value } else { how(value) };
        self.combine_at(function.0, condition.0, replaced, &mut Known::default()).map(Function)
    }

    /// The function whose values are made of those of two others.
    pub(crate) fn join(
        &mut self,
        one: Function,
        other: Function,
        how: impl Fn(u32, u32) -> u32,
    ) -> Result<Function, TooLarge> {
        self.combine_at(one.0, other.0, &mut { how }, &mut Known::default()).map(Function)
    }

    /// The function with one variable fixed to a class.
    pub(crate) fn fix<F: Over>(&mut self, function: F, level: Level, class: usize) -> Result<F, TooLarge> {
        self.fix_at(function.at(), level, class, &mut Known::default()).map(F::over)
    }

    /// What asks the last variable is replaced by the value that `how` makes of the classes in which it holds.
    pub(crate) fn gather(
        &mut self,
        region: Region,
        last: Level,
        how: &mut dyn FnMut(&mut dyn Iterator<Item = usize>) -> u32,
    ) -> Result<Function, TooLarge> {
        self.gather_at(region.0, last, how, &mut Known::default()).map(Function)
    }

    fn choose_at(&mut self, condition: At, yes: At, no: At) -> Result<At, TooLarge> {
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
        let Some(level) = self.store.first([condition, yes, no]) else {
            // a region has no other leaves
            return Ok(no);
        };
        let mut edges = Vec::with_capacity(self.store.size(level));
        for class in 0..self.store.size(level) {
            let [condition, yes, no] = [condition, yes, no].map(|at| self.store.after(at, level, class));
            edges.push(self.choose_at(condition, yes, no)?);
        }
        let made = self.store.node(level, &edges)?;
        self.store.step()?;
        self.choices.insert(key, made);
        Ok(made)
    }

    fn combine_at(
        &mut self,
        one: At,
        other: At,
        how: &mut dyn FnMut(u32, u32) -> u32,
        known: &mut Known<(At, At), At>,
    ) -> Result<At, TooLarge> {
        if let (Some(first), Some(second)) = (one.value(), other.value()) {
            return Ok(At::leaf(how(first, second)));
        }
        if let Some(done) = known.get(&(one, other)) {
            return Ok(*done);
        }
        let Some(level) = self.store.first([one, other]) else { return Ok(one) };
        let mut edges = Vec::with_capacity(self.store.size(level));
        for class in 0..self.store.size(level) {
            let [first, second] = [one, other].map(|at| self.store.after(at, level, class));
            edges.push(self.combine_at(first, second, how, known)?);
        }
        let made = self.store.node(level, &edges)?;
        self.store.step()?;
        known.insert((one, other), made);
        Ok(made)
    }

    fn fix_at(&mut self, at: At, level: Level, class: usize, known: &mut Known<At, At>) -> Result<At, TooLarge> {
        let Some(here) = self.store.level(at).filter(|here| *here <= level) else { return Ok(at) };
        if here == level {
            return Ok(self.store.after(at, level, class));
        }
        if let Some(done) = known.get(&at) {
            return Ok(*done);
        }
        let mut fixed = Vec::with_capacity(self.store.size(here));
        for branch in 0..self.store.size(here) {
            fixed.push(self.fix_at(self.store.after(at, here, branch), level, class, known)?);
        }
        let made = self.store.node(here, &fixed)?;
        self.store.step()?;
        known.insert(at, made);
        Ok(made)
    }

    fn gather_at(
        &mut self,
        at: At,
        last: Level,
        how: &mut dyn FnMut(&mut dyn Iterator<Item = usize>) -> u32,
        known: &mut Known<At, At>,
    ) -> Result<At, TooLarge> {
        if let Some(done) = known.get(&at) {
            return Ok(*done);
        }
        let made = match self.store.level(at) {
            Some(level) if level < last => {
                let mut edges = Vec::with_capacity(self.store.size(level));
                for class in 0..self.store.size(level) {
                    edges.push(self.gather_at(self.store.after(at, level, class), last, how, known)?);
                }
                self.store.node(level, &edges)?
            }
            _ => {
                let holds = |class: &usize| self.store.after(at, last, *class) == TRUE;
                At::leaf(how(&mut (0..self.store.size(last)).filter(holds)))
            }
        };
        known.insert(at, made);
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use attestation_fit::ids::Id as _;
    use num_bigint::BigUint;

    fn graph(sizes: &[usize], most: usize) -> Graph {
        Graph::new(IndexVec::new(sizes.to_vec()).unwrap(), most)
    }

    #[test]
    fn equal_functions_are_equal_references() {
        let mut graph = graph(&[2, 3, 2], 1000);
        let a = graph.literal(Level::at(0), |class| class == 1).unwrap();
        let b = graph.literal(Level::at(1), |class| class != 2).unwrap();
        let both = graph.and(a, b).unwrap();
        assert_eq!(both, graph.and(b, a).unwrap());
        let either = graph.or(a, b).unwrap();
        let not_a = graph.without(Region::ALL, a).unwrap();
        let not_b = graph.without(Region::ALL, b).unwrap();
        let neither = graph.and(not_a, not_b).unwrap();
        assert_eq!(graph.without(Region::ALL, neither).unwrap(), either);
    }

    #[test]
    fn counts_weigh_skipped_variables() {
        let mut graph = graph(&[2, 3, 2], 1000);
        let b = graph.literal(Level::at(1), |class| class != 2).unwrap();
        let b = graph.choose(b, Function::constant(1), Function::constant(0)).unwrap();
        let weights = IndexVec::new(vec![vec![1_u32, 1], vec![1, 1, 5], vec![2, 3]]).unwrap();
        let counts = graph.count(b, &weights);
        assert_eq!(counts[&1], BigUint::from(2_u8 * 2 * 5));
        assert_eq!(counts[&0], BigUint::from(2_u8 * 5 * 5));
    }

    #[test]
    fn a_graph_beyond_its_bound_says_so() {
        let mut graph = graph(&[2, 2], 1);
        assert!(graph.literal(Level::at(0), |class| class == 1).is_ok());
        assert_eq!(graph.literal(Level::at(1), |class| class == 1), Err(TooLarge));
    }
}
