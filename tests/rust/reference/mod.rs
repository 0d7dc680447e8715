//! A second implementation of what the engine promises, kept so simple that it can be read for correctness.
//!
//! It shares no code with the engine but the [tree](attestation_fit_authoring::Source) that a source is parsed into. It reads the
//! source by itself, follows the words of model/README.md, and answers every question about "all completions" by
//! looking at all completions. Where a model is too large for that, answers that no condition tells apart are looked
//! at once ([`groups`]), or the search goes by the first rule that is still open ([`search`]).

pub(crate) mod groups;
pub(crate) mod interview;
pub(crate) mod read;
pub(crate) mod run;
pub(crate) mod search;
pub(crate) mod verify;
pub(crate) mod whole;

/// An answer: the choices, bit by choice. 0 is "I don't know".
pub(crate) type Answer = u32;

/// What is answered so far, by question; `None` is open.
pub(crate) type Partial = Vec<Option<Answer>>;

/// A model source with indexes instead of names.
pub(crate) struct Source {
    pub(crate) questions: Vec<Question>,
    pub(crate) outcomes: Vec<String>,
    /// All tables that have a value, in the order of the source.
    pub(crate) tables: Vec<Table>,
    /// The table whose value is the outcome.
    pub(crate) main: usize,
    /// Criteria first, then flags.
    pub(crate) findings: Vec<Finding>,
    pub(crate) promises: Vec<Promise>,
}

pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) many: bool,
    pub(crate) choices: Vec<Choice>,
    pub(crate) cost: f64,
    /// How far from the prospect's own decisions: 0, 1 or 2.
    pub(crate) distance: u32,
    pub(crate) unknown_prior: Option<f64>,
    pub(crate) relevant: Option<When>,
    /// Questions to be asked before it.
    pub(crate) after: Vec<usize>,
}

pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) exclusive: bool,
    pub(crate) unknown: bool,
    pub(crate) prior: Option<f64>,
}

pub(crate) struct Table {
    pub(crate) id: String,
    pub(crate) hit: Hit,
    pub(crate) values: Vec<String>,
    pub(crate) rules: Vec<Rule>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hit {
    First,
    Unique,
    Sum,
}

pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) when: When,
    pub(crate) then: Then,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Then {
    Value(usize),
    Table(usize),
    Points(usize, i64),
}

pub(crate) struct Finding {
    pub(crate) id: String,
    pub(crate) rules: Vec<(String, When)>,
}

/// Alternatives, each a list of demands that must all be met.
pub(crate) type When = Vec<Vec<Demand>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Demand {
    Question(usize, Wanted),
    /// The table's value is one of these (bit by value), and none of those.
    Table(usize, Option<u32>, Option<u32>),
}

/// What an entry asks of an answer, word by word as in the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Wanted {
    pub(crate) any: Option<Answer>,
    pub(crate) all: Option<Answer>,
    pub(crate) none: Option<Answer>,
    pub(crate) only: Option<Answer>,
    pub(crate) not: Option<Answer>,
    pub(crate) unknown: bool,
}

pub(crate) struct Promise {
    pub(crate) id: String,
    pub(crate) question: usize,
    pub(crate) moves: Vec<(Answer, Answer)>,
    /// Bit by outcome.
    pub(crate) keeps: u32,
    pub(crate) when: When,
}

impl Question {
    /// Choices that mean "I don't know", bit by choice.
    pub(crate) fn unknown_choices(&self) -> Answer {
        bits(self.choices.iter().map(|choice| choice.unknown))
    }

    /// Every answer that may be given, "I don't know" first; choices that mean it are answers of their own here.
    pub(crate) fn answers(&self) -> Vec<Answer> {
        let mut answers = vec![0];
        if !self.many {
            answers.extend((0..self.choices.len()).map(|choice| 1 << choice));
            return answers;
        }
        let alone = bits(self.choices.iter().map(|choice| choice.exclusive || choice.unknown));
        answers.extend((1..1_u32 << self.choices.len()).filter(|set| set & alone == 0 || set.count_ones() == 1));
        answers
    }

    /// Every answer that rules can tell from "I don't know", and that one.
    pub(crate) fn distinct_answers(&self) -> Vec<Answer> {
        self.answers().into_iter().filter(|answer| answer & self.unknown_choices() == 0).collect()
    }
}

/// Bits from truths.
pub(crate) fn bits(truths: impl Iterator<Item = bool>) -> u32 {
    truths.enumerate().filter(|(_, truth)| *truth).fold(0, |bits, (index, _)| bits | 1 << index)
}

/// The positions of the bits.
pub(crate) fn positions(bits: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |position| bits >> position & 1 == 1)
}
