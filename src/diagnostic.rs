//! Problems of a model or of a set of answers: the place, the offence and the way out.

use crate::gather::Gather as _;
use crate::value::{Table, Value};
use serde::{Serialize, Serializer};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleAnswer {
    /// "I don't know".
    Unknown,
    /// One choice.
    One(String),
    /// Several choices.
    Many(Vec<String>),
}

impl Example {
    fn value(&self) -> Value<'_> {
        fn one(answer: &ExampleAnswer) -> Value<'_> {
            match answer {
                ExampleAnswer::Unknown => Value::Null,
                ExampleAnswer::One(id) => Value::Text(id),
                ExampleAnswer::Many(ids) => Value::texts(ids.iter().map(String::as_str)),
            }
        }
        Value::Table(self.0.iter().map(|(id, answer)| (id.as_str(), one(answer))).gather())
    }
}

impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

/// One problem. The wording is part of the contract: tests assert it.
#[derive(Clone, Debug, PartialEq, Eq)]
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

    /// In the form of the contract.
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        Table::new()
            .text("code", self.code)
            .text("severity", severity)
            .text("path", &self.path)
            .text("message", &self.message)
            .with("help", self.help.as_deref().map_or(Value::Null, Value::Text))
            .with("example", self.example.as_ref().map_or(Value::Null, Example::value))
            .done()
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
            return self.help(["did you mean `", id, "`?"].concat());
        }
        let mut list = String::new();
        for id in known {
            list.push_str(if list.is_empty() { "known here: `" } else { ", `" });
            list.push_str(id);
            list.push('`');
        }
        if list.is_empty() { self } else { self.help(list) }
    }
}

/// The id within two edits of `given` (three from nine letters on), the nearest one; the first declared wins a tie.
fn nearest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    let reach = if given.len() >= 9 { 3 } else { 2 };
    let wanted = given.to_ascii_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for id in known {
        let distance = edits(&wanted, id);
        if distance <= reach && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, id));
        }
    }
    best.map(|(_, id)| id)
}

/// Levenshtein distance in bytes, ids being plain, with one row of memory.
fn edits(from: &str, to: &str) -> usize {
    let target = to.as_bytes();
    let mut row: Vec<usize> = (0..=target.len()).gather();
    for (done, letter) in from.bytes().enumerate() {
        let mut diagonal = done;
        let mut left = done + 1;
        let mut next = vec![left];
        for (above, wanted) in row.iter().skip(1).zip(target) {
            let cost = (diagonal + usize::from(letter != *wanted)).min(above + 1).min(left + 1);
            diagonal = *above;
            left = cost;
            next.push(cost);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
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
