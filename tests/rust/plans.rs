//! What the plans and costs of the default model promise, on random answers: a plan for every advice, nothing planned
//! that is held already, overlaps where work overlaps, audits before their dates.

use crate::common::{self, Random};
use attestation_fit::answers::{Answers, RawAnswer, RawAnswers};
use attestation_fit::model::{Choice, Model, Select};
use attestation_fit::roadmap::{self, Step};
use attestation_fit::situation::Situation;
use std::collections::BTreeSet;

/// Usual of low, usual and high.
const USUAL: usize = 1;

/// What is planned on one set of answers.
struct Planned {
    answers: String,
    held: Vec<String>,
    outcome: String,
    steps: Vec<Step<'static>>,
    costs: usize,
}

impl Planned {
    fn step(&self, id: &str) -> Option<&Step<'static>> {
        self.steps.iter().find(|step| step.step.id == id)
    }

    fn any(&self, ids: &[&str]) -> bool {
        ids.iter().any(|id| self.step(id).is_some())
    }

    fn holds(&self, id: &str) -> bool {
        self.held.iter().any(|held| held == id)
    }

    /// The week in which a step usually ends.
    fn end(&self, id: &str) -> u32 {
        self.step(id).unwrap().end[USUAL]
    }
}

/// Complete answers, some of them "I don't know", with up to two choices where several are allowed.
fn random(model: &Model, chance: &mut Random) -> RawAnswers {
    let mut raw: RawAnswers = Vec::new();
    for question in model.questions() {
        let choices: Vec<&Choice> = question.choices.iter().collect();
        let choice = chance.of(&choices);
        let answer = match question.select {
            _ if chance.chance(10) => RawAnswer::Unknown,
            Select::One => RawAnswer::One(choice.id.clone()),
            Select::Many => {
                let mut ids = vec![choice.id.clone()];
                let other = chance.of(&choices);
                if chance.chance(40) && !choice.exclusive && !other.exclusive && !choice.unknown && !other.unknown {
                    ids.push(other.id.clone());
                    ids.dedup();
                }
                RawAnswer::Many(ids)
            }
        };
        raw.push((question.id.clone(), answer));
    }
    raw
}

/// What is planned on this many random answers.
fn planned(seed: u64, count: usize) -> impl Iterator<Item = Planned> {
    let model = common::model();
    let mut chance = Random(seed);
    (0..count).map(move |_| {
        let raw = random(model, &mut chance);
        let held = raw.iter().find(|(question, _)| question == "held").map(|(_, answer)| answer.clone());
        let held = if let Some(RawAnswer::Many(ids)) = held { ids } else { Vec::new() };
        let answers = Answers::check(model, &raw).unwrap();
        let situation = Situation::new(model, &answers);
        Planned {
            answers: answers.to_text(model),
            held,
            outcome: model.outcomes()[situation.outcome].clone(),
            steps: roadmap::steps(&situation),
            costs: roadmap::costs(&situation).len(),
        }
    })
}

#[test]
fn every_advice_has_a_plan_a_cost_and_save_for_asking_a_document() {
    let mut seen = BTreeSet::new();
    for plan in planned(3, 10_000) {
        let delivers = plan.steps.iter().any(|step| step.delivers);
        assert!(plan.costs > 0 && !plan.steps.is_empty(), "{}: {}", plan.outcome, plan.answers);
        let without = plan.outcome == "ask_first" || plan.any(&["scheme_plan"]);
        assert_eq!(delivers, !without, "{}: {}", plan.outcome, plan.answers);
        seen.insert(plan.outcome);
    }
    let all: BTreeSet<String> = common::model().outcomes().iter().cloned().collect();
    assert_eq!(seen, all, "the random answers do not reach every outcome");
}

#[test]
fn nobody_plans_what_they_hold() {
    for plan in planned(5, 10_000) {
        let again = (plan.holds("soc2_type2") && plan.any(&["soc2_readiness", "soc2_type1_audit", "soc2_from_iso"]))
            || (plan.holds("soc2_type1") && plan.any(&["soc2_type1_audit"]))
            || (plan.holds("iso27001") && plan.any(&["iso_scope_and_risk", "iso_layer", "joint_design"]));
        assert!(!again, "{}: {}", plan.outcome, plan.answers);
    }
}

#[test]
fn the_type_ii_period_starts_when_the_type_i_looks_at_the_design_not_when_its_report_is_out() {
    let mut seen = 0;
    for plan in planned(7, 10_000) {
        if let (Some(audit), Some(window)) = (plan.step("soc2_type1_audit"), plan.step("soc2_window")) {
            assert_eq!(audit.start, window.start, "{}", plan.answers);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn both_documents_take_about_a_year_and_the_one_that_comes_first_is_there_first() {
    let mut seen = BTreeSet::new();
    for plan in planned(11, 10_000).filter(|plan| plan.outcome.starts_with("both_")) {
        let (report, certificate) = (plan.end("soc2_type2_report"), plan.end("iso_certificate"));
        let first = if plan.any(&["soc2_type1_audit"]) { plan.end("soc2_type1_audit") } else { report };
        assert!(report.max(certificate) <= 58, "{}: {}", plan.outcome, plan.answers);
        match &*plan.outcome {
            "both_soc2_first" => assert!(first <= certificate, "{}", plan.answers),
            "both_iso27001_first" => assert!(certificate <= report, "{}", plan.answers),
            _ => {}
        }
        seen.insert(plan.outcome);
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
}

#[test]
fn a_kit_to_answer_with_is_there_in_week_two() {
    let mut seen = 0;
    for plan in planned(13, 20_000).filter(|plan| plan.any(&["answer_kit"])) {
        assert!(plan.end("answer_kit") <= 2, "{}: {}", plan.outcome, plan.answers);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn surveillance_and_recertification_are_called_for_before_they_are_due() {
    let roadmap = common::table("model/roadmap.toml");
    let months = |id: &str| {
        let found = roadmap["recurring"].as_array().unwrap().iter().find(|recurrence| recurrence["id"] == id).unwrap();
        found["months"].as_u64().unwrap()
    };
    for (id, due) in [("iso_surveillance_1", 12), ("iso_surveillance_2", 24), ("iso_recertification", 36)] {
        assert!(months(id) < due, "{id}");
    }
}
