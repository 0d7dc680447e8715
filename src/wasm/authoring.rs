//! What model authors use from JavaScript: `www/authoring` wraps these functions.

#![expect(unreachable_pub, reason = "exported to JavaScript")]

use super::{errors, value};
use crate::authoring::{self, Tree, verify};
use crate::model::Model;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Every problem of a source.
#[wasm_bindgen(js_name = checkModel)]
pub fn check_model(source: JsValue) -> Result<JsValue, JsValue> {
    value(&authoring::check(&tree(source)))
}

/// Packs a source. Throws `ModelError`.
#[wasm_bindgen(js_name = packModel)]
pub fn pack_model(source: JsValue) -> Result<Vec<u8>, JsValue> {
    authoring::pack(&tree(source)).map_err(|error| errors::model(&error.problems))
}

/// Verifies a packed model. Throws `ModelError` on bytes that are none.
#[wasm_bindgen(js_name = verifyModel)]
pub fn verify_model(packed: &[u8]) -> Result<JsValue, JsValue> {
    let model = Model::read(packed).map_err(|error| errors::model(&error.problems))?;
    let verification = verify::verify(&model, &mut |_, _| {}).map_err(|problem| errors::model(&[problem]))?;
    value(&verification)
}

/// A source as a tree; what is no tree (a function, a symbol) is no model either, and the reader says so.
fn tree(source: JsValue) -> Tree {
    serde_wasm_bindgen::from_value(source).unwrap_or(Tree::Null)
}
