//! Every word that a prospect reads: `model/text/<locale>.toml` speaks of the model, `www/locales/<locale>.toml` of the
//! interface. Merged, checked, and written as the modules that the element loads (shape: www/element/words/words.ts).
//!
//! A missing text, one that nothing asks for, a lost placeholder, and a translation older than its English are errors;
//! all of them are listed. Adding a language is adding its two files.

mod complete;
mod grades;
mod ids;
mod library;
mod plural;
mod stale;

pub use library::library;
pub use stale::accept;

use crate::workspace::{at, table};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::fs;

/// The language in which the words are written first; all others translate it.
pub const FIRST: &str = "en";

/// The words of one language: the merged object, and the hashes of the English texts that it translates.
pub struct Words {
    /// BCP 47 tag, as in the files' names.
    pub locale: String,
    /// Sections of both files; no section occurs in both.
    pub sections: Map<String, Value>,
    /// `section.id` → hash of the English entry at the time of translation; empty for English.
    pub translated: Map<String, Value>,
}

/// All languages, English first, checked against the model and against each other.
///
/// # Errors
/// With every problem of every language.
pub fn read_all(model: &Value) -> Result<Vec<Words>> {
    let mut all = Vec::new();
    for locale in locales()? {
        all.push(read(&locale)?);
    }
    let mut problems: Vec<_> = ids::stale(&all[0]).into_iter().collect();
    for words in &all {
        if words.locale == FIRST {
            problems.extend(complete::against_model(words, model));
        } else {
            problems.extend(complete::against_first(words, &all[0]));
            problems.extend(stale::stale(words, &all[0]));
        }
    }
    if !problems.is_empty() {
        bail!("{} problems in the words:\n  {}", problems.len(), problems.join("\n  "));
    }
    Ok(all)
}

/// `cargo xtask words check`: that nothing is missing, and which English texts are hardest to read.
///
/// # Errors
/// As [`read_all`].
pub fn command() -> Result<()> {
    let all = read_all(&crate::model::named(&crate::model::source()?))?;
    println!("words are complete: {}", all.iter().map(|words| &*words.locale).collect::<Vec<_>>().join(", "));
    grades::print(&all[0]);
    Ok(())
}

/// As the element expects it: `Words` of www/element/words/words.ts.
pub fn module(words: &Words) -> Value {
    let mut object = words.sections.clone();
    if let Some(text) = object.remove("buyer_question") {
        object.insert("buyerQuestion".into(), text);
    }
    Value::Object(object)
}

/// Tags of the interface's files, English first.
fn locales() -> Result<Vec<String>> {
    let mut tags = Vec::new();
    for entry in fs::read_dir(at("www/locales")).context("www/locales cannot be read")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            tags.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    tags.sort_by_key(|tag| (tag != FIRST, tag.clone()));
    if tags.first().is_none_or(|tag| tag != FIRST) {
        bail!("www/locales/{FIRST}.toml is missing");
    }
    Ok(tags)
}

fn read(locale: &str) -> Result<Words> {
    let mut sections = Map::new();
    let mut translated = Map::new();
    for file in files(locale) {
        for (section, value) in table(&file)? {
            if section == "translated" {
                translated.extend(value.as_object().cloned().unwrap_or_default());
            } else if sections.insert(section.clone(), value).is_some() {
                bail!("{file}: [{section}] is in the other file, too");
            }
        }
    }
    Ok(Words { locale: locale.to_owned(), sections, translated })
}

/// The two files of a language.
fn files(locale: &str) -> [String; 2] {
    [format!("www/locales/{locale}.toml"), format!("model/text/{locale}.toml")]
}
