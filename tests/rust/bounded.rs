//! Models and texts from strangers: whatever they are, an answer comes at once.

use crate::common::{self, Random};
use attestation_fit::answers::Answers;
use attestation_fit::model::Model;
use serde_json::{Value, json};

/// Tables that each read all before them: followed one by one, 2⁶⁰ ways lead to the first.
fn tables_that_read_all_before(count: usize) -> Value {
    let table = |index: usize| {
        let read = (0..index).map(|other| (format!("t{other}"), json!(["yes"])));
        let when: serde_json::Map<String, Value> = read.chain([("q0".to_owned(), json!(["c0"]))]).collect();
        let rules = json!([
            { "id": format!("r{index}"), "when": when, "then": "yes" },
            { "id": format!("e{index}"), "then": "no" },
        ]);
        json!({ "id": format!("t{index}"), "hit": "first", "values": ["yes", "no"], "rules": rules })
    };
    json!({
        "id": "chain", "version": "1.0.0", "outcome": format!("t{}", count - 1), "outcomes": ["yes", "no"],
        "questions": [{ "id": "q0", "select": "one", "choices": [{ "id": "c0" }, { "id": "c1" }] }],
        "decisions": (0..count).map(table).collect::<Vec<_>>(), "facts": {},
    })
}

#[test]
fn sixty_tables_that_all_read_each_other_are_reported_on_at_once() {
    let model = common::compiled_json(&tables_that_read_all_before(60));
    let report = common::report(&model, &common::answers_of(&model, &json!({ "q0": "c0" })));
    assert_eq!(report["recommendation"]["outcome"], "yes");
    assert_eq!(report["recommendation"]["reasons"][0]["questions"], json!(["q0"]));
}

#[test]
fn bytes_changed_at_random_are_refused_or_make_a_model_that_answers() {
    let packed = attestation_fit_authoring::pack(&common::source()).unwrap();
    let mut chance = Random(23);
    let mut models = 0;
    for _ in 0..4000 {
        let mut bytes = packed.clone();
        for _ in 0..=chance.below(3) {
            let place = chance.below(bytes.len());
            bytes[place] = u8::try_from(chance.below(256)).unwrap();
        }
        if chance.chance(5) {
            bytes.truncate(chance.below(bytes.len()));
        }
        if let Ok(model) = Model::read(&bytes) {
            models += 1;
            let answers = Answers::open(&model);
            assert_eq!(common::report(&model, &answers)["answers"], json!({}));
            assert_eq!(Answers::from_link(&model, &answers.to_link(&model)).unwrap(), answers);
        }
    }
    assert!((100..3500).contains(&models), "both happen, not {models} of 4000");
}

#[test]
fn a_link_cut_anywhere_is_refused() {
    let model = common::model();
    let answers = common::answers(&json!({ "asked": ["soc2", "iso27001"], "firmness": "gate", "market": null }));
    let link = answers.to_link(model);
    assert_eq!(Answers::from_link(model, &link).unwrap(), answers);
    for end in 0..link.len() {
        assert!(Answers::from_link(model, &link[..end]).is_err(), "{}", &link[..end]);
    }
    // text without a checksum is no link, and a link is no text
    assert!(Answers::from_link(model, &answers.to_text(model)).is_err());
    assert!(Answers::from_text(model, &link).is_err());
}

#[test]
fn of_many_problems_twenty_are_listed_and_the_rest_counted() {
    let many: String = (0..400).map(|number| format!("q{number}:x,")).collect();
    let problems = Answers::from_text(common::model(), &many).unwrap_err();
    assert_eq!(problems.len(), 21);
    assert_eq!(problems[20].code, "more-problems");
    assert_eq!(problems[20].message, "and 380 more");
}

#[test]
fn a_text_of_megabytes_is_refused_unread() {
    let problems = Answers::from_text(common::model(), &"a,".repeat(1_000_000)).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["too-long"]);
    assert!(Answers::from_link(common::model(), &"asked:+".repeat(1_000_000)).is_err());
}
