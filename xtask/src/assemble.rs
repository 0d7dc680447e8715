//! Puts together what the package holds beside the bundled scripts.

use crate::documents;
use crate::notices;
use crate::process::{program, run};
use crate::site;
use crate::words::{self, Words};
use crate::workspace::{at, node_program, write};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Files of the repository that are published as they are.
const COPIED: [(&str, &str); 7] = [
    ("www/package/package.json", "package.json"),
    ("model/model.schema.json", "model.schema.json"),
    ("model/overlay.schema.json", "overlay.schema.json"),
    ("model/cases.schema.json", "cases.schema.json"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

const LOCALE_TYPES: &str =
    "declare const words: import(\"../types/element/words/words.js\").Words;\nexport default words;\n";
const MODEL_TYPES: &str =
    "declare const source: import(\"./types/authoring/authoring.js\").ModelSource;\nexport default source;\n";

/// Manifest, documents, framed page, modules of words, model and WebAssembly, licences, custom-elements manifest.
///
/// # Errors
/// Where a file is missing or a tool fails.
pub fn package(dist: &Path, engine: &Path, source: &Value, packed: &[u8], all_words: &[Words]) -> Result<()> {
    for (from, to) in COPIED {
        fs::copy(at(from), dist.join(to)).with_context(|| format!("{from} cannot be copied"))?;
    }
    documents::publish(dist)?;
    notices::publish(dist)?;
    site::page(&at("www/frame"), &dist.join("frame"))?;
    fs::copy(engine, dist.join("engine.wasm"))?;
    fs::write(dist.join("model.bin"), packed)?;
    object(&dist.join("model.js"), source)?;
    write(&dist.join("model.d.ts"), MODEL_TYPES)?;
    for words in all_words {
        object(&dist.join("locales").join(format!("{}.js", words.locale)), &words::module(words))?;
        write(&dist.join("locales").join(format!("{}.d.ts", words.locale)), LOCALE_TYPES)?;
    }
    manifest(dist)
}

/// `export default {…}`: JSON is JavaScript.
fn object(path: &Path, value: &Value) -> Result<()> {
    write(path, &format!("export default {value};\n"))
}

/// The custom-elements manifest, from the JSDoc of the element's classes.
///
/// # Errors
/// Where the analyzer fails.
pub fn manifest(folder: &Path) -> Result<()> {
    run(program(node_program("cem")).args(["analyze", "--config", "www/package/manifest.config.mjs"]))?;
    let text = fs::read_to_string(at("target/pack/manifest/custom-elements.json"))?;
    let text =
        text.replace("www/element/attestation-fit.ts", "element.js").replace("www/element/define.ts", "define.js");
    write(&folder.join("custom-elements.json"), &text)
}
