//! Reads places of a source and goes on after a problem, so that an author sees all of them at once.

mod ids;

use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{Id, IndexVec};
use core::ops::RangeInclusive;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) use ids::{Kind, Known};

/// Most problems that are listed; of the rest, their number.
const MOST_PROBLEMS: usize = 100;

/// A place in a source.
#[derive(Clone, Debug)]
pub(crate) struct Place<'a> {
    /// Path for diagnostics: `decisions.outcome.rules[4]`.
    pub(crate) path: String,
    /// What stands there.
    pub(crate) tree: &'a Source,
}

impl<'a> Place<'a> {
    /// The place of a key, where it is there.
    pub(crate) fn optional(&self, key: &str) -> Option<Place<'a>> {
        self.tree.get(key).map(|tree| Place { path: format!("{}.{key}", self.path), tree })
    }

    /// Whether a list stands here.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.tree, Source::List(_))
    }
}

/// Keeps the problems of what is read.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    problems: Vec<Diagnostic>,
    more: usize,
    /// By kind and id that is not known: its problem, and at how many other places it stands.
    unknown: BTreeMap<(Kind, String), (usize, usize)>,
}

impl Reader {
    /// Notes a problem.
    pub(crate) fn report(&mut self, problem: Diagnostic) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Notes an error without a way out to suggest.
    pub(crate) fn error(&mut self, code: &'static str, place: &Place<'_>, message: impl Into<String>) {
        self.report(Diagnostic::error(code, &place.path, message));
    }

    /// Every problem, in the order in which they were found.
    pub(crate) fn problems(mut self) -> Vec<Diagnostic> {
        for (problem, elsewhere) in self.unknown.into_values() {
            if let Some(problem) = self.problems.get_mut(problem).filter(|_| elsewhere > 0) {
                let places = if elsewhere == 1 { "place" } else { "places" };
                problem.message += &format!(", here and in {elsewhere} other {places}");
            }
        }
        if self.more > 0 {
            let message = format!("there are {} more problems", self.more);
            self.problems.push(Diagnostic::error("more-problems", "model", message).help("mend those above first"));
        }
        self.problems
    }

    fn wrong(&mut self, place: &Place<'_>, wanted: &str) -> Diagnostic {
        Diagnostic::error("wrong-shape", &place.path, format!("{} where {wanted} is expected", place.tree.kind()))
    }

    /// Whether a table stands here; notes every key of it that is not among `known`.
    pub(crate) fn table(&mut self, place: &Place<'_>, known: &[&str]) -> bool {
        let Source::Table(entries) = place.tree else {
            let problem = self.wrong(place, "a table");
            self.report(problem);
            return false;
        };
        for (key, _) in entries {
            if !known.contains(&key.as_str()) {
                let problem = Diagnostic::error("unknown-key", &place.path, format!("unknown key `{}`", shown(key)));
                self.report(problem.nearest(key, known));
            }
        }
        self.once(place, entries);
        true
    }

    fn once(&mut self, place: &Place<'_>, entries: &[(String, Source)]) {
        let mut seen = BTreeSet::new();
        for (key, _) in entries {
            if !seen.insert(key) {
                self.error("duplicate-key", place, format!("the key `{}` stands twice", shown(key)));
            }
        }
    }

