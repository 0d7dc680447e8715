//! THIRD-PARTY-NOTICES.txt of the package: the crates that are linked into its WebAssembly, with the licences they bring.

use crate::process::{output, program};
use crate::workspace::root;
use crate::workspace::write;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// What is linked for WebAssembly: these packages of the workspace, and all they depend on.
const LINKED: [&str; 2] = ["attestation-fit", "attestation-fit-authoring"];

/// Writes the notices into the package.
///
/// # Errors
/// Where cargo fails, or a crate has no licence to pass on.
pub fn publish(dist: &Path) -> Result<()> {
    let mut command = program("cargo");
    command.args(["metadata", "--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown"]);
    // The JavaScript build's own.
    command.args(["--features", "fixed-memory"]);
    let metadata: Value = serde_json::from_str(&output(command.current_dir(root()))?)?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();

    // Tests and build scripts are not linked, and neither are macros.
    let normal = |dependency: &Value| list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
    let is_macro = |id: &str| list(&packages[id]["targets"]).iter().any(|target| target["kind"][0] == "proc-macro");
    let ours = |id: &str| packages[id]["source"].is_null();
    let mut open: Vec<String> = packages
        .iter()
        .filter(|(id, package)| ours(id) && LINKED.iter().any(|name| package["name"] == *name))
        .map(|(id, _)| id.clone())
        .collect();
    let mut linked = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !is_macro(&id) && linked.insert(id.clone()) {
            open.extend(list(&nodes[&id]["deps"]).iter().filter(|dep| normal(dep)).map(|dep| text(&dep["pkg"])));
        }
    }

    let mut notices =
        String::from("The WebAssembly of attestation-fit holds code of these crates, under their licences.\n");
    for package in linked.iter().filter(|id| !ours(id)).map(|id| &packages[id]) {
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        let line = "-".repeat(80);
        write!(notices, "\n{line}\n{name} {version}, {}\n", text(&package["license"]))?;
        let manifest = text(&package["manifest_path"]);
        let texts = licences(Path::new(&manifest).parent().context("a crate without a folder")?)?;
        if texts.is_empty() {
            bail!("{name} {version} brings no text of its licence: name one in xtask/src/notices.rs");
        }
        texts.iter().try_for_each(|text| write!(notices, "\n{}\n", text.trim_end()))?;
    }
    write(&dist.join("THIRD-PARTY-NOTICES.txt"), &notices)
}

/// The licences in a crate's folder; the one of MIT alone where there is a choice, since it is the shortest.
fn licences(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|word| name.starts_with(word)) {
            files.push((name, path));
        }
    }
    files.sort();
    let mit = files.iter().any(|(name, _)| name.contains("MIT"));
    let wanted = files.into_iter().filter(|(name, _)| !mit || name.contains("MIT") || name.starts_with("NOTICE"));
    wanted.map(|(_, path)| Ok(fs::read_to_string(path)?.replace("\r\n", "\n"))).collect()
}
