//! Whole reports, byte for byte: natively here, in WebAssembly and as JavaScript in tests/package/golden.test.mjs.
//!
//! After a change that is meant: `UPDATE_GOLDEN=1 cargo test golden`, and read the difference.

use crate::common;
use serde_json::{Value, json};

/// Cases whose reports are kept: one for each outcome, and the empty answers.
const CASES: &[&str] =
    &["V02", "V03", "V04", "V08", "V23", "V26", "V33", "V54", "V56", "V58", "V66", "V68", "V74", "V62"];

fn kept() -> Vec<(String, Value)> {
    let cases = common::data("cases.json");
    let of = |id: &&str| {
        let case = cases.as_array().unwrap().iter().find(|case| case["id"] == **id).unwrap();
        ((*id).to_owned(), case["answers"].clone())
    };
    let mut kept: Vec<(String, Value)> = CASES.iter().map(of).collect();
    kept.push(("nothing answered".into(), json!({})));
    kept
}

#[test]
fn the_reports_of_the_kept_cases_are_what_they_were() {
    let model = common::model();
    let line = |(id, answers): (String, Value)| {
        let checked = common::answers(&answers);
        let mut report = common::report(model, &checked);
        // the digest changes with every word of the model; that it is right is told elsewhere
        report["model"]["digest"] = json!("");
        json!({ "id": id, "answers": answers, "report": report }).to_string()
    };
    let now: Vec<String> = kept().into_iter().map(line).collect();
    let path = common::at("tests/data/golden.jsonl");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, now.join("\n") + "\n").unwrap();
    }
    let before = std::fs::read_to_string(&path).unwrap();
    for (before, now) in before.lines().zip(&now) {
        assert_eq!(before, now);
    }
    assert_eq!(before.lines().count(), now.len());
}
