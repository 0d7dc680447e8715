//! What the author of a broken model is told: the place, the offence and the way out, for every problem at once.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use attestation_fit::diagnostic::Diagnostic;
use attestation_fit_authoring::{self as authoring, Tree};
use serde_json::{Value, json};

/// A small sound model.
fn sound() -> Value {
    json!({
        "id": "small", "version": "1", "outcome": "main", "outcomes": ["yes", "no"],
        "questions": [
            { "id": "size", "select": "one", "choices": [{ "id": "small" }, { "id": "large" }] },
            { "id": "wants", "select": "many", "choices": [{ "id": "speed" }, { "id": "price" }, { "id": "none", "exclusive": true }] },
        ],
        "decisions": [{ "id": "main", "hit": "first", "rules": [
            { "id": "large", "when": { "size": ["large"] }, "then": "yes" },
            { "id": "else", "then": "no" },
        ] }],
    })
}

/// The sound model with the value at a JSON pointer replaced.
fn with(pointer: &str, value: Value) -> Value {
    let mut model = sound();
    *model.pointer_mut(pointer).unwrap() = value;
    model
}

fn problems(model: &Value) -> Vec<Diagnostic> {
    authoring::check(&serde_json::from_value::<Tree>(model.clone()).unwrap())
}

#[test]
fn a_sound_model_has_no_problem() {
    assert_eq!(problems(&sound()), []);
}

#[test]
fn each_problem_names_the_place_the_offence_and_the_way_out() {
    let rule = |when: Value| json!({ "id": "large", "when": when, "then": "yes" });
    let cases: &[(Value, &str, &str, &str)] = &[
        (
            with("/decisions/0/rules/0", rule(json!({ "sise": ["large"] }))),
            "decisions.main.rules[0].when",
            "unknown question or decision `sise`",
            "did you mean `size`?",
        ),
        (
            with("/decisions/0/rules/0", rule(json!({ "size": ["lagre"] }))),
            "decisions.main.rules[0].when.size[0]",
            "unknown choice `lagre`",
            "did you mean `large`?",
        ),
        (
            with("/decisions/0/rules/0/then", json!("maybe")),
            "decisions.main.rules[0].then",
            "unknown value `maybe`",
            "known here: `yes`, `no`",
        ),
        (
            with("/decisions/0/rules/0", rule(json!([]))),
            "decisions.main.rules[0].when",
            "a list without an alternative never holds",
            "leave the condition out where it always holds",
        ),
        (
            with("/questions/0/select", json!("some")),
            "model.questions[0].select",
            "unknown selection `some`",
            "give `one` or `many`",
        ),
        (with("/questions/1/id", json!("size")), "model.questions[1]", "a question `size` stands earlier", ""),
        (
            with("/decisions/0/hit", json!("best")),
            "decisions.main.hit",
            "unknown hit policy `best`",
            "give `first`, `unique`, `sum` or `collect`",
        ),
        (with("/outcomes", json!([])), "model.outcomes", "0 values", "give 1 to 31"),
        (with("/id", json!(7)), "model.id", "a whole number where text is expected", ""),
    ];
    for (model, path, message, help) in cases {
        let found = problems(model);
        let told = found.iter().any(|problem| {
            problem.path == *path && problem.message == *message && problem.help.as_deref().unwrap_or("") == *help
        });
        assert!(told, "{path}: {message} ({help}) is not among {found:#?}");
    }
}

#[test]
fn all_problems_are_listed_and_not_the_first_only() {
    let mut model = sound();
    model["questions"][0]["select"] = json!("some");
    model["decisions"][0]["rules"][0]["when"] = json!({ "sise": ["large"], "wants": ["sped"] });
    model["decisions"][0]["rules"][1]["then"] = json!("maybe");
    model["colour"] = json!("red");
    let found = problems(&model);
    let codes: Vec<&str> = found.iter().map(|problem| problem.code).collect();
    for code in ["unknown-key", "unknown-value", "unknown-question", "unknown-choice"] {
        assert!(codes.contains(&code), "{code} is not among {found:#?}");
    }
    assert!(found.len() >= 5, "{found:#?}");
}

#[test]
fn a_gap_is_refused_with_answers_that_have_no_outcome() {
    let mut model = sound();
    model["decisions"][0]["rules"].as_array_mut().unwrap().pop();
    let found = problems(&model);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].message.as_str()), ("gap", "some answers have no outcome"));
    let example = serde_json::to_value(&found[0]).unwrap()["example"].clone();
    assert_ne!(example["size"], json!("large"), "the example has an outcome");
}

#[test]
fn decisions_that_read_each_other_are_refused() {
    let mut model = sound();
    let table = |id: &str, other: &str| json!({ "id": id, "hit": "first", "rules": [{ "id": "r", "when": { other: ["yes"] }, "then": "no" }, { "id": "e", "then": "yes" }] });
    let decisions = model["decisions"].as_array_mut().unwrap();
    decisions.push(table("one", "other"));
    decisions.push(table("other", "one"));
    let found = problems(&model);
    assert!(
        found.iter().any(|problem| problem.message == "the decisions `one`, `other` read each other in a circle"),
        "{found:#?}"
    );
}

#[test]
fn what_is_no_model_at_all_is_refused() {
    for model in [json!(null), json!([]), json!("model"), json!(3.5), json!({})] {
        assert!(!problems(&model).is_empty(), "{model}");
    }
}
