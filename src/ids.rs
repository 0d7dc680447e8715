//! Ids of the parts of a model, the lists that only they index, and sets of them as bits.
//!
//! An id is a position that was checked once: [`Model::read`](crate::model::Model::read) refuses a model with an id that
//! points nowhere. So a look-up by id needs no default, and the wrong kind of id does not compile:
//!
//! ```
//! use attestation_fit::ids::{Id, IndexVec, QuestionId, Set};
//!
//! let weeks: IndexVec<QuestionId, u32> = IndexVec::new(vec![3, 13])?;
//! let first = QuestionId::new(0).ok_or("no id")?;
//! assert_eq!(weeks[first], 3);
//! assert!(QuestionId::new(64).is_none(), "a model has at most 64 questions");
//!
//! let asked: Set<QuestionId> = Set::one(first);
//! assert_eq!(asked.iter().collect::<Vec<_>>(), [first]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use core::fmt::Debug;
use core::marker::PhantomData;
use core::ops::{Index, IndexMut};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

/// A position in one kind of list.
pub trait Id: Copy + Ord + Debug {
    /// Most things of the kind; what is beyond is refused where it would be made, and never wraps.
    const MOST: usize;

    /// The id of a position; `None` from [`Id::MOST`] on.
    fn new(index: usize) -> Option<Self>;

    /// The position, from 0.
    fn index(self) -> usize;

    /// The id of a position that is known to exist.
    ///
    /// # Panics
    /// From [`Id::MOST`] on. As in the look-up of [`IndexVec`]: a broken promise stops the engine.
    #[must_use]
    #[expect(clippy::expect_used, reason = "positions come from lists that hold no more than ids reach")]
    fn at(index: usize) -> Self {
        Self::new(index).expect("a position within the list")
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($number:ty), at most $most:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name($number);

        impl Id for $name {
            const MOST: usize = $most;

            fn new(index: usize) -> Option<Self> {
                <$number>::try_from(index).ok().filter(|_| index < Self::MOST).map(Self)
            }

            fn index(self) -> usize {
                usize::from(self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let index = <$number>::deserialize(deserializer)?;
                Self::new(index.into()).ok_or_else(|| D::Error::custom(concat!("no ", stringify!($name))))
            }
        }
    )*};
}

ids! {
    /// A question of the questionnaire (input data, in DMN).
    QuestionId(u8), at most 64;
    /// A choice of one question.
    ChoiceId(u8), at most 31;
    /// A code of an answer to one question: see [`Question::code`](crate::model::Question::code).
    AnswerCode(u16), at most 4096;
    /// Answers to one question that a diagram does not tell apart.
    ClassId(u8), at most 255;
    /// A decision table.
    DecisionId(u16), at most 1024;
    /// A rule of one table.
    RuleId(u16), at most 4096;
    /// A value of one decision.
    ValueId(u8), at most 31;
    /// A criterion or a flag.
    FindingId(u16), at most 1024;
    /// A fact that rules and figures rest on.
    FactId(u16), at most 65_535;
    /// A node of one diagram.
    NodeId(u16), at most 16_384;
    /// A state of the interview.
    StateId(u16), at most 32_768;
    /// A step that plans name.
    StepId(u16), at most 1024;
    /// A step's place in one plan.
    PlaceId(u16), at most 1024;
}

impl ClassId {
    /// The class as it stands in a row of bytes.
    pub(crate) fn byte(self) -> u8 {
        self.0
    }
}

impl ValueId {
    /// The value as it stands in a row of bytes.
    pub(crate) fn byte(self) -> u8 {
        self.0
    }
}

/// A value of the decision that gives the advice.
pub type OutcomeId = ValueId;

/// An answer: what is chosen. Empty: "I don't know".
pub type Choices = Set<ChoiceId>;
/// Some of the questions.
pub type Questions = Set<QuestionId>;
/// Some of the outcomes.
pub type Outcomes = Set<OutcomeId>;

/// More things than ids of their kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// Most things of the kind.
    pub most: usize,
}

impl core::fmt::Display for TooMany {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "more than {}", self.most)
    }
}

impl core::error::Error for TooMany {}

/// A list that ids of one kind index, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexVec<I, T> {
    items: Vec<T>,
    of: PhantomData<fn(I)>,
}

impl<I: Id, T> IndexVec<I, T> {
    /// A list of these items.
    ///
    /// # Errors
    /// [`TooMany`] where ids would run out.
    pub fn new(items: Vec<T>) -> Result<Self, TooMany> {
        if items.len() > I::MOST { Err(TooMany { most: I::MOST }) } else { Ok(Self { items, of: PhantomData }) }
    }

    /// A list of one item for each of the first `count` ids.
    ///
    /// # Panics
    /// Beyond [`Id::MOST`], as [`Id::at`].
    #[must_use]
    pub fn each(count: usize, make: impl FnMut(I) -> T) -> Self {
        Self { items: (0..count).map(I::at).map(make).collect(), of: PhantomData }
    }

