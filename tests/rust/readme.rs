//! What README says in figures is what the build says: counts of the verification, the interview that it shows, and the
//! expected number of questions.

use crate::common;
use attestation_fit::answers::Answers;
use attestation_fit::interview::next;
use attestation_fit::model::Model;
use attestation_fit::situation::Situation;
use serde_json::{Value, json};

/// The cells of the table row that begins with this cell.
fn row(first: &str) -> Vec<String> {
    let readme = std::fs::read_to_string(common::at("README.md")).unwrap();
    let start = format!("| {first} |");
    let line = readme.lines().find(|line| line.starts_with(&start));
    let line = line.unwrap_or_else(|| panic!("README has no row {start}"));
    line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('*').to_owned()).collect()
}

/// A whole number with its thousands apart.
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[test]
fn the_counts_are_those_of_the_verification() {
    let verification = attestation_fit_authoring::verify_model(common::model(), &mut |_, _| {}).unwrap();
    let said = format!("{}, {}", verification.questions, verification.rules);
    assert_eq!(row("questions, rules")[1], said);
    assert_eq!(row("complete sets of answers")[1], grouped(&verification.answer_sets));
    let said = format!("{}, {}", verification.findings.len(), verification.accepted.len());
    assert_eq!(row("findings, findings accepted")[1], said);
    assert_eq!(
        row(r#"promises of monotonicity ("a firmer request for ISO 27001 never loses it")"#)[1],
        format!("{}, all kept", common::model().monotonicity().len())
    );
}

/// The answers of the interview that README shows, in its order.
fn shown() -> Vec<(&'static str, Value)> {
    vec![
        ("asked", json!(["soc2"])),
        ("held", json!(["none"])),
        ("firmness", json!("repeated")),
        ("offering", json!(["saas"])),
        ("regimes", json!(["none"])),
        ("deadline", json!("5_to_9_months")),
        ("maturity", json!("running")),
    ]
}

/// How many outcomes are possible, which question is next and how many are expected, as README writes it.
fn state(model: &Model, given: &Value) -> (usize, Option<String>, String) {
    let answers = common::answers(given);
    let situation = Situation::new(model, &answers);
    let next = next(&situation);
    let expected = next.map_or("decided".to_owned(), |next| {
        let expected = format!("{:.2}", f64::from(next.expected) / 1000.0);
        expected.strip_suffix(".00").map_or(expected.clone(), str::to_owned)
    });
    (situation.possible.len(), next.map(|next| model.questions()[next.question].id.clone()), expected)
}

#[test]
fn the_interview_goes_as_it_is_shown() {
    let model = common::model();
    let words = common::table("model/text/en.toml");
    let mut given = json!({});
    for (number, (id, answer)) in (1..).zip(shown()) {
        let cells = row(&number.to_string());
        let (_, asked, _) = state(model, &given);
        assert_eq!(asked.as_deref(), Some(id), "question {number}");
        assert_eq!(Value::from(cells[1].clone()), words["questions"][id]["text"], "question {number}");
        given[id] = answer;
        let (possible, _, expected) = state(model, &given);
        assert_eq!(cells[3].split(':').next().unwrap(), possible.to_string(), "after question {number}");
        assert_eq!(cells[4], expected, "after question {number}");
    }
    assert_eq!(state(model, &given).2, "decided");
}

#[test]
fn the_expected_number_of_questions_is_that_of_the_policy() {
    let model = common::model();
    let answers = Answers::open(model);
    let expected = next(&Situation::new(model, &answers)).unwrap().expected;
    assert_eq!(row("**as the widget asks** (least cost)")[1], format!("{:.3}", f64::from(expected) / 1000.0));
    assert!(model.interview().optimal);
}
