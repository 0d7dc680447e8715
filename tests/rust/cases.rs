//! The worked cases: what an expert would advise a prospect, and what the engine advises.

use crate::common;
use attestation_fit::model::Select;
use attestation_fit::situation::Situation;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What differs from a case for a reason that holds in general; each exception carries it.
fn exceptions(kind: &str) -> Vec<Value> {
    let exceptions = common::data("case-exceptions.json")[kind].as_array().unwrap().clone();
    assert!(exceptions.iter().all(|exception| exception["reason"].as_str().is_some_and(|reason| reason.len() > 40)));
    exceptions
}

struct Advice {
    id: String,
    case: Value,
    report: Value,
}

/// The first collection of cases, and the others, which name their expectations otherwise. Those of the third were written
/// before their reports were looked at.
fn advices() -> Vec<Advice> {
    let advice = |case: Value| Advice {
        id: case["id"].as_str().unwrap().to_owned(),
        report: common::report(common::model(), &common::answers(&case["answers"])),
        case,
    };
    let [first, second, third] = ["cases.json", "cases-2.json", "cases-3.json"].map(common::data);
    let others = [second, third].into_iter().flat_map(|cases| cases.as_array().unwrap().clone());
    let others = others.map(|case| as_in_the_first(&case));
    first.as_array().unwrap().iter().cloned().chain(others).map(advice).collect()
}

fn as_in_the_first(case: &Value) -> Value {
    let listed = |key: &str| case["expected"].get(key).cloned().unwrap_or_else(|| json!([]));
    json!({
        "id": case["id"], "description": case["description"], "answers": case["answers"], "source": case["why"],
        "expected": [case["expected"]["outcome"]], "acceptable": case["acceptable"], "criteria": null,
        "flags": listed("flags_include"), "flags_exclude": listed("flags_exclude"),
    })
}

fn meets(case: &Value, outcome: &Value) -> bool {
    ["expected", "acceptable"].iter().any(|key| case[*key].as_array().unwrap().contains(outcome))
}

