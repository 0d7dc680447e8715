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
fn every_advice_has_a_reason_and_every_reason_a_fact() {
    let mut wrong = Vec::new();
    for Advice { id, report, .. } in advices() {
        let reasons = report["recommendation"]["reasons"].as_array().unwrap();
        if reasons.is_empty() || reasons.iter().any(|reason| reason["facts"].as_array().unwrap().is_empty()) {
            wrong.push(format!("{id}: {reasons:?}"));
        }
    }
    assert_none(&wrong);
}

#[test]
fn the_sources_of_all_cases_are_kept_with_them() {
    let without: Vec<String> = advices()
        .into_iter()
        .filter(|advice| advice.case["source"].as_str().is_none())
        .map(|advice| advice.id)
        .collect();
    assert_none(&without);
}
