//! What model authors use from JavaScript: `www/authoring` wraps these functions. Sources come as JSON text and answers
//! go as JSON text, so that nothing here runs code of the caller's, which could throw.

#![expect(unreachable_pub, reason = "exported to JavaScript")]

use crate::{Finding, Overlay, Source};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::ModelError;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Every problem of a source, as a JSON list.
#[wasm_bindgen(js_name = checkModel)]
pub fn check_model(source: &str) -> String {
    match read(source) {
        Ok(source) => json(&crate::check(&source)),
        Err(error) => json(&error.problems),
    }
}

/// Packs a source. Throws the problems, as a JSON list.
#[wasm_bindgen(js_name = packModel)]
pub fn pack_model(source: &str) -> Result<Vec<u8>, JsValue> {
    read(source).and_then(|source| crate::pack(&source)).map_err(|error| json(&error.problems).into())
}

/// Verifies a packed model, as a JSON object. Throws the problems of bytes that are none, as a JSON list.
#[wasm_bindgen(js_name = verifyModel)]
pub fn verify_model(packed: &[u8]) -> Result<String, JsValue> {
    match crate::verify(packed) {
        Ok(verification) => Ok(json(&verification)),
        Err(error) => Err(json(&error.problems).into()),
    }
}

/// A source with an overlay on it, as a JSON object of `source`, `words`, `cta` and the `problems` of the changed source.
/// Throws what of the overlay does not fit, as a JSON list.
#[wasm_bindgen(js_name = applyOverlay)]
pub fn apply_overlay(source: &str, overlay: &str) -> Result<String, JsValue> {
    #[derive(Serialize)]
    struct Applied<'a> {
        source: &'a Source,
        words: &'a Source,
        cta: &'a Source,
        problems: Vec<Finding>,
    }
    let source = read(source).map_err(|error| JsValue::from(json(&error.problems)))?;
    let overlaid = Overlay::read(overlay).and_then(|overlay| overlay.apply(&source));
    let overlaid = overlaid.map_err(|findings| JsValue::from(json(&findings)))?;
    let problems = overlaid.check();
    Ok(json(&Applied { source: &overlaid.source, words: &overlaid.words, cta: &overlaid.cta, problems }))
}

/// What changes between two sources, as a JSON object. Throws the problems of either, as a JSON list.
#[wasm_bindgen(js_name = compareModels)]
pub fn compare_models(old: &str, new: &str) -> Result<String, JsValue> {
    let compared = read(old).and_then(|old| crate::compare(&old, &read(new)?));
    compared.map(|comparison| json(&comparison)).map_err(|error| json(&error.problems).into())
}

/// A source from JSON text.
fn read(text: &str) -> Result<Source, ModelError> {
    serde_json::from_str(text).map_err(|error| {
        let problem = Diagnostic::error("not-a-model", "model", format!("the source cannot be read: {error}"));
        ModelError { problems: vec![problem] }
    })
}

/// Derived types of texts and numbers: none of them fails to be written.
fn json(serializable: &impl Serialize) -> String {
    #[expect(clippy::expect_used, reason = "nothing of these can fail to be written; a made-up text would be worse")]
    serde_json::to_string(serializable).expect("texts and numbers")
}
