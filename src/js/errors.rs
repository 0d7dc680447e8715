//! Errors for JavaScript: an `Error` with a name and every problem.

use super::value;
use crate::diagnostic::Diagnostic;
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// What answers are refused with.
pub(super) fn answers(problems: &[Diagnostic]) -> JsValue {
    error("AnswersError", problems)
}

/// What a model is refused with.
pub(super) fn model(problems: &[Diagnostic]) -> JsValue {
    error("ModelError", problems)
}

fn error(name: &str, problems: &[Diagnostic]) -> JsValue {
    let lines: Vec<String> = problems.iter().map(Diagnostic::to_string).collect();
    let error = Error::new(&lines.join("\n"));
    error.set_name(name);
    if let Ok(problems) = value(&problems) {
        // a property on a new error cannot fail to be set
        let _ = Reflect::set(&error, &"problems".into(), &problems);
    }
    error.into()
}
