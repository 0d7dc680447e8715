//! The engine for JavaScript: `www/engine/wrap.ts` wraps this class. Answers come as a list of pairs of question id and
//! answer, copied there from whatever the host gave, so that no code of the host's runs while Rust does.

use super::{errors, input, value};
use crate::answers::Answers;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::report::{given, identity, questionnaire, report};
use crate::rows;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A model, ready to answer.
#[wasm_bindgen]
pub struct Engine(Model);

#[wasm_bindgen]
impl Engine {
    /// Reads a packed model. Throws `ModelError`.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: &[u8]) -> Result<Engine, JsValue> {
        Model::read(packed).map(Engine).map_err(|error| errors::model(&error.problems))
    }

    /// The report on one set of answers. Throws `AnswersError`.
    pub fn report(&self, answers: &Array) -> Result<JsValue, JsValue> {
        value(&report(&self.0, &self.check(answers)?))
    }

    /// One prospect as a row of codes. Throws `AnswersError`.
    pub fn encode(&self, answers: &Array) -> Result<Vec<u8>, JsValue> {
        Ok(rows::encode(&self.0, &self.check(answers)?))
    }

    /// The outcomes of many rows. Throws `AnswersError`.
    pub fn evaluate(&self, rows: &[u8]) -> Result<Vec<u8>, JsValue> {
        rows::evaluate(&self.0, rows).map_err(|problem| errors::answers(&[problem]))
    }

    /// The answers as text. Throws `AnswersError`.
    #[wasm_bindgen(js_name = toText)]
    pub fn to_text(&self, answers: &Array) -> Result<String, JsValue> {
        Ok(self.check(answers)?.to_text(&self.0))
    }

    /// The answers that a text stands for. Throws `AnswersError`.
    #[wasm_bindgen(js_name = fromText)]
    pub fn answers_of_text(&self, text: &str) -> Result<JsValue, JsValue> {
        self.given(Answers::from_text(&self.0, text))
    }

    /// The answers as text with a checksum. Throws `AnswersError`.
    #[wasm_bindgen(js_name = toLink)]
    pub fn to_link(&self, answers: &Array) -> Result<String, JsValue> {
        Ok(self.check(answers)?.to_link(&self.0))
    }

    /// The answers that a link's text stands for. Throws `AnswersError`.
    #[wasm_bindgen(js_name = fromLink)]
    pub fn answers_of_link(&self, link: &str) -> Result<JsValue, JsValue> {
        self.given(Answers::from_link(&self.0, link))
    }

    /// Questions, choices and ids.
    pub fn questionnaire(&self) -> Result<JsValue, JsValue> {
        value(&questionnaire(&self.0))
    }

    /// Which model this is.
    pub fn model(&self) -> Result<JsValue, JsValue> {
        value(&identity(&self.0))
    }
}

impl Engine {
    fn check(&self, answers: &Array) -> Result<Answers, JsValue> {
        Answers::check(&self.0, &input::answers(answers)).map_err(|problems| errors::answers(&problems))
    }

    fn given(&self, answers: Result<Answers, Vec<Diagnostic>>) -> Result<JsValue, JsValue> {
        let answers = answers.map_err(|problems| errors::answers(&problems))?;
        value(&given(&self.0, &answers))
    }
}
