//! A small file that changes a model without copying it: what it adds, what it sets, what it switches off.
//!
//! An overlay is applied to a source before anything else looks at it, so that [`check`](crate::check),
//! [`pack`](crate::pack) and [`verify`](crate::verify) stay what they are. What does not fit the source, a later version
//! of it perhaps, is a [`Finding`] with its line and column; nothing is passed over in silence.

mod add;
mod conditions;
mod document;
mod edit;
mod off;
mod origin;
mod set;
mod words;

use crate::reader::{Place, Reader};
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;
use document::Positions;
use origin::Origins;
use serde::Serialize;

/// What an overlay may hold.
const SECTIONS: &[&str] = &[
    "$schema",
    "id",
    "version",
    "date",
    "based_on",
    "priors",
    "prices",
    "choices",
    "questions",
    "outcomes",
    "flags",
    "criteria",
    "rules",
    "tables",
    "facts",
    "steps",
    "plans",
    "recurring",
    "promises",
    "accepted",
    "learn",
    "off",
    "words",
    "cta",
];

/// A problem with its position in the overlay's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The problem. Its path begins with `overlay` where the overlay causes it; any other path is one of the model.
    #[serde(flatten)]
    pub problem: Diagnostic,
    /// Line, from 1. None where it is unknown: of JSON, and of places in the model that the overlay did not write.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
}

/// An overlay as it was written.
#[derive(Clone, Debug)]
pub struct Overlay {
    tree: Source,
    positions: Positions,
}

/// A source with an overlay on it.
#[derive(Clone, Debug)]
pub struct Overlaid {
    /// The changed source: what [`check`](crate::check) and [`pack`](crate::pack) take.
    pub source: Source,
    /// Words by language, in the structure of the element's `words`.
    pub words: Source,
    /// Calls to action by outcome, in the structure of the element's `cta`.
    pub cta: Source,
    origins: Origins,
    positions: Positions,
}

impl Overlay {
    /// Reads TOML, or JSON where the text begins with a brace.
    ///
    /// # Errors
    /// A text that is neither, with its line and column.
    pub fn read(text: &str) -> Result<Self, Vec<Finding>> {
        let (tree, positions) = document::read(text).map_err(|finding| vec![*finding])?;
        Ok(Self { tree, positions })
    }

    /// The source with this overlay on it.
    ///
    /// # Errors
    /// Everything of the overlay that does not fit the source. What makes the changed source no model is told by
    /// [`Overlaid::check`].
    pub fn apply(&self, source: &Source) -> Result<Overlaid, Vec<Finding>> {
        let mut work =
            Work { reader: Reader::default(), source: source.clone(), origins: Origins::default(), needs: Vec::new() };
        let root = Place { path: "overlay".into(), tree: &self.tree };
        let (words, cta) = work.all(&root);
        let problems = work.reader.problems();
        if !problems.is_empty() {
            return Err(problems.into_iter().map(|problem| self.positions.find(problem)).collect());
        }
        let origins = work.origins;
        Ok(Overlaid { source: work.source, words, cta, origins, positions: self.positions.clone() })
    }
}

impl Overlaid {
    /// Every problem of the changed source, as [`check`](crate::check) tells them; those of parts that the overlay wrote
    /// at their place in it.
    #[must_use]
    pub fn check(&self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for finding in crate::check(&self.source).into_iter().map(|problem| self.place(problem)) {
            // what the overlay says once may stand at several places of the model
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        findings
    }

    /// A problem of the changed source at its place in the overlay, where the overlay wrote it.
    fn place(&self, mut problem: Diagnostic) -> Finding {
        if let Some(path) = self.origins.path_of(&problem.path, &self.source) {
            problem.path = path;
        }
        self.positions.find(problem)
    }
}

/// A source while an overlay is being applied.
struct Work {
    reader: Reader,
    source: Source,
    origins: Origins,
    /// What was added and needs words: section, id, where it was added.
    needs: Vec<(&'static str, String, String)>,
}

impl Work {
    /// Everything in the order in which later parts may name earlier ones. Returns the words and the calls to action.
    fn all(&mut self, root: &Place<'_>) -> (Source, Source) {
        let nothing = (Source::Table(Vec::new()), Source::Table(Vec::new()));
        if !self.reader.table(root, SECTIONS) {
            return nothing;
        }
        if !matches!(self.source, Source::Table(_)) {
            let message = "the source that the overlay is for is no model";
            self.reader.report(Diagnostic::error("not-a-model", "model", message));
            return nothing;
        }
        self.identity(root);
        self.add(root);
        self.set(root);
        self.off(root);
        self.half_dressed();
        let cta = self.calls(root);
        (self.words(root), cta)
    }

    /// The changed model has a name and a version of its own: reports and links tell them apart.
    fn identity(&mut self, root: &Place<'_>) {
        for key in ["id", "version"] {
            if let Some(text) = self.reader.required_text(root, key) {
                let same = key == "id" && self.source.get(key) == Some(&Source::Text(text.to_owned()));
                if same {
                    let place = format!("{}.{key}", root.path);
                    let message = format!("`{text}` is the id of the model that is changed");
                    let problem = Diagnostic::error("duplicate-id", place, message);
                    self.reader.report(problem.help("give the changed model an id of its own"));
                }
                edit::set(&mut self.source, key, Source::Text(text.to_owned()));
                self.origins.key(key, format!("{}.{key}", root.path));
            }
        }
        if let Some(date) = root.optional("date") {
            edit::set(&mut self.source, "date", date.tree.clone());
            self.origins.key("date", date.path);
        }
        if let Some(place) = root.optional("based_on") {
            self.reader.text(&place);
        }
    }

    /// An added outcome has a plan: its page would end after the advice.
    fn half_dressed(&mut self) {
        let plans = self.source.get("roadmap").and_then(|roadmap| roadmap.get("plans"));
        let plans: Vec<&Source> = edit::items(plans).collect();
        let missing = self.needs.iter().filter(|(section, id, _)| {
            *section == "outcomes" && !plans.iter().any(|plan| edit::outcomes_of(plan).any(|outcome| outcome == id))
        });
        for (_, id, path) in missing {
            let problem = Diagnostic::error("outcome-without-plan", path, format!("the outcome `{id}` has no plan"));
            self.reader.report(problem.help(format!("add a `[[plans]]` with `outcome = \"{id}\"` and its steps")));
        }
    }
}
