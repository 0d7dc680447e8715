//! Reads answers with the calls of JavaScript: through serde, every kind of value and of error would be part of the
//! module, and the printing of floating-point numbers with them.

use crate::answers::{RawAnswer, RawAnswers};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// The answers of a list of pairs of question id and answer.
pub(super) fn answers(pairs: &Array) -> RawAnswers {
    let pairs = pairs.iter().map(JsCast::unchecked_into::<Array>);
    // `www/engine/wrap.ts` makes the pairs, of the keys of an object
    pairs.map(|pair| (pair.get(0).as_string().unwrap_or_default(), answer(&pair.get(1)))).collect()
}

fn answer(given: &JsValue) -> RawAnswer {
    if given.is_null() {
        RawAnswer::Unknown
    } else if let Some(id) = given.as_string() {
        RawAnswer::One(id)
    } else if let Some(list) = given.dyn_ref::<Array>() {
        let ids: Option<Vec<String>> = list.iter().map(|id| id.as_string()).collect();
        ids.map_or(RawAnswer::Other("a list with something other than texts"), RawAnswer::Many)
    } else {
        RawAnswer::Other(kind(given))
    }
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
