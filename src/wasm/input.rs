//! Reads answers from a JavaScript object, by hand: deserialising by serde would make the module half as large again.

use crate::answers::{RawAnswer, RawAnswers};
use crate::diagnostic::Diagnostic;
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// The answers of a plain object, in its own order; a property that is `undefined` counts as absent.
pub(super) fn answers(value: &JsValue) -> Result<RawAnswers, Diagnostic> {
    let object = value.dyn_ref::<Object>().filter(|object| !Array::is_array(object) && !object.is_function());
    let Some(object) = object else {
        return Err(Diagnostic::error("wrong-shape", "answers", "the answers are no object")
            .help("give an object with question ids as keys"));
    };
    let entries = Object::entries(object);
    let mut answers = RawAnswers::new();
    for entry in entries.iter() {
        let pair = entry.unchecked_into::<Array>();
        let given = pair.get(1);
        if !given.is_undefined() {
            answers.push((pair.get(0).as_string().unwrap_or_default(), answer(&given)));
        }
    }
    Ok(answers)
}

fn answer(given: &JsValue) -> RawAnswer {
    if given.is_null() {
        return RawAnswer::Unknown;
    }
    if let Some(id) = given.as_string() {
        return RawAnswer::One(id);
    }
    if !Array::is_array(given) {
        return RawAnswer::Other(kind(given));
    }
    let mut ids = Vec::new();
    for id in given.unchecked_ref::<Array>().iter() {
        match id.as_string() {
            Some(id) => ids.push(id),
            None => return RawAnswer::Other("a list with something other than texts"),
        }
    }
    RawAnswer::Many(ids)
}

fn kind(given: &JsValue) -> &'static str {
    if given.as_f64().is_some() {
        "a number"
    } else if given.as_bool().is_some() {
        "true or false"
    } else {
        "an object"
    }
}
