//! Sources that are made to stall or to stop a checker: each ends in a diagnostic, and none is listed without end.

use attestation_fit::diagnostic::Diagnostic;
use attestation_fit_authoring::{Source, check};
use serde_json::{Map, Value, json};

fn problems(source: Value) -> Vec<Diagnostic> {
    check(&serde_json::from_value(source).unwrap())
}

/// A model with these further entries at its top level.
fn with(more: Value) -> Value {
    let mut model = json!({
        "id": "small", "version": "1", "outcome": "t0", "outcomes": ["wait", "go"],
        "questions": [ { "id": "size", "select": "one", "choices": [ { "id": "small" }, { "id": "large" } ] } ],
        "decisions": [ table(0, None) ],
    });
    model.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    model
}

/// A table that reads another one.
fn table(number: usize, reads: Option<usize>) -> Value {
    let when = reads.map_or(json!({ "size": ["large"] }), |other| json!({ format!("t{other}"): ["go"] }));
    json!({ "id": format!("t{number}"), "hit": "first", "rules": [
        { "id": "r", "when": when, "then": "go" }, { "id": "e", "then": "wait" } ] })
}

#[test]
fn what_is_nested_without_end_is_refused_while_it_is_read() {
    let text = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let error = serde_json::from_str::<Source>(&text).unwrap_err().to_string();
    assert!(error.starts_with("the source is nested deeper than 64"), "{error}");
}

#[test]
fn a_list_of_a_million_values_is_refused_while_it_is_read() {
    let error = serde_json::from_value::<Source>(json!(vec![0; 1_000_000])).unwrap_err().to_string();
    assert_eq!(error, "the source has more than 250000 values");
}

#[test]
fn texts_of_any_length_are_refused_while_they_are_read() {
    let error = serde_json::from_value::<Source>(json!("x".repeat(20_000_000))).unwrap_err().to_string();
    assert_eq!(error, "the texts of the source exceed 16000000 bytes");
}

#[test]
fn of_countless_problems_a_hundred_are_listed_and_the_others_counted() {
    let keys: Map<String, Value> = (0..100_000).map(|key| (format!("k{key}"), json!(0))).collect();
    let found = problems(with(Value::Object(keys)));
    assert_eq!(found.len(), 101);
    assert_eq!((found[100].code, &*found[100].message), ("more-problems", "there are 99900 more problems"));
}

#[test]
fn a_long_text_stands_in_a_message_shortened() {
    let found = problems(with(json!({ "outcome": "x".repeat(1_000_000) })));
    assert!(found.iter().all(|problem| problem.message.len() < 300), "{}", found[0].message.len());
}

#[test]
fn more_tables_than_there_are_ids_for_are_refused_and_never_wrap() {
    let tables: Vec<Value> = (0..5000).map(|number| table(number, None)).collect();
    let found = problems(with(json!({ "decisions": tables })));
    assert!(found.iter().any(|problem| problem.message == "5000 tables"), "{found:?}");
}

#[test]
fn a_thousand_tables_in_reverse_order_are_put_in_order() {
    let tables: Vec<Value> = (0..1000).rev().map(|number| table(number, number.checked_sub(1))).collect();
    assert_eq!(problems(with(json!({ "decisions": tables, "outcome": "t999" }))), []);
}

#[test]
fn a_thousand_tables_in_a_circle_are_named_briefly() {
    let tables: Vec<Value> = (0..1000).map(|number| table(number, Some((number + 1) % 1000))).collect();
    let found = problems(with(json!({ "decisions": tables })));
    let circle = found.iter().find(|problem| problem.code == "circular-decisions").unwrap();
    assert!(circle.message.contains("and 992 more"), "{}", circle.message);
}

#[test]
fn a_table_beyond_the_257th_is_deferred_to_and_not_another_one() {
    let mut tables: Vec<Value> = (0..300).map(|number| table(number, None)).collect();
    tables[298]["rules"] = json!([{ "id": "always", "then": "go" }]);
    tables.push(json!({ "id": "main", "hit": "first", "rules": [ { "id": "as", "then_decision": "t298" } ] }));
    let source = serde_json::from_value(with(json!({ "decisions": tables, "outcome": "main" }))).unwrap();
    let packed = attestation_fit_authoring::pack(&source).unwrap();
    let shares = attestation_fit_authoring::verify(&packed).unwrap().outcomes;
    let sets: Vec<&str> = shares.iter().map(|share| share.answer_sets.as_str()).collect();
    assert_eq!(sets, ["0", "3"]);
}

#[test]
fn more_facts_than_there_are_ids_for_are_refused() {
    let facts: Map<String, Value> = (0..66_000).map(|fact| (format!("F{fact}"), json!({ "title": "t" }))).collect();
    let found = problems(with(json!({ "facts": facts })));
    assert!(found.iter().any(|problem| problem.message == "66000 facts"), "{found:?}");
}

#[test]
fn answer_sets_beyond_every_machine_number_are_counted_exactly() {
    let choices: Vec<Value> = (0..12).map(|choice| json!({ "id": format!("c{choice}") })).collect();
    let questions: Vec<Value> =
        (0..20).map(|index| json!({ "id": format!("q{index}"), "select": "many", "choices": choices })).collect();
    let decisions = json!([ { "id": "t0", "hit": "first", "rules": [
        { "id": "r", "when": { "q0": ["c0"] }, "then": "go" }, { "id": "e", "then": "wait" } ] } ]);
    let source = serde_json::from_value(with(json!({ "questions": questions, "decisions": decisions }))).unwrap();
    let verification = attestation_fit_authoring::verify(&attestation_fit_authoring::pack(&source).unwrap()).unwrap();
    // 2^240
    let wanted = "1766847064778384329583297500742918515827483896875618958121606201292619776";
    assert_eq!(verification.answer_sets, wanted);
    let shares: Vec<u32> = verification.outcomes.iter().map(|share| share.share).collect();
    assert_eq!(shares, [500_000, 500_000]);
}
