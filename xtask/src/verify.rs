//! `cargo xtask verify`: the table of the whole-space verification; the build publishes its counts.

use crate::model;
use crate::progress::bar;
use anyhow::{Result, bail};
use attestation_fit::model::Model;
use attestation_fit_authoring::verify::{Verification, verify};
use serde_json::{Value, json};

/// Verifies the default model and prints the table.
///
/// # Errors
/// Where the model has problems, or findings that it does not accept.
pub fn command() -> Result<()> {
    let packed = model::pack(&model::source()?)?;
    let model = model::read(&packed)?;
    let verification = verified(&model)?;
    println!("{} {} · digest {}", model.id, model.version, model.digest);
    print(&verification);
    if !verification.findings.is_empty() {
        bail!("{} findings are not accepted", verification.findings.len());
    }
    Ok(())
}

/// What the package publishes of the verification (`Library.verification` of www/element/words/words.ts).
///
/// # Errors
/// As [`command`].
pub fn published(source: &Value, packed: &[u8]) -> Result<Value> {
    let model = model::read(packed)?;
    let verification = verified(&model)?;
    if !verification.findings.is_empty() {
        bail!("the model has findings that it does not accept\n{}", model::listed(&verification.findings));
    }
    Ok(json!({
        "digest": model.digest,
        "date": source["date"],
        "answerSets": verification.answer_sets,
        "rules": verification.rules,
        "findings": verification.findings.len(),
        "accepted": verification.accepted.len(),
    }))
}

fn verified(model: &Model) -> Result<Verification<'_>> {
    let bar = bar("verify", 1);
    let result = verify(model, &mut |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    match result {
        Ok(verification) => Ok(verification),
        Err(problem) => bail!("the model cannot be verified\n{}", model::listed(&[problem])),
    }
}

fn print(verification: &Verification<'_>) {
    let Verification { questions, rules, answer_sets, outcomes, nodes, findings, accepted, .. } = verification;
    println!(
        "{questions} questions · {rules} rules · {answer_sets} answer sets · {nodes} nodes in the decision diagram\n"
    );
    println!("{:<28} {:>28} {:>9}", "outcome", "answer sets", "share");
    for outcome in outcomes {
        let share = f64::from(outcome.share) / 10_000.0;
        println!("{:<28} {:>28} {share:>7.3} %", outcome.id, outcome.answer_sets);
    }
    println!("\nfindings: {}", findings.len());
    if !findings.is_empty() {
        println!("{}", model::listed(findings));
    }
    println!("accepted: {}", accepted.len());
    for finding in accepted {
        println!("  {} [{}]: {}", finding.path, finding.code, finding.reason);
    }
}
