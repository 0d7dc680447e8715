//! The only place where JavaScript values occur: convert in, call one function, convert out.

mod browser;
mod engine;
mod errors;
mod input;
#[cfg(feature = "fixed-memory")]
mod memory;

use serde::Serialize;
use wasm_bindgen::JsValue;

/// A value in the form of the contract: maps as plain objects, nothing as `null`.
fn value(serializable: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    serializable.serialize(&serializer).map_err(JsValue::from)
}
