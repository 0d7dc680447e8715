//! Words by language and calls to action: each names something that the changed model has, and what was added has words.

use super::{Work, edit};
use crate::reader::Place;
use crate::source::Source;
use crate::words::{ENTRIES, fields};
use attestation_fit::diagnostic::Diagnostic;

/// Sections of the words whose ids the model has not: they are the page's.
const FREE: [&str; 4] = ["ui", "buyerQuestion", "tiers", "confidences"];

impl Work {
    /// The words, checked against the changed model.
    pub(super) fn words(&mut self, root: &Place<'_>) -> Source {
        let place = root.optional("words");
        let mut languages = vec!["en".to_owned()];
        if let Some(place) = &place {
            let given = edit::keys(Some(place.tree));
            let known: Vec<&str> = given.iter().map(String::as_str).filter(|tag| is_language(tag)).collect();
            if given.len() == known.len() {
                self.reader.table(place, &known);
            }
            for tag in &given {
                let Some(language) = place.optional(tag) else { continue };
                if is_language(tag) {
                    self.language(&language);
                } else {
                    let problem =
                        Diagnostic::error("unknown-language", &language.path, format!("`{tag}` is no language"));
                    self.reader
                        .report(problem.help("give a language tag, such as `en` or `de`, and the words below it"));
                }
            }
            languages.extend(given.into_iter().filter(|tag| tag != "en" && is_language(tag)));
        }
        let none = Source::Table(Vec::new());
        let words = place.map_or(none, |place| place.tree.clone());
        self.missing(&words, &languages);
        words
    }

    fn language(&mut self, place: &Place<'_>) {
        let named = || core::iter::once("questions").chain(ENTRIES.iter().map(|(section, _)| *section));
        let sections: Vec<&str> = named().chain(FREE).collect();
        if !self.reader.table(place, &sections) {
            return;
        }
        for section in named() {
            let Some(entries) = place.optional(section) else { continue };
            let known = self.ids_of(section);
            let keys: Vec<&str> = known.iter().map(String::as_str).collect();
            if !self.reader.table(&entries, &keys) {
                continue;
            }
            for id in &known {
                let Some(entry) = entries.optional(id) else { continue };
                match section {
                    "rules" | "facts" => {
                        self.reader.text(&entry);
                    }
                    "questions" => self.question_words(&entry, id),
                    "handover" => {
                        let known = ["title", "preview", "subject", "body", "items", "closing"];
                        self.reader.table(&entry, &known);
                    }
                    _ => {
                        let fields = fields(section);
                        if self.reader.table(&entry, fields) {
                            for field in fields.iter().filter_map(|field| entry.optional(field)) {
                                self.reader.text(&field);
                            }
                        }
                    }
                }
            }
        }
    }

    fn question_words(&mut self, place: &Place<'_>, question: &str) {
        if !self.reader.table(place, &["text", "help", "why", "choices"]) {
            return;
        }
        let Some(labels) = place.optional("choices") else { return };
        let found = edit::items(self.source.get("questions")).find(|found| edit::text(found, "id") == Some(question));
        let choices = edit::ids(found.and_then(|question| question.get("choices")));
        let keys: Vec<&str> = choices.iter().map(String::as_str).collect();
        if self.reader.table(&labels, &keys) {
            for choice in choices.iter().filter_map(|choice| labels.optional(choice)) {
                self.reader.table(&choice, &["label", "help"]);
            }
        }
    }

    /// The ids that a section of the words may name.
    fn ids_of(&self, section: &str) -> Vec<String> {
        let at = |keys: &[&str]| edit::at(&self.source, keys);
        match section {
            "questions" | "outcomes" | "criteria" => edit::ids(at(&[section])),
            "facts" => edit::keys(at(&["facts"])),
            "steps" | "recurring" | "costs" => {
                let mut ids = edit::ids(at(&["roadmap", section]));
                ids.dedup();
                ids
            }
            "rules" => edit::items(at(&["decisions"])).flat_map(|table| edit::ids(table.get("rules"))).collect(),
            "flags" => {
                let tables = edit::items(at(&["decisions"])).filter(|table| edit::text(table, "kind") == Some("flag"));
                tables.flat_map(|table| edit::ids(table.get("outputs"))).collect()
            }
            section => edit::ids(at(&["learn", section])),
        }
    }

    /// What was added has words, in English and in every language that the overlay speaks.
    fn missing(&mut self, words: &Source, languages: &[String]) {
        let needs = core::mem::take(&mut self.needs);
        for (section, id, path) in &needs {
            for language in languages {
                let (what, keys): (String, Vec<&str>) = match (*section, id.split_once('.')) {
                    ("choices", Some((question, choice))) => (
                        format!("questions.{question}.choices.{choice}"),
                        vec!["questions", question, "choices", choice],
                    ),
                    _ => (format!("{section}.{id}"), vec![section, id]),
                };
                let fields = match *section {
                    "choices" => &["label"][..],
                    section => fields(section),
                };
                let entry = words.get(language).and_then(|spoken| edit::at(spoken, &keys));
                let absent: Vec<String> = fields
                    .iter()
                    .filter(|field| entry.and_then(|entry| entry.get(field)).is_none())
                    .map(|field| format!("`{field}`"))
                    .collect();
                if entry.is_some() && absent.is_empty() {
                    continue;
                }
                let message = format!("`{id}` has no words in the language `{language}`");
                let problem = Diagnostic::error("missing-words", path, message);
                let help = if fields.is_empty() {
                    format!("add its sentence at `words.{language}.{what}`")
                } else {
                    format!("add {} at `words.{language}.{what}`", absent.join(", "))
                };
                self.reader.report(problem.help(help));
            }
        }
    }

    /// Calls to action by outcome; `*` is for all others.
    pub(super) fn calls(&mut self, root: &Place<'_>) -> Source {
        let Some(place) = root.optional("cta") else { return Source::Table(Vec::new()) };
        let outcomes = edit::ids(self.source.get("outcomes"));
        let keys: Vec<&str> = outcomes.iter().map(String::as_str).chain(["*"]).collect();
        if self.reader.table(&place, &keys) {
            for call in keys.iter().filter_map(|outcome| place.optional(outcome)) {
                if self.reader.table(&call, &["label", "href"]) {
                    self.reader.required_text(&call, "label");
                    let href = call.optional("href");
                    let address = href.as_ref().and_then(|href| self.reader.text(href));
                    let schemes = ["https://", "http://", "mailto:", "tel:", "/", "./", "#", "?"];
                    if let (Some(href), Some(address)) = (href, address)
                        && !schemes.iter().any(|scheme| address.to_ascii_lowercase().starts_with(scheme))
                    {
                        let message = format!("`{address}` is no address of the web, of mail or of a telephone");
                        let problem = Diagnostic::error("bad-address", &href.path, message);
                        self.reader.report(problem.help("begin it with `https://`, `mailto:`, `tel:` or `/`"));
                    }
                }
            }
        }
        place.tree.clone()
    }
}

/// A plain language tag.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.chars().all(|l| l.is_ascii_lowercase()));
    first && parts.all(|part| (2..=8).contains(&part.len()) && part.chars().all(|l| l.is_ascii_alphanumeric()))
}
