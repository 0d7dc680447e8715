//! A translation is stale where the English text has changed since. Each translated file carries, per entry, a hash of
//! the English text that it translates, in its last table, `[translated]`; `cargo xtask words accept <locale>` writes it
//! anew, once somebody has read the translations again.

use super::{FIRST, Words, files, ids, read};
use crate::workspace::{at, table};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;

/// Entries whose English has changed, and hashes of entries that are gone.
pub fn stale(words: &Words, first: &Words) -> Vec<String> {
    let wanted = hashes(&first.sections);
    let mut problems = Vec::new();
    for (entry, hash) in &wanted {
        if words.translated.get(entry) != Some(hash) {
            problems.push(format!("{}: {entry} is older than its English text", words.locale));
        }
    }
    for entry in words.translated.keys().filter(|entry| !wanted.contains_key(*entry)) {
        problems.push(format!("{}: translated.\"{entry}\" is no longer in English", words.locale));
    }
    problems
}

/// Writes the hashes of today's English texts into both files of a language.
///
/// # Errors
/// Where a file is missing or no TOML.
pub fn accept(locale: &str) -> Result<()> {
    if locale == FIRST {
        bail!("{FIRST} is the language that the others translate");
    }
    read(locale)?;
    ids::write()?;
    for (file, first) in files(locale).into_iter().zip(files(FIRST)) {
        let text = fs::read_to_string(at(&file)).with_context(|| format!("{file} cannot be read"))?;
        let kept = text.split_once("\n[translated]").map_or(text.as_str(), |(kept, _)| kept).trim_end();
        let mut written = format!("{kept}\n\n[translated]\n");
        for (entry, hash) in hashes(&table(&first)?) {
            writeln!(written, "{entry:?} = {hash}")?;
        }
        fs::write(at(&file), written)?;
    }
    Ok(())
}

/// `section.id` → hash, for each entry but the language's own description.
fn hashes(sections: &Map<String, Value>) -> Map<String, Value> {
    let mut all = Map::new();
    for (section, entries) in sections.iter().filter(|(section, _)| *section != "locale") {
        for (id, entry) in entries.as_object().into_iter().flatten() {
            all.insert(format!("{section}.{id}"), Value::String(hash(entry)));
        }
    }
    all
}

/// Eight hexadecimal digits: enough to notice a change.
fn hash(entry: &Value) -> String {
    Sha256::digest(entry.to_string()).iter().take(4).fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn words(locale: &str, ui: Value, translated: Map<String, Value>) -> Words {
        let sections = json!({ "locale": { "tag": locale }, "ui": ui }).as_object().cloned().unwrap();
        Words { locale: locale.into(), sections, translated }
    }

    #[test]
    fn a_changed_english_text_makes_its_translation_stale() {
        let before = words("en", json!({ "back": "Back", "next": "Next" }), Map::new());
        let german = words("de", json!({ "back": "Zurück", "next": "Weiter" }), hashes(&before.sections));
        assert!(stale(&german, &before).is_empty());
        let after = words("en", json!({ "back": "Go back" }), Map::new());
        assert_eq!(
            stale(&german, &after),
            ["de: ui.back is older than its English text", "de: translated.\"ui.next\" is no longer in English"]
        );
    }
}
