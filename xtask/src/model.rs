//! The default model: `model/*.toml` put together, checked, packed and verified by the engine's own authoring code.

use crate::freshness;
use crate::grounds;
use crate::json::{list, text};
use crate::progress::step;
use crate::workspace::at;
use anyhow::{Result, bail};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::Model;
use attestation_fit_authoring::{self as authoring, Source, folder};
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

/// The model as JSON: the structure that `packModel` takes.
///
/// # Errors
/// Where a file cannot be read.
pub fn source() -> Result<Value> {
    Ok(folder::assemble(&at("model"))?)
}

/// The packed model. Facts that are no longer fresh are told as warnings.
///
/// # Errors
/// With every rule that has no source and every plan that delivers nothing; with every problem of the model.
pub fn pack(source: &Value) -> Result<Vec<u8>> {
    for line in freshness::stale(source, OffsetDateTime::now_utc().date())? {
        eprintln!("warning: {line}");
    }
    let missing = grounds::missing(source);
    if !missing.is_empty() {
        bail!("the model owes {} grounds\n  {}", missing.len(), missing.join("\n  "));
    }
    let tree: Source = serde_json::from_value(source.clone())?;
    match authoring::pack(&tree) {
        Ok(bytes) => Ok(bytes),
        Err(error) => bail!("the model has {} problems\n{}", error.problems.len(), listed(&error.problems)),
    }
}

/// The model of packed bytes.
///
/// # Errors
/// Where they are none of this version.
pub fn read(packed: &[u8]) -> Result<Model> {
    match Model::read(packed) {
        Ok(model) => Ok(model),
        Err(error) => bail!("the packed model cannot be read\n{}", listed(&error.problems)),
    }
}

/// `cargo xtask model`: checks and packs the model.
///
/// # Errors
/// As [`pack`].
pub fn command() -> Result<()> {
    let source = source()?;
    let bytes = step("pack the model", || pack(&source))?;
    println!("{} bytes", bytes.len());
    Ok(())
}

/// One problem a line, the way out below.
pub fn listed(problems: &[Diagnostic]) -> String {
    let mut lines = Vec::new();
    for problem in problems {
        lines.push(format!("  {}: {} [{}]", problem.path, problem.message, problem.code));
        lines.extend(problem.help.as_ref().map(|help| format!("    {help}")));
    }
    lines.join("\n")
}

/// What the model names, by section of the words: each id listed needs a text.
pub fn named(source: &Value) -> Value {
    let mut sections = Map::new();
    let questions: Map<String, Value> = list(&source["questions"])
        .map(|question| (text(&question["id"]).to_owned(), ids(&question["choices"])))
        .collect();
    sections.insert("questions".into(), Value::Object(questions));
    for section in ["outcomes", "criteria"] {
        sections.insert(section.into(), source[section].clone());
    }
    // Tables with values of their own define terms for other tables; they give no reasons, so their rules need no words.
    let telling = list(&source["decisions"]).filter(|table| table["values"].is_null());
    let rules = telling.flat_map(|table| list(&table["rules"]));
    sections.insert("rules".into(), rules.map(|rule| rule["id"].clone()).collect());
    let flags = list(&source["decisions"]).find(|table| table["kind"] == "flag");
    sections.insert("flags".into(), ids(flags.map_or(&Value::Null, |table| &table["outputs"])));
    for section in ["steps", "recurring", "costs"] {
        sections.insert(section.into(), ids(&source["roadmap"][section]));
    }
    for section in ["comparison", "evidence", "misconceptions", "lessons", "handover"] {
        sections.insert(section.into(), ids(&source["learn"][section]));
    }
    sections.insert("facts".into(), keys(&source["facts"]));
    for (section, field) in [("tiers", "tier"), ("confidences", "confidence")] {
        let mut used: Vec<_> =
            source["facts"].as_object().into_iter().flatten().map(|(_, fact)| text(&fact[field])).collect();
        used.sort();
        used.dedup();
        sections.insert(section.into(), json!(used));
    }
    Value::Object(sections)
}

fn ids(items: &Value) -> Value {
    list(items).map(|item| item["id"].clone()).collect()
}

fn keys(table: &Value) -> Value {
    table.as_object().into_iter().flatten().map(|(key, _)| Value::String(key.clone())).collect()
}
