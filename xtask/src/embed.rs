//! `embed.js`: the script, and behind it all that is no script in one compressed payload.

use crate::bundle::Folders;
use crate::mixing::{self, Chunk, Kind, without_lengths};
use crate::process::{program, run};
use crate::sections::around_code;
use crate::shapes::Shapes;
use crate::sizes::{self, Sizes};
use crate::workspace::{at, node_program};
use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

/// What the payload holds beside the templates.
pub struct Contents<'a> {
    /// The style sheets, joined and minified.
    pub theme: &'a str,
    /// English words.
    pub english: &'a Value,
    /// Sources and lessons.
    pub library: &'a Value,
    /// The packed model.
    pub model: &'a [u8],
    /// `engine.wasm`.
    pub engine: &'a [u8],
}

/// Turns the bundled script of `embed.js` into the published file; returns what its parts take.
///
/// # Errors
/// Where a tool fails, or the script is not as it is expected.
pub fn finish(folders: &Folders, contents: &Contents<'_>) -> Result<Vec<Sizes>> {
    let file = folders.dist.join("embed.js");
    minify_again(&file)?;
    let text = fs::read_to_string(&file)?;
    let (script, licences) = text.split_at(text.find("/*!").context("the licences are missing")?);
    let licences = licences.replace("Bundled license information:\n\n", "");
    let script = without_texts(script.trim_end(), contents.english)?;
    let (mut parts, sizes, payload) = compressed(&script.templates, contents)?;
    let code = script.script.trim_end_matches(';');
    // Last, since between two pieces of script it would share gzip's blocks with both: 2 % of the file.
    let call = format!("({sizes:?},\n\"{payload}\")");
    let head = "((embeddedSizes,embeddedPayload)=>{\"use strict\";let $T,$K;";
    fs::write(&file, format!("{head}{code}}}){call};\n{}\n", licences.trim_end()))?;
    parts.insert(0, sizes::measure("  script", code.as_bytes())?);
    Ok(parts)
}

/// terser finds what esbuild leaves: 3 % of the script after compression.
fn minify_again(script: &Path) -> Result<()> {
    let mut command = program(node_program("terser"));
    command.arg(script).arg("--output").arg(script);
    command.args(["--ecma=2022", "--comments=some", "--toplevel"]);
    command
        .args(["--compress", "ecma=2022,passes=3,keep_fargs=false,unsafe,unsafe_arrows,unsafe_methods,pure_getters"]);
    // Members of Lit that only Lit reads.
    command.args(["--mangle", "--mangle-props", "regex=/^_\\$/"]);
    run(&mut command)
}

/// A script without the texts that the payload holds better.
#[derive(Deserialize)]
struct WithoutTexts {
    script: String,
    /// The static strings of each template.
    templates: Vec<Vec<String>>,
}

fn without_texts(script: &str, english: &Value) -> Result<WithoutTexts> {
    let keys: Vec<_> = english["ui"].as_object().context("there are no words of the interface")?.keys().collect();
    let mut command = program("node");
    command.arg(at("xtask/scripts/without-texts.mjs")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut node = command.spawn().context("node does not start")?;
    let mut input = node.stdin.take().context("node takes no input")?;
    input.write_all(json!({ "script": script, "keys": keys }).to_string().as_bytes())?;
    drop(input);
    let output = node.wait_with_output()?;
    if !output.status.success() {
        bail!("the script of embed.js could not be rewritten");
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The parts of the payload, in their order.
const PARTS: [&str; 8] = [
    "theme",
    "templates",
    "words and sources",
    "their keys",
    "model",
    "engine: before its code",
    "engine: after it",
    "engine: its code",
];

/// The sizes of the parts, and all parts as one stream, then base64: theme, templates, words and their shapes, model, and
/// the engine's module, of which the code comes last.
fn compressed(templates: &[Vec<String>], contents: &Contents<'_>) -> Result<(Vec<Sizes>, Vec<usize>, String)> {
    let mut shapes = Shapes::default();
    let words = shapes.without_keys(&json!([contents.english, contents.library]))?.to_string();
    let templates: Vec<_> = templates.iter().map(|strings| strings.join("\0")).collect();
    let templates = templates.join("\n");
    let (head, code, tail) = around_code(contents.engine)?;
    let code = &without_lengths(code)?;
    let texts = [contents.theme, &templates, &words, &shapes.text()];
    if texts.iter().any(|text| text.contains('\u{c}')) {
        bail!("a text of embed.js holds a form feed, which ends each of them");
    }
    let texts = texts.map(|text| format!("{text}\u{c}"));
    let bytes = texts.iter().map(|text| text.as_bytes()).chain([contents.model, head, tail]);
    let mut chunks: Vec<_> = bytes.map(|bytes| Chunk { kind: Kind::Text, bytes }).collect();
    chunks.push(Chunk { kind: Kind::Code, bytes: code });
    let stream = mixing::compress(&chunks);
    let lengths: Vec<_> = chunks.iter().map(|chunk| chunk.bytes.len()).collect();
    let parts = PARTS.iter().zip(&lengths).zip(&stream.shares);
    let parts = parts.map(|((name, raw), packed)| sizes::part(name, *raw, *packed)).collect();
    let (texts, others) = lengths.split_at(texts.len());
    let sizes = [&[texts.iter().sum()], others].concat();
    Ok((parts, sizes, BASE64_STANDARD.encode(stream.bytes)))
}
