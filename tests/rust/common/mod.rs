//! What several tests share: the default model, read from its folder, and answers from JSON.

pub(crate) mod generate;

use attestation_fit::answers::{Answers, RawAnswer, RawAnswers};
use attestation_fit::ids::{Id, QuestionId, Set};
use attestation_fit::model::Model;
use attestation_fit_authoring::{Source, folder, pack};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A folder or file of the repository.
pub(crate) fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A TOML file of the repository as JSON, its entries in the order of the file.
pub(crate) fn table(path: &str) -> Value {
    toml::from_str(&std::fs::read_to_string(at(path)).unwrap()).unwrap()
}

/// A JSON file of tests/data.
pub(crate) fn data(name: &str) -> Value {
    let path = at("tests/data").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The default model's source.
pub(crate) fn source() -> Source {
    serde_json::from_value(source_json()).unwrap()
}

/// The default model's source as JSON.
pub(crate) fn source_json() -> Value {
    folder::assemble(&at("model")).unwrap()
}

/// The default model.
pub(crate) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| compiled(&source()))
}

/// A model that must compile.
pub(crate) fn compiled(source: &Source) -> Model {
    match pack(source) {
        Ok(packed) => Model::read(&packed).unwrap(),
        Err(error) => panic!("{error}"),
    }
}

/// A model from JSON that must compile.
pub(crate) fn compiled_json(source: &Value) -> Model {
    compiled(&serde_json::from_value(source.clone()).unwrap())
}

/// Answers from bits by question, bit by choice, as the reference has them: `None` is open, 0 is "I don't know".
pub(crate) fn of_bits(model: &Model, bits: &[Option<u32>]) -> Answers {
    let given = bits
        .iter()
        .enumerate()
        .filter_map(|(question, bits)| Some((QuestionId::at(question), set(u64::from((*bits)?)))));
    Answers::of_choices(model, given).unwrap()
}

/// A set from its bits.
pub(crate) fn set<I: Id>(bits: u64) -> Set<I> {
    (0..I::MOST).filter(|index| bits >> index & 1 == 1).map(I::at).collect()
}

/// The bits of a set.
pub(crate) fn bits<I: Id>(set: Set<I>) -> u64 {
    set.iter().fold(0, |bits, id| bits | 1 << id.index())
}

/// Answers as they come from JSON.
pub(crate) fn raw(answers: &Value) -> RawAnswers {
    answers.as_object().unwrap().iter().map(|(id, value)| (id.clone(), raw_answer(value))).collect()
}

fn raw_answer(value: &Value) -> RawAnswer {
    match value {
        Value::Null => RawAnswer::Unknown,
        Value::String(id) => RawAnswer::One(id.clone()),
        Value::Array(ids) => {
            let texts: Option<Vec<String>> = ids.iter().map(|id| id.as_str().map(str::to_owned)).collect();
            texts.map_or(RawAnswer::Other("a list with something other than texts"), RawAnswer::Many)
        }
        Value::Number(_) => RawAnswer::Other("a number"),
        Value::Bool(_) => RawAnswer::Other("true or false"),
        Value::Object(_) => RawAnswer::Other("an object"),
    }
}

/// Checked answers of a model, from JSON.
pub(crate) fn answers_of(model: &Model, answers: &Value) -> Answers {
    Answers::check(model, &raw(answers)).unwrap()
}

/// Checked answers of the default model, from JSON.
pub(crate) fn answers(answers: &Value) -> Answers {
    answers_of(model(), answers)
}

/// The report on answers as JSON.
pub(crate) fn report(model: &Model, answers: &Answers) -> Value {
    serde_json::to_value(attestation_fit::report::report(model, answers)).unwrap()
}

/// Random numbers that are the same in every run: a linear congruential generator, its high bits mixed.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mixed = (self.0 ^ (self.0 >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed ^ (mixed >> 29)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// True `percent` times out of a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub(crate) fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}
