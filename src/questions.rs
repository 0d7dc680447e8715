//! Sets of questions, as bits: at most 64 questions, in declared order.

/// Most questions of a model.
pub const MOST: usize = 64;

/// A set of questions by index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Questions(pub u64);

impl Questions {
    /// The set of one question.
    #[must_use]
    pub fn one(question: usize) -> Self {
        Self(1 << (question % MOST))
    }

    /// Adds a question.
    pub fn insert(&mut self, question: usize) {
        *self = self.or(Self::one(question));
    }

    /// Whether the question is in the set.
    #[must_use]
    pub fn has(self, question: usize) -> bool {
        self.and(Self::one(question)) != Self::default()
    }

    /// Questions in either set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Questions in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Questions in this set only.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The questions in declared order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = usize> {
        (0..MOST).filter(move |question| self.has(*question))
    }
}
