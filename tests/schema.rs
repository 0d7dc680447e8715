//! The published schema of sources: the default model fits it, and what the check refuses by shape it refuses, too.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use jsonschema::Validator;
use serde_json::{Value, json};

fn schema() -> Validator {
    let text = std::fs::read_to_string(common::at("model/model.schema.json")).unwrap();
    jsonschema::draft202012::new(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// The default model with something else at a place, a JSON pointer whose last part is set anew.
fn with(place: &str, value: Value) -> Value {
    let mut model = common::source_json();
    let (parent, key) = place.rsplit_once('/').unwrap();
    match model.pointer_mut(parent).unwrap() {
        Value::Object(table) => drop(table.insert(key.to_owned(), value)),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        other => panic!("no place {place} in {other}"),
    }
    model
}

#[test]
fn the_default_model_fits_the_schema() {
    let schema = schema();
    let model = common::source_json();
    let errors: Vec<String> =
        schema.iter_errors(&model).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn what_is_misshapen_is_refused_by_the_schema_and_by_the_check() {
    let schema = schema();
    let when = "/decisions/0/rules/0/when";
    let cases = [
        ("an unknown key", with("/outcoms", json!([]))),
        ("no questions", with("/questions", json!([]))),
        ("an id with other letters", with("/questions/0/id", json!("a:b"))),
        ("an id that begins with a digit", with("/questions/0/id", json!("1st"))),
        ("an id that every object has", with("/questions/0/id", json!("__proto__"))),
        ("an unknown selection", with("/questions/0/select", json!("some"))),
        ("a cost of nothing", with("/questions/0/cost", json!(0))),
        ("a text as a condition's entry", with(when, json!({ "market": "uk_eu" }))),
        ("an entry that asks for nothing", with(when, json!({ "market": {} }))),
        ("a list without an alternative", with(when, json!([]))),
        ("an unknown hit policy", with("/decisions/0/hit", json!("best"))),
        ("a day that is none", with("/date", json!("24.11.2026"))),
        ("a version that is none", with("/version", json!("next"))),
        ("a currency that is none", with("/roadmap/costs/0/currency", json!("dollars"))),
        ("a fact without a title", with("/facts/Z1", json!({}))),
        ("a tier that is none", with("/facts/Z1", json!({ "title": "t", "tier": "rumour" }))),
        ("a fraction of a week", with("/roadmap/steps/0/weeks/low", json!(0.5))),
        ("no source at all", Value::Null),
    ];
    for (name, model) in cases {
        assert!(!schema.is_valid(&model), "the schema takes {name}");
        let problems = attestation_fit_authoring::check(&serde_json::from_value(model).unwrap());
        assert!(!problems.is_empty(), "the check takes {name}");
    }
}
