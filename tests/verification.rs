//! The default model over its whole answer space.
mod common;

use attestation_fit_authoring::verify::verify;

#[test]
fn the_default_model_has_no_finding() {
    let verification = verify(common::model(), &mut |_, _| {}).unwrap();
    let found: Vec<String> = verification
        .findings
        .iter()
        .map(|problem| format!("{} {} {}: {:?}", problem.code, problem.path, problem.message, problem.example))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_answer_sets_of_the_outcomes_add_up_to_the_product_of_all_answers() {
    let verification = verify(common::model(), &mut |_, _| {}).unwrap();
    let sum: u128 = verification.outcomes.iter().map(|share| share.answer_sets.parse::<u128>().unwrap()).sum();
    let product: u128 = common::model().questions.iter().map(|question| question.allowed().count() as u128).product();
    assert_eq!(verification.answer_sets, product.to_string());
    assert_eq!(sum, product);
}
