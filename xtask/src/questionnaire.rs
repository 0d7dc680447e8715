//! What the page may show before the engine runs: the questions of the default model, and which is asked first.

use crate::model;
use anyhow::{Context, Result};
use attestation_fit::answers::Answers;
use attestation_fit::report;
use serde_json::{Value, json};

/// `{ first, questionnaire }`: the module `generated/questionnaire` of www/engine/generated.d.ts.
///
/// # Errors
/// Where the bytes are no model, or the model asks nothing.
pub fn shown_first(packed: &[u8]) -> Result<Value> {
    let model = model::read(packed)?;
    let opening = serde_json::to_value(report::report(&model, &Answers::open(&model)))?;
    let first = opening["next"]["question"].as_str().context("the model asks nothing")?;
    Ok(json!({ "first": first, "questionnaire": report::questionnaire(&model) }))
}
