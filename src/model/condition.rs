//! Conditions of rules: entries (DMN input entries) that look at one answer or at one decision's value each.

use crate::ids::{Choices, DecisionId, Id, QuestionId, Questions, Set, ValueId};
use serde::{Deserialize, Serialize};

/// Alternatives of which one must hold; each is a list of entries that must all hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The alternatives. One empty list always holds, no list never.
    pub alternatives: Vec<Vec<Entry>>,
}

/// A test of one input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Entry {
    /// Tests the answer to a question.
    Answer(QuestionId, Test<crate::ids::ChoiceId>),
    /// Tests the value of a decision.
    Value(DecisionId, Test<ValueId>),
}

/// What is demanded of a set of choices, or of the value of a table as a set of one.
///
/// The empty set is "I don't know": an open question, or a table none of whose rules holds. It passes where `unknown`
/// says so, and nothing else is asked of it. So `{ not = […] }` on a *question*, which sets `none` and `unknown`,
/// includes "I don't know"; on a *decision* it sets `none` alone, and so does not hold where the table has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(bound = "I: Id")]
pub struct Test<I: Id> {
    /// One of these must be there; empty: no demand.
    pub any: Set<I>,
    /// All of these must be there.
    pub all: Set<I>,
    /// None of these may be there.
    pub none: Set<I>,
    /// Whether "I don't know" (an open question included) passes.
    pub unknown: bool,
}

/// Where a condition looks its inputs up.
pub trait Inputs {
    /// The effective answer to a question.
    fn answer(&self, question: QuestionId) -> Choices;
    /// The value of a decision; `None` where none of its rules holds.
    fn value(&self, decision: DecisionId) -> Option<ValueId>;
}

impl Condition {
    /// The condition that always holds.
    #[must_use]
    pub fn always() -> Self {
        Self { alternatives: vec![Vec::new()] }
    }

    /// The first alternative that holds.
    #[must_use]
    pub fn holding(&self, inputs: &impl Inputs) -> Option<&[Entry]> {
        let mut alternatives = self.alternatives.iter();
        alternatives.find(|entries| entries.iter().all(|entry| entry.holds(inputs))).map(Vec::as_slice)
    }

    /// Whether one of the alternatives holds.
    #[must_use]
    pub fn holds(&self, inputs: &impl Inputs) -> bool {
        self.holding(inputs).is_some()
    }

    /// The entries of all alternatives.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.alternatives.iter().flatten()
    }

    /// The questions whose answers the entries test; those behind a table's value are not among them.
    #[must_use]
    pub fn questions(&self) -> Questions {
        let tested = self.entries().filter_map(|entry| match entry {
            Entry::Answer(question, _) => Some(*question),
            Entry::Value(..) => None,
        });
        tested.collect()
    }
}

impl Entry {
    /// Whether the input passes.
    #[must_use]
    pub fn holds(&self, inputs: &impl Inputs) -> bool {
        match self {
            Self::Answer(question, test) => test.accepts(inputs.answer(*question)),
            Self::Value(decision, test) => test.accepts(inputs.value(*decision).into_iter().collect()),
        }
    }
}

impl<I: Id> Test<I> {
    /// A test that demands nothing but that something is there.
    #[must_use]
    pub fn known() -> Self {
        Self { any: Set::default(), all: Set::default(), none: Set::default(), unknown: false }
    }

    /// The test that nothing but "I don't know" passes.
    #[must_use]
    pub fn only_unknown() -> Self {
        Self { none: Set::ALL, unknown: true, ..Self::known() }
    }

    /// The test that nothing but this set passes.
    #[must_use]
    pub fn exactly(set: Set<I>) -> Self {
        Self { all: set, none: Set::ALL.without(set), ..Self::known() }
    }

    /// Whether the set passes.
    #[must_use]
    pub fn accepts(&self, set: Set<I>) -> bool {
        if set.is_empty() {
            self.unknown
        } else {
            (self.any.is_empty() || set.meets(self.any)) && set.covers(self.all) && !set.meets(self.none)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ChoiceId;

    fn set(bits: &str) -> Choices {
        let chosen = bits.chars().rev().enumerate().filter(|(_, bit)| *bit == '1');
        chosen.filter_map(|(index, _)| ChoiceId::new(index)).collect()
    }

    #[test]
    fn a_test_reads_sets_and_unknown() {
        type Case<'a> = (&'a str, Test<ChoiceId>, &'a [(&'a str, bool)]);
        let known = Test::known();
        let cases: &[Case<'_>] = &[
            ("any of", Test { any: set("011"), ..known }, &[("001", true), ("100", false), ("110", true), ("", false)]),
            ("all of", Test { all: set("011"), ..known }, &[("001", false), ("111", true), ("", false)]),
            ("none of", Test { none: set("001"), ..known }, &[("001", false), ("110", true), ("", false)]),
            ("not", Test { none: set("001"), unknown: true, ..known }, &[("011", false), ("110", true), ("", true)]),
            ("only unknown", Test::only_unknown(), &[("001", false), ("", true)]),
            ("exactly", Test::exactly(set("011")), &[("001", false), ("011", true), ("111", false), ("", false)]),
        ];
        for (name, test, expected) in cases {
            for (answer, passes) in *expected {
                assert_eq!(test.accepts(set(answer)), *passes, "{name} with {answer}");
            }
        }
    }
}
