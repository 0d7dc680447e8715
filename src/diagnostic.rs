//! Problems of a model or of a set of answers: the place, the offence and the way out.

use serde::{Serialize, Serializer};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The input is refused.
    Error,
    /// The input is usable; its author should know.
    Warning,
}

/// Answers by question id, as they would be given: an object in the form of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example(pub Vec<(String, ExampleAnswer)>);

/// One answer of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ExampleAnswer {
    /// "I don't know".
    Unknown,
    /// One choice.
    One(String),
    /// Several choices.
    Many(Vec<String>),
}

impl Serialize for Example {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, answer)| (id, answer)))
    }
}

/// One problem. The wording is part of the contract: tests assert it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Kebab-case and stable, such as `unknown-question`.
    pub code: &'static str,
    /// Whether the input is refused.
    pub severity: Severity,
    /// Where, as a path: `answers.market`, `decisions.outcome.rules[4].when`.
    pub path: String,
    /// One sentence in lower case, the offending input in backticks.
    pub message: String,
    /// The way out, where there is one to suggest.
    pub help: Option<String>,
    /// An answer set that shows the finding.
    pub example: Option<Example>,
}

impl Diagnostic {
    /// A problem for which the input is refused.
    #[must_use]
    pub fn error(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, path: path.into(), message: message.into(), help: None, example: None }
    }

    /// A finding that the author should know.
    #[must_use]
    pub fn warning(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, path, message) }
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Suggests the known id nearest to `given`, or lists the known ones where none is near.
    #[must_use]
    pub fn nearest(self, given: &str, known: &[&str]) -> Self {
        if let Some(id) = nearest(given, known) {
            return self.help(format!("did you mean `{id}`?"));
        }
        if known.is_empty() {
            return self;
        }
        let list: Vec<String> = known.iter().map(|id| format!("`{id}`")).collect();
        self.help(format!("known here: {}", list.join(", ")))
    }
}

/// The id within two edits of `given` (three from nine letters on), the nearest one; the first declared wins a tie.
fn nearest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    let reach = if given.len() >= 9 { 3 } else { 2 };
    let wanted = given.to_ascii_lowercase();
    let near = known.iter().filter(|id| id.len().abs_diff(wanted.len()) <= reach);
    let distances = near.map(|id| (edits(&wanted, id), *id));
    distances.filter(|(distance, _)| *distance <= reach).min_by_key(|(distance, _)| *distance).map(|(_, id)| id)
}

/// Levenshtein distance in bytes, ids being plain, with one row of memory.
fn edits(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    let mut last = to.len();
    for (done, letter) in from.bytes().enumerate() {
        let mut diagonal = done;
        last = done + 1;
        if let Some(first) = row.first_mut() {
            *first = last;
        }
        for (above, wanted) in row.iter_mut().skip(1).zip(to.bytes()) {
            let cost = (diagonal + usize::from(letter != wanted)).min(*above + 1).min(last + 1);
            diagonal = *above;
            *above = cost;
            last = cost;
        }
    }
    last
}

impl core::fmt::Display for Diagnostic {
    /// Place, offence and way out in one line.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}: {}", self.path, self.message)?;
        self.help.iter().try_for_each(|help| write!(f, "; {help}"))
    }
}

/// The problems of one input, as they are found: the first ones in full, of the rest their number. What a stranger
/// sends is bounded by this, and so is the message.
#[derive(Debug, Default)]
pub struct Problems {
    listed: Vec<Diagnostic>,
    more: usize,
}

impl Problems {
    /// Most problems that are listed.
    pub const MOST: usize = 20;

    /// Notes a problem.
    pub fn add(&mut self, problem: impl FnOnce() -> Diagnostic) {
        if self.listed.len() < Self::MOST {
            self.listed.push(problem());
        } else {
            self.more += 1;
        }
    }

    /// Nothing, where there was no problem.
    ///
    /// # Errors
    /// The problems; a last one of code `more-problems` says how many are not listed.
    pub fn none(mut self) -> Result<(), Vec<Diagnostic>> {
        if self.more > 0 {
            let message = format!("and {} more", self.more);
            self.listed.push(Diagnostic::error("more-problems", "answers", message));
        }
        if self.listed.is_empty() { Ok(()) } else { Err(self.listed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_id_gets_the_nearest_one() {
        let known = ["asked", "firmness", "market", "budget"];
        let found = |given| Diagnostic::error("x", "p", "m").nearest(given, &known).help.unwrap();
        assert_eq!(found("bugdet"), "did you mean `budget`?");
        assert_eq!(found("Market"), "did you mean `market`?");
        assert_eq!(found("colour"), "known here: `asked`, `firmness`, `market`, `budget`");
    }

    #[test]
    fn edits_counts_insertions_deletions_and_replacements() {
        assert_eq!(edits("kitten", "sitting"), 3);
        assert_eq!(edits("", "abc"), 3);
        assert_eq!(edits("same", "same"), 0);
    }
}
