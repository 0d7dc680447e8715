//! What model authors use from JavaScript: `www/authoring` wraps these functions.

#![expect(unreachable_pub, reason = "exported to JavaScript")]

use crate::{Tree, verify};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::{Model, ModelError};
use js_sys::{Error, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Every problem of a source.
#[wasm_bindgen(js_name = checkModel)]
pub fn check_model(source: JsValue) -> Result<JsValue, JsValue> {
    value(&crate::check(&tree(source)))
}

/// Packs a source. Throws `ModelError`.
#[wasm_bindgen(js_name = packModel)]
pub fn pack_model(source: JsValue) -> Result<Vec<u8>, JsValue> {
    crate::pack(&tree(source)).map_err(|error| refused(error.problems))
}

/// Verifies a packed model. Throws `ModelError` on bytes that are none.
#[wasm_bindgen(js_name = verifyModel)]
pub fn verify_model(packed: &[u8]) -> Result<JsValue, JsValue> {
    let model = Model::read(packed).map_err(|error| refused(error.problems))?;
    let verification = verify::verify(&model, &mut |_, _| {}).map_err(|problem| refused(vec![problem]))?;
    value(&verification)
}

/// A source as a tree; what is no tree (a function, a symbol) is no model either, and the reader says so.
fn tree(source: JsValue) -> Tree {
    serde_wasm_bindgen::from_value(source).unwrap_or(Tree::Null)
}

/// A value in the form of the contract: maps as plain objects, nothing as `null`.
fn value(serializable: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    serializable.serialize(&serializer).map_err(JsValue::from)
}

/// An `Error` named `ModelError` with every problem.
fn refused(problems: Vec<Diagnostic>) -> JsValue {
    let listed = value(&problems);
    let error = Error::new(&ModelError { problems }.to_string());
    error.set_name("ModelError");
    if let Ok(listed) = listed {
        // a property on a new error cannot fail to be set
        let _ = Reflect::set(&error, &"problems".into(), &listed);
    }
    error.into()
}