fn ids(list: &Value) -> BTreeSet<String> {
    // flags that the product lacked when a case was written are marked as new
    let id = |value: &Value| {
        value["id"].as_str().or_else(|| value.as_str()).unwrap().trim_start_matches("(new) ").to_owned()
    };
    list.as_array().unwrap().iter().map(id).collect()
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_worked_case_gets_an_outcome_that_is_expected_or_acceptable_or_an_exception_with_its_reason() {
    let exceptions = exceptions("outcomes");
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for Advice { id, case, report } in advices() {
        let outcome = &report["recommendation"]["outcome"];
        if meets(&case, outcome) {
            continue;
        }
        if exceptions.iter().any(|exception| exception["case"] == id && exception["outcome"] == *outcome) {
            used.insert(id);
        } else {
            wrong.push(format!("{id} {}: got {outcome}, wanted {}", case["description"], case["expected"]));
        }
    }
    assert_none(&wrong);
    assert_eq!(used.len(), exceptions.len(), "used are {used:?}");
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
    let exceptions = exceptions("flags");
    let (mut wrong, mut used) = (Vec::new(), 0);
    for Advice { id, case, report } in advices() {
        for flag in ids(&case["flags"]).difference(&ids(&report["flags"])) {
            if exceptions.iter().any(|exception| exception["case"] == id && exception["flag"] == **flag) {
                used += 1;
            } else {
                wrong.push(format!("{id} {}: `{flag}` is missing", case["description"]));
            }
        }
    }
    assert_none(&wrong);
    assert_eq!(used, exceptions.len());
}

#[test]
fn no_worked_case_gets_a_flag_that_it_rules_out() {
    let mut wrong = Vec::new();
    for Advice { id, case, report } in advices().into_iter().filter(|advice| !advice.case["flags_exclude"].is_null()) {
        let flags = ids(&report["flags"]);
        wrong.extend(ids(&case["flags_exclude"]).intersection(&flags).map(|flag| format!("{id}: `{flag}`")));
    }
    assert_none(&wrong);
}

#[test]
fn another_scheme_first_is_named_by_exactly_one_flag_and_no_other_advice_is() {
    // `readiness_first` is a warning, and no scheme
    let named = |report: &Value| {
        ids(&report["flags"]).iter().filter(|flag| flag.ends_with("_first") && *flag != "readiness_first").count()
    };
    let wrong: Vec<String> = advices()
        .into_iter()
        .filter(|advice| {
            named(&advice.report) != usize::from(advice.report["recommendation"]["outcome"] == "other_scheme_first")
        })
        .map(|advice| advice.id)
        .collect();
    assert_none(&wrong);
}

/// What is still possible once this is answered and nothing else.
fn possible(answers: &Value) -> Vec<String> {
    let model = common::model();
    let answers = common::answers(answers);
    let possible = Situation::new(model, &answers).possible;
    possible.iter().map(|outcome| model.outcomes()[outcome].clone()).collect()
}

#[test]
fn nobody_who_holds_a_current_document_is_told_to_ask_whatever_else_they_answer() {
    let held = common::model().questions().iter().find(|question| question.id == "held").unwrap();
    let mut looked_at = 0;
    for (_, answer) in held.allowed().filter(|(_, answer)| !answer.is_empty()) {
        let ids: Vec<&str> = answer.iter().map(|choice| held.choices[choice].id.as_str()).collect();
        if ids.iter().any(|id| ["soc2_type1", "soc2_type2", "iso27001", "other"].contains(id)) {
            assert!(!possible(&json!({ "held": ids })).contains(&"ask_first".to_owned()), "{ids:?}");
            looked_at += 1;
        }
    }
    assert_eq!(looked_at, 30);
}

#[test]
fn no_regime_and_no_region_settles_the_advice_on_its_own() {
    for id in ["regimes", "market", "people", "budget"] {
        let question = common::model().questions().iter().find(|question| question.id == id).unwrap();
        for choice in &question.choices {
            let answer = if question.select == Select::Many { json!([choice.id]) } else { json!(choice.id) };
            assert!(possible(&json!({ id: answer })).len() > 5, "{id}: {}", choice.id);
        }
    }
}

#[test]
fn what_binds_by_law_comes_first_whatever_is_asked_unless_it_is_held() {
    let health = json!({ "regimes": ["german_health_cloud"], "offering": ["saas"], "held": ["none"] });
    assert_eq!(possible(&health), ["other_scheme_first"]);
    let defence = json!({ "regimes": ["us_defense"], "offering": ["saas"], "held": ["soc2_type2"] });
    assert_eq!(possible(&defence), ["other_scheme_first"]);
    let held = json!({
        "asked": ["iso27001"], "firmness": "gate", "regimes": ["german_health_cloud"], "offering": ["saas"],
        "held": ["other"], "held_scheme": "c5",
    });
    assert!(!possible(&held).contains(&"other_scheme_first".to_owned()));
}

#[test]
fn everybody_is_asked_first_what_buyers_want() {
    let report = common::report(common::model(), &common::answers(&json!({})));
    assert_eq!(report["next"]["question"], "asked");
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

/// The flag whose words stand for the outcome's, of those that say where we lean.
fn leaning(report: &Value) -> Option<String> {
    ids(&report["flags"]).into_iter().find(|flag| flag.starts_with("leaning_"))
}

#[test]
fn who_knows_nothing_gets_a_leaning_with_its_reason_and_one_next_step_and_no_advice_to_buy() {
    let nothing: serde_json::Map<String, Value> =
        common::model().questions().iter().map(|question| (question.id.clone(), Value::Null)).collect();
    let unnamed = json!({ "asked": ["unsure"], "market": "unsure", "proof": "unsure", "budget": "unsure" });
    for answers in [json!({}), Value::Object(nothing), unnamed] {
        let report = common::report(common::model(), &common::answers(&answers));
        assert_eq!(report["recommendation"]["outcome"], "ask_first", "{answers}");
        assert_eq!(leaning(&report).as_deref(), Some("leaning_soc2"), "{answers}");
        let flag = report["flags"].as_array().unwrap().iter().find(|flag| flag["id"] == "leaning_soc2").unwrap();
        assert_eq!(flag["reasons"][0]["rule"], "leans-soc2-usual");
        assert_eq!(flag["reasons"][0]["facts"], json!(["C17"]));
        assert_eq!(report["roadmap"]["steps"][0]["id"], "ask_buyer");
        assert!(report["roadmap"]["steps"].as_array().unwrap().iter().all(|step| step["delivers"] != true));
    }
}

#[test]
fn a_leaning_follows_what_is_known_and_stands_only_where_the_advice_is_to_ask() {
    let cases = [
        (json!({ "asked": ["unsure"], "firmness": "gate", "market": "eu" }), Some("leaning_iso27001")),
        (json!({ "asked": ["unsure"], "firmness": "gate", "market": "north_america" }), Some("leaning_soc2")),
        (json!({ "asked": ["soc2"], "firmness": "gate", "offering": ["product"] }), Some("leaning_iso27001")),
        (json!({ "asked": ["iso27001"], "firmness": "none" }), Some("leaning_iso27001")),
        (json!({ "asked": ["other_scheme"], "firmness": "gate" }), None),
        (json!({ "asked": ["soc2"], "firmness": "gate", "offering": ["saas"] }), None),
    ];
    for (answers, expected) in cases {
        let report = common::report(common::model(), &common::answers(&answers));
        assert_eq!(leaning(&report).as_deref(), expected, "{answers}");
    }
}

#[test]
fn a_lapsed_report_has_words_of_its_own_where_it_is_to_be_restarted() {
    let restart = |held: Value, asked: &str| {
        let answers = json!({ "held": held, "asked": [asked], "firmness": "repeated", "maturity": "running" });
        ids(&common::report(common::model(), &common::answers(&answers))["flags"]).contains("soc2_restart")
    };
    assert!(restart(json!(["soc2_lapsed"]), "soc2"));
    assert!(restart(json!(["soc2_lapsed"]), "either"));
    assert!(!restart(json!(["soc2_type2"]), "soc2"));
    assert!(!restart(json!(["soc2_lapsed", "iso27001"]), "either"));
}
