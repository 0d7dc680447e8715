//! The shape of the code: what ARCHITECTURE.md promises is held here.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Modules from left to right; a module imports from its own rank's left only.
const RANKS: &[&[&str]] = &[
    &["gather"],
    &["value", "questions"],
    &["diagnostic"],
    &["model"],
    &["answers"],
    &["evaluate"],
    &["diagram"],
    &["interview", "explain", "roadmap", "rows"],
    &["report"],
    &["wasm"],
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// By file of src/, relative to it: its text without tests and comments.
fn code() -> BTreeMap<String, String> {
    let mut found = Vec::new();
    sources(&root().join("src"), &mut found);
    let text = |path: &Path| {
        let text = std::fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    let name = |path: &Path| path.strip_prefix(root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
    found.iter().map(|path| (name(path), text(path))).collect()
}

fn module(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

fn rank(module: &str) -> Option<usize> {
    RANKS.iter().position(|rank| rank.contains(&module))
}

#[test]
fn every_module_has_a_rank() {
    let without: Vec<String> =
        code().into_keys().filter(|file| file != "lib.rs" && rank(module(file)).is_none()).collect();
    assert!(without.is_empty(), "no rank for {without:?}: see RANKS and src/lib.rs");
}

#[test]
fn no_module_imports_from_its_right() {
    let mut wrong = Vec::new();
    for (file, text) in code() {
        let Some(own) = rank(module(&file)) else { continue };
        for part in text.split("crate::").skip(1) {
            let other = part.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap();
            if other != module(&file) && rank(other).is_some_and(|other| other >= own) {
                wrong.push(format!("{file} imports {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn javascript_values_occur_in_the_bindings_only() {
    let elsewhere: Vec<String> = code()
        .into_iter()
        .filter(|(file, text)| {
            !file.starts_with("wasm/") && ["JsValue", "js_sys", "web_sys"].iter().any(|name| text.contains(name))
        })
        .map(|(file, _)| file)
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn the_engine_reads_no_clock_and_no_file_and_prints_nothing() {
    let forbidden = ["std::fs", "std::time", "std::env", "std::net", "println!", "eprintln!", "rand::"];
    let mut wrong = Vec::new();
    for (file, text) in code() {
        wrong.extend(forbidden.iter().filter(|name| text.contains(**name)).map(|name| format!("{file}: {name}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_host_build_holds_no_wasm_bindgen() {
    let output = std::process::Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--locked",
            "--package",
            "attestation-fit",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let bindings: Vec<&str> = tree
        .lines()
        .filter(|line| ["wasm-bindgen", "js-sys", "web-sys"].iter().any(|name| line.starts_with(name)))
        .collect();
    assert!(bindings.is_empty(), "{bindings:?}");
}

#[test]
fn no_file_is_longer_than_one_can_read() {
    let long: Vec<(String, usize)> =
        code().into_iter().map(|(file, text)| (file, text.lines().count())).filter(|(_, lines)| *lines > 400).collect();
    assert!(long.is_empty(), "more than 400 lines of code: {long:?}");
}
