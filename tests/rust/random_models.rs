//! Small random models: everything the engine says of every set of answers, the partial ones included, is what the
//! reference finds by going through all completions.
//!
//! A model that once failed stands, with a sentence, in tests/data/models.json. To look at other models than the
//! usual ones: `MODELS=2000 SEED=7 cargo test random_models`.

use crate::common;
use crate::compared::{self, Counted};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use serde_json::Value;
use std::cell::RefCell;

fn number(name: &str, usual: u32) -> u32 {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap())
}

#[test]
fn the_engine_and_the_reference_agree_on_whole_random_models() {
    let cases = number("MODELS", 400);
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(u64::from(number("SEED", 1))),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let counted = RefCell::new(Counted::default());
    let tapes = proptest::collection::vec(proptest::num::u16::ANY, 40..400);
    let result = TestRunner::new(config).run(&tapes, |tape| {
        let source = common::generate::model(&tape);
        compared::model(&source, &mut counted.borrow_mut()).map_err(TestCaseError::fail)
    });
    println!("{}", counted.borrow());
    match result {
        Ok(()) => counted.borrow().assert_enough(cases),
        Err(proptest::test_runner::TestError::Fail(reason, tape)) => {
            panic!("{reason}\n{}", serde_json::to_string(&common::generate::model(&tape)).unwrap())
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn models_that_once_failed_agree() {
    let models = common::data("models.json");
    let mut failed = Vec::new();
    for entry in models.as_array().unwrap() {
        if let Err(problem) = compared::model(&entry["model"], &mut Counted::default()) {
            failed.push(format!("{}: {problem}", Value::as_str(&entry["name"]).unwrap()));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
