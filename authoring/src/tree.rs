//! A model source as a plain tree (from TOML natively, from a JavaScript object in the browser), and a reader of it
//! that goes on after a problem, so that an author sees all of them at once.

use attestation_fit::diagnostic::Diagnostic;
use core::fmt;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// What TOML and JSON have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// JSON's null.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A number with a fraction, as written: no place of a model takes one.
    Fraction,
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// A table, in the order of the source.
    Table(Vec<(String, Tree)>),
}

impl Tree {
    /// Looks up a key of a table.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Tree> {
        match self {
            Self::Table(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, tree)| tree),
            _ => None,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a whole number",
            Self::Fraction => "a fraction",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a model source")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Number(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Number(i64::try_from(value).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        // JavaScript has one kind of number: whole ones arrive as floating point
        let whole = value as i64;
        Ok(if whole as f64 == value { Tree::Number(whole) } else { Tree::Fraction })
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Tree::Table(entries))
    }
}

/// A place in a source.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// Path for diagnostics: `decisions.outcome.rules[4]`.
    pub path: String,
    /// What stands there.
    pub tree: &'a Tree,
}

/// Reads places and keeps every problem.
#[derive(Debug, Default)]
pub struct Reader {
    /// The problems so far.
    pub problems: Vec<Diagnostic>,
}

impl Reader {
    /// Notes a problem.
    pub fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Notes that `wanted` was expected.
    fn wrong(&mut self, place: &Place<'_>, wanted: &str) {
        let message = format!("{} where {wanted} is expected", place.tree.kind());
        self.report(Diagnostic::error("wrong-shape", &place.path, message));
    }

    /// Notes every key of a table that is not among `known`.
    pub fn keys(&mut self, place: &Place<'_>, known: &[&str]) {
        let Tree::Table(entries) = place.tree else {
            self.wrong(place, "a table");
            return;
        };
        for (position, (key, _)) in entries.iter().enumerate() {
            if !known.contains(&key.as_str()) {
                let problem = Diagnostic::error("unknown-key", &place.path, format!("unknown key `{key}`"));
                self.report(problem.nearest(key, known));
            }
            if entries.iter().take(position).any(|(earlier, _)| earlier == key) {
                self.report(Diagnostic::error("duplicate-key", &place.path, format!("the key `{key}` stands twice")));
            }
        }
    }

    /// The place of a key that must be there.
    pub fn required<'a>(&mut self, place: &Place<'a>, key: &str) -> Option<Place<'a>> {
        let found = optional(place, key);
        if found.is_none() {
            let problem = Diagnostic::error("missing-key", &place.path, format!("`{key}` is missing"));
            self.report(problem.help(format!("add `{key}`")));
        }
        found
    }

    /// Text.
    pub fn text(&mut self, place: &Place<'_>) -> Option<String> {
        match place.tree {
            Tree::Text(text) if !text.is_empty() => Some(text.clone()),
            _ => {
                self.wrong(place, "text");
                None
            }
        }
    }

    /// Text at a key that must be there.
    pub fn required_text(&mut self, place: &Place<'_>, key: &str) -> Option<String> {
        let found = self.required(place, key)?;
        self.text(&found)
    }

    /// An id at a key that must be there: answers are shared as text, so it holds nothing that separates answers there.
    pub fn required_id(&mut self, place: &Place<'_>, key: &str) -> Option<String> {
        let found = self.required(place, key)?;
        let id = self.text(&found)?;
        if !id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-') {
            let problem =
                Diagnostic::error("bad-id", &found.path, format!("the id `{id}` has other characters than an id"));
            self.report(problem.help("use the letters a to z, digits, `_` and `-`"));
        }
        Some(id)
    }

    /// A whole number within bounds, both included.
    pub fn number(&mut self, place: &Place<'_>, least: i64, most: i64) -> Option<i64> {
        match place.tree {
            Tree::Number(number) if (least..=most).contains(number) => Some(*number),
            Tree::Number(number) => {
                let message = format!("`{number}` is out of range");
                self.report(
                    Diagnostic::error("out-of-range", &place.path, message).help(format!("give {least} to {most}")),
                );
                None
            }
            _ => {
                self.wrong(place, "a whole number");
                None
            }
        }
    }

    /// True or false at a key; false where it is absent.
    pub fn flag(&mut self, place: &Place<'_>, key: &str) -> bool {
        match optional(place, key) {
            None => false,
            Some(Place { tree: Tree::Bool(value), .. }) => *value,
            Some(found) => {
                self.wrong(&found, "true or false");
                false
            }
        }
    }

    /// The items of a list.
    pub fn list<'a>(&mut self, place: &Place<'a>) -> Vec<Place<'a>> {
        match place.tree {
            Tree::List(items) => items
                .iter()
                .enumerate()
                .map(|(index, tree)| Place { path: format!("{}[{index}]", place.path), tree })
                .collect(),
            _ => {
                self.wrong(place, "a list");
                Vec::new()
            }
        }
    }

    /// The items of a list at a key; none where it is absent.
    pub fn optional_list<'a>(&mut self, place: &Place<'a>, key: &str) -> Vec<Place<'a>> {
        match optional(place, key) {
            Some(found) => self.list(&found),
            None => Vec::new(),
        }
    }

    /// The texts of a list.
    pub fn texts<'a>(&mut self, place: &Place<'a>) -> Vec<(Place<'a>, String)> {
        let items = self.list(place);
        items.into_iter().filter_map(|item| self.text(&item).map(|text| (item, text))).collect()
    }

    /// The entries of a table.
    pub fn table<'a>(&mut self, place: &Place<'a>) -> Vec<(&'a str, Place<'a>)> {
        match place.tree {
            Tree::Table(entries) => entries
                .iter()
                .map(|(key, tree)| (key.as_str(), Place { path: format!("{}.{key}", place.path), tree }))
                .collect(),
            _ => {
                self.wrong(place, "a table");
                Vec::new()
            }
        }
    }

    /// The position of an id among known ones.
    pub fn find(&mut self, place: &Place<'_>, kind: &str, id: &str, known: &[String]) -> Option<usize> {
        let found = known.iter().position(|candidate| candidate == id);
        if found.is_none() {
            let code: &'static str = match kind {
                "question" => "unknown-question",
                "choice" => "unknown-choice",
                "fact" => "missing-fact",
                "outcome" => "unknown-outcome",
                "step" => "unknown-step",
                "decision" => "unknown-decision",
                _ => "unknown-value",
            };
            let problem = Diagnostic::error(code, &place.path, format!("unknown {kind} `{id}`"));
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            self.report(problem.nearest(id, &known));
        }
        found
    }
}

/// The place of a key, where it is there.
#[must_use]
pub fn optional<'a>(place: &Place<'a>, key: &str) -> Option<Place<'a>> {
    place.tree.get(key).map(|tree| Place { path: format!("{}.{key}", place.path), tree })
}
