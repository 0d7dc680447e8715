//! The text of an overlay: TOML with the position of each value, or JSON without.

use super::Finding;
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// By path, where a value begins: line and column, from 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Positions(BTreeMap<String, (usize, usize)>);

impl Positions {
    /// The problem with the position of its path, or of the nearest path around it.
    pub(crate) fn find(&self, problem: Diagnostic) -> Finding {
        // a key that does not belong there stands at a place of its own
        let own = (problem.code == "unknown-key").then(|| problem.message.split('`').nth(1)).flatten();
        let own = own.and_then(|key| self.0.get(&format!("{}.{key}", problem.path))).copied();
        let mut path = problem.path.as_str();
        let position = own.or_else(|| {
            loop {
                if let Some(position) = self.0.get(path) {
                    break Some(*position);
                }
                match path.rfind(['.', '[']).and_then(|end| path.get(..end)) {
                    Some(around) => path = around,
                    None => break None,
                }
            }
        });
        Finding { problem, line: position.map(|(line, _)| line), column: position.map(|(_, column)| column) }
    }
}

/// Most bytes of an overlay; texts are bounded before a parser looks at them.
const MOST_BYTES: usize = 4_000_000;
/// Deepest nesting, as of a source.
const MOST_DEPTH: usize = 64;

/// Most items of a list, and most keys of a table: what an overlay adds is looked up one by one.
const MOST_ITEMS: usize = 1_000;

/// The tree of a text, and where its values stand.
pub(crate) fn read(text: &str) -> Result<(Source, Positions), Box<Finding>> {
    let (tree, positions) = parse(text)?;
    match longest(&tree, "overlay") {
        None => Ok((tree, positions)),
        Some((path, length)) => {
            let message = format!("{length} entries");
            let problem = Diagnostic::error("out-of-range", path, message);
            Err(Box::new(positions.find(problem.help(format!("give at most {MOST_ITEMS}")))))
        }
    }
}

/// The first list or table that is too long.
fn longest(tree: &Source, path: &str) -> Option<(String, usize)> {
    let beyond = |length: usize| (length > MOST_ITEMS).then(|| (path.to_owned(), length));
    match tree {
        Source::List(items) => beyond(items.len())
            .or_else(|| items.iter().enumerate().find_map(|(index, item)| longest(item, &format!("{path}[{index}]")))),
        Source::Table(entries) => beyond(entries.len())
            .or_else(|| entries.iter().find_map(|(key, value)| longest(value, &format!("{path}.{key}")))),
        _ => None,
    }
}

fn parse(text: &str) -> Result<(Source, Positions), Box<Finding>> {
    let refused = |message: String, position: Option<(usize, usize)>| {
        Box::new(Finding {
            problem: Diagnostic::error("not-an-overlay", "overlay", message),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
        })
    };
    if text.len() > MOST_BYTES {
        return Err(refused(format!("the overlay has more than {MOST_BYTES} bytes"), None));
    }
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        let tree = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            refused(format!("the overlay cannot be read: {error}"), Some((error.line(), error.column())))
        })?;
        return Ok((tree, Positions::default()));
    }
    let lines = Lines::of(text);
    let table = DeTable::parse(text).map_err(|error| {
        let message = error.message().lines().next().unwrap_or_default().to_owned();
        refused(format!("the overlay cannot be read: {message}"), error.span().map(|span| lines.position(span.start)))
    })?;
    let mut positions = Positions::default();
    let tree = Reading { lines: &lines, positions: &mut positions }
        .table(table.get_ref(), "overlay", MOST_DEPTH)
        .map_err(|path| refused(format!("the overlay is nested deeper than {MOST_DEPTH} at `{path}`"), None))?;
    Ok((tree, positions))
}

struct Reading<'a> {
    lines: &'a Lines<'a>,
    positions: &'a mut Positions,
}

impl Reading<'_> {
    fn table(&mut self, table: &DeTable<'_>, path: &str, depth: usize) -> Result<Source, String> {
        let depth = depth.checked_sub(1).ok_or_else(|| path.to_owned())?;
        let mut entries = Vec::new();
        for (key, value) in table {
            let inner = format!("{path}.{}", key.get_ref());
            self.positions.0.insert(inner.clone(), self.lines.position(key.span().start));
            entries.push((key.get_ref().to_string(), self.value(value.get_ref(), &inner, depth)?));
        }
        Ok(Source::Table(entries))
    }

    fn value(&mut self, value: &DeValue<'_>, path: &str, depth: usize) -> Result<Source, String> {
        Ok(match value {
            DeValue::String(text) => Source::Text(text.to_string()),
            DeValue::Integer(number) => {
                let number = i64::from_str_radix(number.as_str(), number.radix());
                number.map_or(Source::Fraction, Source::Number)
            }
            DeValue::Float(_) => Source::Fraction,
            DeValue::Boolean(value) => Source::Bool(*value),
            // a day may be written without quotes
            DeValue::Datetime(day) => Source::Text(day.to_string()),
            DeValue::Array(items) => {
                let depth = depth.checked_sub(1).ok_or_else(|| path.to_owned())?;
                let mut list = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let inner = format!("{path}[{index}]");
                    self.positions.0.insert(inner.clone(), self.lines.position(item.span().start));
                    list.push(self.value(item.get_ref(), &inner, depth)?);
                }
                Source::List(list)
            }
            DeValue::Table(table) => self.table(table, path, depth)?,
        })
    }
}

/// Bytes of a line within which columns count letters.
const LONGEST_LINE: usize = 2_000;

/// Where the lines of a text begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let starts = core::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line and column of a byte, from 1.
    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(0);
        let before = self.text.get(start..at).unwrap_or_default();
        // of a line that nobody wrote by hand, bytes: counting letters anew for each value would take forever
        let letters = if before.len() > LONGEST_LINE { before.len() } else { before.chars().count() };
        (line, letters + 1)
    }
}