    /// Adds an item.
    ///
    /// # Errors
    /// [`TooMany`] where ids have run out.
    pub fn push(&mut self, item: T) -> Result<I, TooMany> {
        let id = I::new(self.items.len()).ok_or(TooMany { most: I::MOST })?;
        self.items.push(item);
        Ok(id)
    }

    /// Number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Whether an id points into this list.
    #[must_use]
    pub fn has(&self, id: I) -> bool {
        id.index() < self.items.len()
    }

    /// The ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.items.len()).map(I::at)
    }

    /// The id of the last item.
    #[must_use]
    pub fn last_id(&self) -> Option<I> {
        self.items.len().checked_sub(1).map(I::at)
    }

    /// The items in order.
    pub fn iter(&self) -> core::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// Ids and items in order.
    pub fn enumerate(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator + use<'_, I, T> {
        self.ids().zip(self.items.iter())
    }

    /// The id of the first item that is wanted.
    pub fn position(&self, wanted: impl Fn(&T) -> bool) -> Option<I> {
        self.items.iter().position(wanted).map(I::at)
    }

    /// A list over the same ids.
    #[must_use]
    pub fn map<U>(&self, mut make: impl FnMut(I, &T) -> U) -> IndexVec<I, U> {
        IndexVec { items: self.enumerate().map(|(id, item)| make(id, item)).collect(), of: PhantomData }
    }
}

impl<I, T> Default for IndexVec<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), of: PhantomData }
    }
}

impl<I: Id, T> Index<I> for IndexVec<I, T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "ids are checked when a model is read; where one points nowhere all the same, stopping is right: a \
                  default would be advice that no rule gave"
    )]
    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for IndexVec<I, T> {
    #[expect(clippy::indexing_slicing, reason = "as in `index`")]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

impl<'a, I: Id, T> IntoIterator for &'a IndexVec<I, T> {
    type Item = &'a T;
    type IntoIter = core::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<I, T: Serialize> Serialize for IndexVec<I, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.items.serialize(serializer)
    }
}

impl<'de, I: Id, T: Deserialize<'de>> Deserialize<'de> for IndexVec<I, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(Vec::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// A set of ids of one kind, bit by id; for kinds of which there are at most 64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Set<I> {
    bits: u64,
    of: PhantomData<fn(I)>,
}

impl<I: Id> Set<I> {
    /// Every id of the kind, used or not.
    pub const ALL: Self = Self::of_bits(u64::MAX >> (64 - I::MOST));

    const fn of_bits(bits: u64) -> Self {
        const { assert!(I::MOST <= 64, "a set has 64 bits") };
        Self { bits, of: PhantomData }
    }

    /// The set of one id.
    #[must_use]
    pub fn one(id: I) -> Self {
        Self::of_bits(1 << id.index())
    }

    /// Adds an id.
    pub fn insert(&mut self, id: I) {
        *self = self.or(Self::one(id));
    }

    /// Takes an id out.
    pub fn remove(&mut self, id: I) {
        *self = self.without(Self::one(id));
    }

    /// Whether the id is in the set.
    #[must_use]
    pub fn has(self, id: I) -> bool {
        self.meets(Self::one(id))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Number of ids.
    #[must_use]
    pub fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// The ids in either set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self::of_bits(self.bits | other.bits)
    }

    /// The ids in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::of_bits(self.bits & other.bits)
    }

    /// The ids in this set only.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self::of_bits(self.bits & !other.bits)
    }

    /// The ids in one of both sets, and not in the other.
    #[must_use]
    pub fn differing(self, other: Self) -> Self {
        Self::of_bits(self.bits ^ other.bits)
    }

    /// Whether some id is in both sets.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.bits & other.bits != 0
    }

    /// Whether every id of the other set is in this one.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        other.bits & !self.bits == 0
    }

    /// The id, where there is one and no other.
    #[must_use]
    pub fn only(self) -> Option<I> {
        self.first().filter(|first| self == Self::one(*first))
    }

    /// The first id.
    #[must_use]
    pub fn first(self) -> Option<I> {
        I::new(self.bits.trailing_zeros() as usize)
    }

    /// The ids in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = I> + use<I> {
        (0..I::MOST).map(I::at).filter(move |id| self.has(*id))
    }
}

impl<I: Id> Default for Set<I> {
    fn default() -> Self {
        Self::of_bits(0)
    }
}

impl<I: Id> FromIterator<I> for Set<I> {
    fn from_iter<T: IntoIterator<Item = I>>(ids: T) -> Self {
        ids.into_iter().fold(Self::default(), |set, id| set.or(Self::one(id)))
    }
}

impl<I: Id> Serialize for Set<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.bits)
    }
}

impl<'de, I: Id> Deserialize<'de> for Set<I> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let set = Self::of_bits(u64::deserialize(deserializer)?);
        if Self::ALL.covers(set) { Ok(set) } else { Err(D::Error::custom("a set with an id that does not exist")) }
    }
}
