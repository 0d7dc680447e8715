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
    pub fn nearest<'a>(self, given: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Self {
        match nearest(given, known.clone()) {
            Some(id) => self.help(["did you mean `", id, "`?"].concat()),
            None => {
                let listed: Vec<String> = known.into_iter().map(|id| ["`", id, "`"].concat()).collect();
                if listed.is_empty() { self } else { self.help(["known here: ", &listed.join(", ")].concat()) }
            }
        }
    }
}

/// The id within two edits of `given` (three from nine letters on), the nearest one; the first declared wins a tie.
fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let reach = if given.chars().count() >= 9 { 3 } else { 2 };
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

/// Levenshtein distance in characters, with one row of memory.
fn edits(from: &str, to: &str) -> usize {
    let target: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=target.len()).collect();
    for (done, letter) in from.chars().enumerate() {
        let mut diagonal = done;
        let mut left = done + 1;
        let mut next = vec![left];
        for (above, wanted) in row.iter().skip(1).zip(&target) {
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
        let found = |given| Diagnostic::error("x", "p", "m").nearest(given, known).help.unwrap();
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
