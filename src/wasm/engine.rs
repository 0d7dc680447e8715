//! The engine for JavaScript: `createEngine` of `www/engine` wraps this class.

use super::{errors, input, value};
use crate::answers::Answers;
use crate::model::Model;
use crate::report::{identity, questionnaire, report};
use crate::rows;
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
    pub fn report(&self, answers: &JsValue) -> Result<JsValue, JsValue> {
        let answers = self.check(answers)?;
        value(&report(&self.0, &answers))
    }

    /// One prospect as a row of codes. Throws `AnswersError`.
    pub fn encode(&self, answers: &JsValue) -> Result<Vec<u8>, JsValue> {
        Ok(rows::encode(&self.0, &self.check(answers)?))
    }

    /// The outcomes of many rows. Throws `AnswersError`.
    pub fn evaluate(&self, rows: &[u8]) -> Result<Vec<u8>, JsValue> {
        rows::evaluate(&self.0, rows).map_err(|problem| errors::answers(&[problem]))
    }

    /// The answers as text. Throws `AnswersError`.
    #[wasm_bindgen(js_name = toText)]
    pub fn to_text(&self, answers: &JsValue) -> Result<String, JsValue> {
        Ok(self.check(answers)?.to_text(&self.0))
    }

    /// The answers that a text stands for. Throws `AnswersError`.
    #[wasm_bindgen(js_name = fromText)]
    pub fn answers_of(&self, text: &str) -> Result<JsValue, JsValue> {
        let answers = Answers::from_text(&self.0, text).map_err(|problems| errors::answers(&problems))?;
        value(&crate::answers::canonical(&self.0, &answers))
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
    fn check(&self, answers: &JsValue) -> Result<Answers, JsValue> {
        let raw = input::answers(answers).map_err(|problem| errors::answers(&[problem]))?;
        Answers::check(&self.0, &raw).map_err(|problems| errors::answers(&problems))
    }
}
