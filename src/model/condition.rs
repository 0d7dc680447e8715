//! Conditions of rules: entries (DMN input entries) that look at one answer or at one decision's value each.

/// Alternatives of which one must hold; each is a list of entries that must all hold. One empty list always holds.
pub type Alternatives = Vec<Vec<Entry>>;

/// A test of one input. An answer, or a decision's value, is a set of bits; no bit is "I don't know".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Questions first, in declared order, then decisions in dependency order.
    pub input: u16,
    /// One of these bits must be there; 0: no demand.
    pub any: u32,
    /// All of these bits must be there.
    pub all: u32,
    /// None of these bits may be there.
    pub none: u32,
    /// Whether "I don't know" (an open question included) passes.
    pub unknown: bool,
}

impl Entry {
    /// Whether the answer passes.
    #[must_use]
    pub fn accepts(&self, answer: u32) -> bool {
        if answer == 0 {
            self.unknown
        } else {
            (self.any == 0 || answer & self.any != 0) && answer & self.all == self.all && answer & self.none == 0
        }
    }

    /// Whether nothing but "I don't know" passes.
    #[must_use]
    pub fn only_unknown(&self) -> bool {
        self.unknown && self.any == 0 && self.all == 0 && self.none == u32::MAX
    }
}

/// The position of the first alternative that holds, for inputs looked up by `answer`.
pub fn holds(when: &Alternatives, answer: impl Fn(u16) -> u32) -> Option<usize> {
    when.iter().position(|entries| entries.iter().all(|entry| entry.accepts(answer(entry.input))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANY: Entry = Entry { input: 0, any: 0, all: 0, none: 0, unknown: false };

    #[test]
    fn an_entry_reads_sets_and_unknown() {
        type Case<'a> = (&'a str, Entry, &'a [(u32, bool)]);
        let cases: &[Case<'_>] = &[
            ("any of", Entry { any: 0b011, ..ANY }, &[(0b001, true), (0b100, false), (0b110, true), (0, false)]),
            ("all of", Entry { all: 0b011, ..ANY }, &[(0b001, false), (0b111, true), (0, false)]),
            ("none of", Entry { none: 0b001, ..ANY }, &[(0b001, false), (0b110, true), (0, false)]),
            ("not", Entry { none: 0b001, unknown: true, ..ANY }, &[(0b011, false), (0b110, true), (0, true)]),
            ("only unknown", Entry { none: u32::MAX, unknown: true, ..ANY }, &[(0b001, false), (0, true)]),
        ];
        for (name, entry, expected) in cases {
            for (answer, passes) in *expected {
                assert_eq!(entry.accepts(*answer), *passes, "{name} with {answer:b}");
            }
        }
    }
}
