//! Ids: whether they are any, whether they stand twice, and what they name.

use super::{Place, Reader, shown};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{Id, IndexVec};
use std::collections::BTreeMap;

/// Letters of an id: it stands in links, in keys of JavaScript objects and in names of texts.
const MOST_LETTERS: usize = 100;
/// Names that every object of JavaScript has.
const RESERVED: [&str; 9] = [
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "prototype",
    "toJSON",
    "toLocaleString",
    "toString",
    "valueOf",
];

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A question, or a decision in its place.
    Input,
    /// A question.
    Question,
    /// A choice.
    Choice,
    /// A decision.
    Decision,
    /// A value of a decision.
    Value,
    /// An outcome.
    Outcome,
    /// What a collecting table brings.
    Output,
    /// A fact.
    Fact,
    /// A step.
    Step,
    /// A step that stands earlier in its plan.
    EarlierStep,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Input => "question or decision",
            Self::Question => "question",
            Self::Choice => "choice",
            Self::Decision => "decision",
            Self::Value => "value",
            Self::Outcome => "outcome",
            Self::Output => "output",
            Self::Fact => "fact",
            Self::Step => "step",
            Self::EarlierStep => "earlier step",
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Input | Self::Question => "unknown-question",
            Self::Choice => "unknown-choice",
            Self::Decision => "unknown-decision",
            Self::Value | Self::Output | Self::EarlierStep => "unknown-value",
            Self::Outcome => "unknown-outcome",
            Self::Fact => "missing-fact",
            Self::Step => "unknown-step",
        }
    }
}

/// Ids of one kind with what they stand for. Where some could not be read, an unknown one is no problem of its own.
#[derive(Clone, Debug)]
pub(crate) struct Known<I> {
    kind: Kind,
    ids: BTreeMap<String, I>,
    declared: Vec<String>,
    incomplete: bool,
}

impl<I: Id> Known<I> {
    /// No ids yet.
    pub(crate) fn new(kind: Kind) -> Self {
        Self { kind, ids: BTreeMap::new(), declared: Vec::new(), incomplete: false }
    }

    /// The ids of a list; the first of equal ones counts.
    pub(crate) fn of<T>(kind: Kind, items: &IndexVec<I, T>, name: impl Fn(&T) -> &str) -> Self {
        let mut known = Self::new(kind);
        for (id, item) in items.enumerate() {
            known.add(name(item), id);
        }
        known
    }

    /// Adds an id; false where it stands already.
    pub(crate) fn add(&mut self, name: &str, id: I) -> bool {
        if self.ids.contains_key(name) {
            return false;
        }
        self.ids.insert(name.to_owned(), id);
        self.declared.push(name.to_owned());
        true
    }

    /// Some could not be read, or stand twice: what else is unknown follows from that.
    pub(crate) fn incomplete(&mut self, incomplete: bool) {
        self.incomplete |= incomplete;
    }

    /// Whether some could not be read, or stand twice.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// What an id stands for.
    pub(crate) fn get(&self, name: &str) -> Option<I> {
        self.ids.get(name).copied()
    }

    /// The ids in declared order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.declared.iter().map(String::as_str)
    }
}

impl Reader {
    /// An id at a key that must be there.
    pub(crate) fn required_id<'a>(&mut self, place: &Place<'a>, key: &str) -> Option<&'a str> {
        let found = self.required(place, key)?;
        self.id(&found)
    }

    /// An id: it holds nothing that separates answers in a link.
    pub(crate) fn id<'a>(&mut self, place: &Place<'a>) -> Option<&'a str> {
        let id = self.text(place)?;
        self.check_id(place, id);
        Some(id)
    }

    /// The ids of a list, the first of equal ones; notes those that stand twice.
    pub(crate) fn ids<'a>(&mut self, place: &Place<'a>, what: &str) -> Vec<&'a str> {
        let mut ids = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for item in self.list(place) {
            let Some(id) = self.id(&item) else { continue };
            if seen.insert(id) {
                ids.push(id);
            } else {
                self.error("duplicate-id", place, format!("the {what} `{}` stands twice", shown(id)));
            }
        }
        ids
    }

    /// Notes what an id must not be.
    pub(crate) fn check_id(&mut self, place: &Place<'_>, id: &str) {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
        if !id.chars().all(plain) {
            let message = format!("the id `{}` has other characters than an id", shown(id));
            let problem = Diagnostic::error("bad-id", &place.path, message);
            self.report(problem.help("use the letters a to z, digits, `_` and `-`"));
        } else if id.len() > MOST_LETTERS {
            let message = format!("the id `{}` has {} letters", shown(id), id.len());
            let problem = Diagnostic::error("bad-id", &place.path, message);
            self.report(problem.help(format!("give at most {MOST_LETTERS}")));
        } else if id.starts_with("__") || RESERVED.contains(&id) {
            let message = format!("`{id}` is a name that every object of JavaScript has");
            self.report(Diagnostic::error("bad-id", &place.path, message).help("give another id"));
        }
    }

    /// What an id stands for. An unknown one is told once, with the number of its places.
    pub(crate) fn find<I: Id>(&mut self, place: &Place<'_>, id: &str, known: &Known<I>) -> Option<I> {
        let found = known.get(id);
        if found.is_none() && !known.incomplete {
            self.unknown(place, id, known.kind, &known.names().collect::<Vec<_>>());
        }
        found
    }

    /// Notes an id that is not among these.
    pub(crate) fn unknown(&mut self, place: &Place<'_>, id: &str, kind: Kind, known: &[&str]) {
        if let Some((_, elsewhere)) = self.unknown.get_mut(&(kind, id.to_owned())) {
            *elsewhere += 1;
            return;
        }
        self.unknown.insert((kind, id.to_owned()), (self.problems.len(), 0));
        let message = format!("unknown {} `{}`", kind.name(), shown(id));
        self.report(Diagnostic::error(kind.code(), &place.path, message).nearest(id, known));
    }
}
