//! The default model over its whole answer space.

use crate::common;
use attestation_fit_authoring::verify_model;

#[test]
fn the_default_model_has_no_finding() {
    let verification = verify_model(common::model(), &mut |_, _| {}).unwrap();
    let found: Vec<String> = verification
        .findings
        .iter()
        .map(|problem| format!("{} {} {}: {:?}", problem.code, problem.path, problem.message, problem.example))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_answer_sets_of_the_outcomes_add_up_to_all_that_exist() {
    let verification = verify_model(common::model(), &mut |_, _| {}).unwrap();
    let sum: u128 = verification.outcomes.iter().map(|share| share.answer_sets.parse::<u128>().unwrap()).sum();
    assert_eq!(sum.to_string(), verification.answer_sets);
    // a question that is not relevant has no answer: there are fewer sets than ways to fill in every question
    let product: u128 = common::model().questions().iter().map(|question| question.allowed().count() as u128).product();
    assert!(sum < product, "{sum} of {product}");
    // questions that no condition of relevance reads or stands on multiply what the others make
    let free = |id: &str| ["budget", "people", "promises"].contains(&id);
    let apart: u128 = common::model()
        .questions()
        .iter()
        .filter(|question| free(&question.id))
        .map(|question| question.allowed().count() as u128)
        .product();
    assert!(apart > 1 && sum.is_multiple_of(apart), "{sum} is no multiple of {apart}");
}
