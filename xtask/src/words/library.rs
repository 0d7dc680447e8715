//! What the result page shows beside the report, the same in every language (`Library` of www/element/words/words.ts).

use crate::workspace::table;
use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

/// Sources, kinds of flags, lists of things to learn, and the published verification.
///
/// # Errors
/// Where a file of the model cannot be read.
pub fn library(verification: Value) -> Result<Value> {
    let learn = table("model/learn.toml")?;
    let part = |name: &str| learn.get(name).cloned().unwrap_or_else(|| json!([]));
    let misconceptions = part("misconceptions").as_array().cloned().unwrap_or_default();
    let handover = table("model/handover.toml")?;
    let handover = handover.get("handover").and_then(Value::as_array).cloned().unwrap_or_default();
    let flags = table("model/decisions/flags.toml")?;
    let outcomes = roles(&table("model/model.toml")?["outcomes"], &part("outcomes"))?;
    Ok(json!({
        "sources": Value::Object(table("model/facts.toml")?),
        "flagKinds": kinds(flags.get("outputs")),
        "outcomes": outcomes,
        "comparison": part("comparison"),
        "evidence": part("evidence"),
        "misconceptions": misconceptions.into_iter().map(with_outcomes).collect::<Vec<_>>(),
        "lessons": part("lessons"),
        "handover": handover.into_iter().map(with_answers).collect::<Vec<_>>(),
        "leading": learn.get("leading"),
        "price": learn.get("price"),
        "verification": verification,
    }))
}

const KINDS: [&str; 4] = ["advice", "ask", "wait", "other"];
const COLUMNS: [&str; 2] = ["soc2", "iso27001"];

/// Outcome → what it is for the page: its kind, the columns of the comparison that it advises, whether the letter to the
/// buyer is unfolded beside it.
///
/// # Errors
/// With every outcome that is missing, unknown or said twice, and with kinds and columns that there are not.
fn roles(outcomes: &Value, entries: &Value) -> Result<Value> {
    let outcomes: Vec<_> = outcomes.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut roles = Map::new();
    let mut problems = Vec::new();
    for entry in entries.as_array().into_iter().flatten() {
        let id = entry["id"].as_str().unwrap_or_default();
        let kind = entry["kind"].as_str().unwrap_or_default();
        let compares = entry.get("compares").cloned().unwrap_or_else(|| json!([]));
        let columns = compares.as_array().into_iter().flatten().map(|column| column.as_str().unwrap_or_default());
        if !outcomes.contains(&id) {
            problems.push(format!("learn.outcomes: the model has no outcome `{id}`"));
        }
        if !KINDS.contains(&kind) {
            problems.push(format!("learn.outcomes.{id}: `kind` is one of {KINDS:?}"));
        }
        for column in columns.filter(|column| !COLUMNS.contains(column)) {
            problems.push(format!("learn.outcomes.{id}: `compares` names columns of {COLUMNS:?}, not `{column}`"));
        }
        let role = json!({ "kind": kind, "compares": compares, "letter": entry["letter"].as_bool().unwrap_or(false) });
        if roles.insert(id.to_owned(), role).is_some() {
            problems.push(format!("learn.outcomes.{id} is there twice"));
        }
    }
    let missing = outcomes.iter().filter(|id| !roles.contains_key(**id));
    problems.extend(missing.map(|id| format!("learn.outcomes: `{id}` is missing")));
    if !problems.is_empty() {
        bail!("{} problems in model/learn.toml:\n  {}", problems.len(), problems.join("\n  "));
    }
    Ok(Value::Object(roles))
}

/// Flag → kind.
fn kinds(outputs: Option<&Value>) -> Value {
    let outputs = outputs.and_then(Value::as_array).into_iter().flatten();
    outputs.filter_map(|output| Some((output["id"].as_str()?.to_owned(), output["kind"].clone()))).collect()
}

/// No `outcomes`: the correction belongs to all of them, which the element reads as null.
fn with_outcomes(mut misconception: Value) -> Value {
    if let Some(object) = misconception.as_object_mut() {
        object.entry("outcomes").or_insert(Value::Null);
    }
    misconception
}

/// No `answers`: nothing but the outcome is asked for.
fn with_answers(mut item: Value) -> Value {
    if let Some(object) = item.as_object_mut() {
        object.entry("answers").or_insert_with(|| json!({}));
    }
    item
}