    /// The place of a key that must be there.
    pub(crate) fn required<'a>(&mut self, place: &Place<'a>, key: &str) -> Option<Place<'a>> {
        let found = place.optional(key);
        if found.is_none() {
            let problem = Diagnostic::error("missing-key", &place.path, format!("`{key}` is missing"));
            self.report(problem.help(format!("add `{key}`")));
        }
        found
    }

    /// Text.
    pub(crate) fn text<'a>(&mut self, place: &Place<'a>) -> Option<&'a str> {
        match place.tree {
            Source::Text(text) if text.is_empty() => {
                self.error("wrong-shape", place, "the text is empty");
                None
            }
            Source::Text(text) => Some(text),
            _ => {
                let problem = self.wrong(place, "text");
                self.report(problem);
                None
            }
        }
    }

    /// Text at a key that must be there.
    pub(crate) fn required_text<'a>(&mut self, place: &Place<'a>, key: &str) -> Option<&'a str> {
        let found = self.required(place, key)?;
        self.text(&found)
    }

    /// A whole number within bounds.
    pub(crate) fn number<T: TryFrom<i64>>(&mut self, place: &Place<'_>, bounds: RangeInclusive<i64>) -> Option<T> {
        let Source::Number(number) = place.tree else {
            let problem = self.wrong(place, "a whole number");
            self.report(problem);
            return None;
        };
        let fits = bounds.contains(number).then(|| T::try_from(*number).ok()).flatten();
        if fits.is_none() {
            let problem = Diagnostic::error("out-of-range", &place.path, format!("`{number}` is out of range"));
            self.report(problem.help(format!("give {} to {}", bounds.start(), bounds.end())));
        }
        fits
    }

    /// A whole number at a key that must be there.
    pub(crate) fn required_number<T: TryFrom<i64>>(
        &mut self,
        place: &Place<'_>,
        key: &str,
        bounds: RangeInclusive<i64>,
    ) -> Option<T> {
        let found = self.required(place, key)?;
        self.number(&found, bounds)
    }

    /// True or false at a key; false where it is absent.
    pub(crate) fn flag(&mut self, place: &Place<'_>, key: &str) -> bool {
        match place.optional(key) {
            None => false,
            Some(Place { tree: Source::Bool(value), .. }) => *value,
            Some(found) => {
                let problem = self.wrong(&found, "true or false");
                self.report(problem);
                false
            }
        }
    }

    /// The items of a list.
    pub(crate) fn list<'a>(&mut self, place: &Place<'a>) -> Vec<Place<'a>> {
        match place.tree {
            Source::List(items) => {
                let item = |(index, tree)| Place { path: format!("{}[{index}]", place.path), tree };
                items.iter().enumerate().map(item).collect()
            }
            Source::Text(text) => {
                let problem = self.wrong(place, "a list");
                self.report(problem.help(format!("write `[\"{}\"]`", shown(text))));
                Vec::new()
            }
            _ => {
                let problem = self.wrong(place, "a list");
                self.report(problem);
                Vec::new()
            }
        }
    }

    /// The items of a list at a key; none where it is absent.
    pub(crate) fn optional_list<'a>(&mut self, place: &Place<'a>, key: &str) -> Vec<Place<'a>> {
        place.optional(key).map(|found| self.list(&found)).unwrap_or_default()
    }

    /// The items of a list at a key that must be there.
    pub(crate) fn required_list<'a>(&mut self, place: &Place<'a>, key: &str) -> Vec<Place<'a>> {
        self.required(place, key).map(|found| self.list(&found)).unwrap_or_default()
    }

    /// The texts of a list.
    pub(crate) fn texts<'a>(&mut self, place: &Place<'a>) -> Vec<(Place<'a>, &'a str)> {
        let items = self.list(place);
        items.into_iter().filter_map(|item| self.text(&item).map(|text| (item, text))).collect()
    }

    /// The entries of a table, whatever its keys.
    pub(crate) fn entries<'a>(&mut self, place: &Place<'a>) -> Vec<(&'a str, Place<'a>)> {
        let Source::Table(entries) = place.tree else {
            let problem = self.wrong(place, "a table");
            self.report(problem);
            return Vec::new();
        };
        self.once(place, entries);
        let entry = |(key, tree): &'a (String, Source)| {
            (key.as_str(), Place { path: format!("{}.{}", place.path, shown(key)), tree })
        };
        entries.iter().map(entry).collect()
    }

    /// Items as a list that ids index; what is beyond the most is told and left out.
    pub(crate) fn indexed<I: Id, T>(&mut self, path: &str, things: &str, mut items: Vec<T>) -> IndexVec<I, T> {
        if items.len() > I::MOST {
            let message = format!("{} {things}", items.len());
            self.report(Diagnostic::error("out-of-range", path, message).help(format!("give at most {}", I::MOST)));
            items.truncate(I::MOST);
        }
        let mut list = IndexVec::default();
        for item in items {
            // not more than ids reach: cut above
            let _ = list.push(item);
        }
        list
    }
}

/// What stands in a source, as it may stand in a message: not too long, and nothing that a terminal obeys.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let plain = |letter: char| if letter.is_control() { '\u{fffd}' } else { letter };
    let mut shown: String = text.chars().take(MOST).map(plain).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
