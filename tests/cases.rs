//! The worked cases: what an expert would advise a prospect, and what the engine advises.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use serde_json::Value;
use std::collections::BTreeSet;

/// Flags that a case lists and its answers cannot bring, with the reason.
const BEYOND_THE_ANSWERS: &[(&str, &str, &str)] =
    &[("V13", "hipaa", "the case tells of health users, its answers name no data and no regime")];

struct Advice {
    id: String,
    case: Value,
    report: Value,
}

fn advices() -> Vec<Advice> {
    let cases = common::data("cases.json");
    let advice = |case: &Value| Advice {
        id: case["id"].as_str().unwrap().to_owned(),
        case: case.clone(),
        report: common::report(common::model(), &common::answers(&case["answers"])),
    };
    cases.as_array().unwrap().iter().map(advice).collect()
}

fn ids(list: &Value) -> BTreeSet<String> {
    let id = |value: &Value| value["id"].as_str().or_else(|| value.as_str()).unwrap().to_owned();
    list.as_array().unwrap().iter().map(id).collect()
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_worked_case_gets_an_outcome_that_is_expected_or_acceptable() {
    let mut wrong = Vec::new();
    for Advice { id, case, report } in advices() {
        let outcome = &report["recommendation"]["outcome"];
        let listed = |key: &str| case[key].as_array().unwrap().contains(outcome);
        if !listed("expected") && !listed("acceptable") {
            wrong.push(format!("{id} {}: got {outcome}, wanted {}", case["description"], case["expected"]));
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_worked_case_gets_the_criteria_that_it_lists() {
    let mut wrong = Vec::new();
    for Advice { id, case, report } in advices() {
        if !case["criteria"].is_null() && ids(&case["criteria"]) != ids(&report["criteria"]) {
            wrong.push(format!("{id}: got {:?}, wanted {}", ids(&report["criteria"]), case["criteria"]));
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_worked_case_gets_the_flags_that_its_answers_can_bring() {
    let mut wrong = Vec::new();
    for Advice { id, case, report } in advices() {
        for flag in ids(&case["flags"]).difference(&ids(&report["flags"])) {
            if !BEYOND_THE_ANSWERS.iter().any(|(case, beyond, _)| *case == id && beyond == flag) {
                wrong.push(format!("{id} {}: `{flag}` is missing", case["description"]));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_advice_has_a_reason() {
    let mut wrong = Vec::new();
    for Advice { id, report, .. } in advices() {
        if report["recommendation"]["reasons"].as_array().unwrap().is_empty() {
            wrong.push(id);
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_reason_that_can_be_shown_rests_on_a_fact() {
    let model = common::model();
    // a table that shows no sentences defines a term for others
    let telling = model.decisions().iter().filter(|decision| decision.values == *model.outcomes());
    let mut rules: Vec<(String, &attestation_fit::model::Rule)> = Vec::new();
    for decision in telling {
        rules.extend(decision.rules.iter().map(|row| (decision.id.clone(), &row.rule)));
    }
    for finding in model.findings() {
        rules.extend(finding.rules.iter().map(|rule| (finding.id.clone(), rule)));
    }
    assert!(rules.len() > 80, "only {} rules", rules.len());
    let without = rules.iter().filter(|(_, rule)| rule.facts.is_empty());
    assert_none(&without.map(|(table, rule)| format!("{table}.{}", rule.id)).collect::<Vec<_>>());
}
