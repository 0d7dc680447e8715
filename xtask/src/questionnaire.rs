//! What the page may show before the engine runs: the questions of the default model, which is asked first, and
//! how many are expected.

use crate::model;
use anyhow::{Context, Result};
use attestation_fit::answers::Answers;
use attestation_fit::ids::{IndexVec, StateId};
use attestation_fit::model::Model;
use attestation_fit::report;
use serde_json::{Value, json};

/// `{ first, expectedRemaining, range, questionnaire }`: the module `generated/questionnaire` of www/engine/generated.d.ts.
///
/// # Errors
/// Where the bytes are no model, or the model asks nothing.
pub fn shown_first(packed: &[u8]) -> Result<Value> {
    let model = model::read(packed)?;
    let opening = serde_json::to_value(report::report(&model, &Answers::open(&model)))?;
    let first = opening["next"]["question"].as_str().context("the model asks nothing")?;
    let expected = &opening["next"]["expectedRemaining"];
    let range = usual_range(&model)?;
    Ok(
        json!({ "first": first, "expectedRemaining": expected, "range": range, "questionnaire": report::questionnaire(&model) }),
    )
}

/// Certainty, in the units of [`walks`]'s shares.
pub const WHOLE: u64 = 1 << 32;

/// From how many to how many questions eight of ten interviews need: the first and the last tenth of the policy's walks
/// are left out.
fn usual_range(model: &Model) -> Result<[usize; 2]> {
    let walks = walks(model)?;
    let reaching = |wanted: u64| {
        let mut sum = 0;
        let count = walks.iter().position(|share| {
            sum += share;
            sum >= wanted
        });
        count.context("the priors of a question do not sum to one")
    };
    Ok([reaching(WHOLE / 10)?, reaching(WHOLE / 10 * 9)?])
}

/// By number of questions: the share of the policy's interviews that are decided after just that many, under the model's
/// priors, in which answers are independent.
///
/// # Errors
/// Where the model asks nothing.
pub fn walks(model: &Model) -> Result<Vec<u64>> {
    let interview = model.interview();
    // By state: the same from there on. What follows a state stands before it.
    let mut walks: IndexVec<StateId, Vec<u64>> = IndexVec::default();
    for (_, state) in interview.states.enumerate() {
        let mut shares = vec![0];
        for ((_, next), weight) in state.next.enumerate().zip(&interview.weights[state.question]) {
            let decided = vec![WHOLE];
            let later = next.map_or(&decided, |next| &walks[next]);
            shares.resize(shares.len().max(later.len() + 1), 0);
            for (count, share) in later.iter().enumerate() {
                shares[count + 1] += (share >> 16) * u64::from(*weight);
            }
        }
        walks.push(shares)?;
    }
    let start = walks.last_id().context("the model asks nothing")?;
    Ok(walks[start].clone())
}
