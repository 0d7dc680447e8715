//! What the widget offers once the outcome is decided: every question that can still change something, and none that
//! cannot change criteria or flags where nothing else reads it.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test")]

mod common;

use attestation_fit::answers::Answers;
use attestation_fit::evaluate::Evaluation;
use attestation_fit::model::Model;
use attestation_fit::roadmap;
use common::Random;

/// Everything that `refine` speaks of: outcome, criteria, flags, plan, costs, audit.
fn consequences(model: &Model, masks: &[Option<u32>]) -> String {
    let evaluation = Evaluation::new(model, Answers::from_masks(masks.to_vec()).effective(model));
    let outcome = evaluation.value(model.outcome).unwrap();
    let found = model.findings.iter().filter(|finding| !evaluation.found(finding).is_empty());
    let found: Vec<&str> = found.map(|finding| finding.id.as_str()).collect();
    let steps = roadmap::steps(model, &evaluation, outcome);
    let deadline = roadmap::deadline(model, &evaluation);
    let plan: Vec<_> = steps.iter().map(|step| (&step.step.id, step.start, step.end, step.delivers)).collect();
    let again = roadmap::recurring(model, &evaluation, outcome, &steps);
    let again: Vec<_> = again.iter().map(|(recurrence, after)| (&recurrence.id, &after.id)).collect();
    let costs: Vec<_> = roadmap::costs(model, &evaluation, outcome).iter().map(|cost| (&cost.id, cost.range)).collect();
    let days = roadmap::audit(model, &evaluation, outcome).map(|(_, days)| days);
    let feasible = roadmap::feasible(&steps, deadline);
    // without a plan the date says nothing
    let deadline = deadline.filter(|_| !steps.is_empty());
    format!("{outcome} {found:?} {plan:?} {again:?} {costs:?} {days:?} {deadline:?} {feasible:?}")
}

#[test]
fn a_question_that_is_not_offered_changes_nothing() {
    let model = common::model();
    let mut chance = Random(47);
    let allowed: Vec<Vec<u32>> = model.questions.iter().map(|question| question.allowed().collect()).collect();
    let mut looked_at = 0;
    for _ in 0..1500 {
        let open = [20, 40, 60][chance.below(3)];
        let given: Vec<Option<u32>> =
            allowed.iter().map(|allowed| (!chance.chance(open)).then(|| *chance.of(allowed))).collect();
        let answers = Answers::from_masks(given.clone());
        let report = common::report(model, &answers);
        let offered = report["refine"].as_array().unwrap();
        for (question, asked) in model.questions.iter().enumerate() {
            if offered.iter().any(|id| *id == asked.id.as_str()) {
                assert!(given[question].is_none(), "{} is offered although it is answered", asked.id);
                continue;
            }
            for _ in 0..if given[question].is_none() { 8 } else { 0 } {
                let fill =
                    |(given, allowed): (&Option<u32>, &Vec<u32>)| Some(given.unwrap_or_else(|| *chance.of(allowed)));
                let mut complete: Vec<Option<u32>> = given.iter().zip(&allowed).map(fill).collect();
                let before = consequences(model, &complete);
                complete[question] = Some(*chance.of(&allowed[question]));
                let after = consequences(model, &complete);
                assert_eq!(before, after, "{} matters: {}", asked.id, answers.to_text(model));
                looked_at += 1;
            }
        }
    }
    println!("{looked_at} changes of answers that are not offered");
}
