//! Errors for JavaScript: an `Error` with a name and every problem.

use super::value;
use crate::diagnostic::Diagnostic;
use crate::value::Value;
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
    let mut message = String::new();
    for problem in problems {
        if !message.is_empty() {
            message.push('\n');
        }
        message.push_str(&problem.path);
        message.push_str(": ");
        message.push_str(&problem.message);
        if let Some(help) = &problem.help {
            message.push_str("; ");
            message.push_str(help);
        }
    }
    let error = Error::new(&message);
    error.set_name(name);
    let problems = Value::list(problems.iter().map(Diagnostic::value));
    if let Ok(problems) = value(&problems) {
        // a property on a new error cannot fail to be set
        let _ = Reflect::set(&error, &"problems".into(), &problems);
    }
    error.into()
}
