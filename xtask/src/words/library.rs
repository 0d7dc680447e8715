//! What the result page shows beside the report, the same in every language (`Library` of www/element/words.ts).

use super::table;
use anyhow::Result;
use serde_json::{Value, json};

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
    Ok(json!({
        "sources": Value::Object(table("model/facts.toml")?),
        "flagKinds": kinds(flags.get("outputs")),
        "comparison": part("comparison"),
        "evidence": part("evidence"),
        "misconceptions": misconceptions.into_iter().map(with_outcomes).collect::<Vec<_>>(),
        "lessons": part("lessons"),
        "handover": handover.into_iter().map(with_answers).collect::<Vec<_>>(),
        "verification": verification,
    }))
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
