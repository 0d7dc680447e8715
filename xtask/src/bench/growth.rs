//! What a model costs as it grows: random tables over more and more questions, with more and more rules.

use attestation_fit_authoring::{self as authoring, Tree, verify};
use serde_json::{Value, json};
use std::time::Instant;

/// Prints the table: sizes, and how much time they take.
pub fn print() {
    println!(
        "{:>10}{:>8}{:>10}{:>10}{:>14}{:>14}{:>14}",
        "questions", "rules", "nodes", "states", "compile ms", "verify ms", "packed bytes"
    );
    for questions in [8, 12, 16, 20] {
        for rules in [20, 100, 500] {
            row(questions, rules);
        }
    }
    println!(
        "nodes and time grow with the number of rules that look at the same questions, not with the answer space;"
    );
    println!("a model beyond the bounds is refused with the diagnostic `beyond-reach`, never left running");
}

fn row(questions: usize, rules: usize) {
    let tree: Tree = serde_json::from_value(model(questions, rules)).unwrap_or(Tree::Null);
    let start = Instant::now();
    let compiled = authoring::model(&tree);
    let compile = start.elapsed().as_millis();
    match compiled {
        Ok(model) => {
            let start = Instant::now();
            let verified = verify::verify(&model, &mut |_, _| {}).is_ok();
            let verify = start.elapsed().as_millis();
            let states = format!("{}{}", model.interview.states.len(), if model.interview.optimal { "" } else { "*" });
            let nodes = model.diagram.nodes.len();
            println!(
                "{questions:>10}{rules:>8}{nodes:>10}{states:>10}{compile:>14}{verify:>14}{:>14}",
                model.pack().len()
            );
            assert!(verified, "what compiles can be verified");
        }
        Err(error) => println!("{questions:>10}{rules:>8}  refused after {compile} ms: {}", error.problems[0].code),
    }
}

/// A first-hit table of random rules, each looking at up to three of the questions, most of them near each other.
fn model(questions: usize, rules: usize) -> Value {
    let mut random = (questions * 1000 + rules) as u64;
    let mut below = |end: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((random >> 33) as usize) % end
    };
    let asked: Vec<Value> = (0..questions)
        .map(|index| {
            let choices: Vec<Value> = (0..4).map(|choice| json!({ "id": format!("c{choice}") })).collect();
            json!({ "id": format!("q{index}"), "select": "one", "choices": choices })
        })
        .collect();
    let mut rows: Vec<Value> = (0..rules)
        .map(|index| {
            let mut when = serde_json::Map::new();
            let first = below(questions);
            for _ in 0..3 {
                let question = (first + below(4)) % questions;
                when.insert(format!("q{question}"), json!([format!("c{}", below(4)), format!("c{}", below(4))]));
            }
            json!({ "id": format!("r{index}"), "when": when, "then": format!("o{}", below(6)) })
        })
        .collect();
    rows.push(json!({ "id": "else", "then": "o0" }));
    let outcomes: Vec<String> = (0..6).map(|outcome| format!("o{outcome}")).collect();
    json!({
        "id": "growth", "version": "1", "outcome": "main", "outcomes": outcomes, "questions": asked,
        "decisions": [{ "id": "main", "hit": "first", "rules": rows }],
    })
}
