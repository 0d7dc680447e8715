//! Ids of the interface's words as a type, so that a view can say no text that there is none of:
//! `www/element/words/word-ids.ts`, made of `www/locales/en.toml`.

use super::{FIRST, Words, read};
use crate::workspace::at;
use anyhow::{Context, Result};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;

const FILE: &str = "www/element/words/word-ids.ts";

/// A problem where the file is not what the words say.
pub fn stale(first: &Words) -> Option<String> {
    let there = fs::read_to_string(at(FILE)).unwrap_or_default();
    (there != written(first))
        .then(|| format!("{FILE} is older than {FIRST}: `cargo xtask words accept <locale>` writes it"))
}

/// Writes the file anew.
///
/// # Errors
/// Where the words cannot be read or the file cannot be written.
pub fn write() -> Result<()> {
    fs::write(at(FILE), written(&read(FIRST)?)).with_context(|| format!("{FILE} cannot be written"))
}

fn written(first: &Words) -> String {
    let ids = first.sections.get("ui").and_then(Value::as_object).into_iter().flatten().map(|(id, _)| id);
    let mut text = String::from(
        "/** Ids of the interface's words. Written by `cargo xtask words accept`. */\nexport type WordId =",
    );
    for id in ids {
        let _ = write!(text, "\n  | \"{id}\"");
    }
    text + ";\n"
}
