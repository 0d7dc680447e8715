//! Packed models: what authoring writes and the engine reads.
//!
//! Four letters, a format number, then [`Parts`] in [postcard](https://postcard.jamesmunns.com)'s wire format, which
//! `serde` derives for both directions from the one description that the types are.

use super::{Accepted, Decision, Finding, Interview, Model, Monotonicity, Question, RoadmapModel};
use crate::diagnostic::Diagnostic;
use crate::diagram::Diagram;
use crate::ids::{DecisionId, FactId, FindingId, IndexVec, OutcomeId, QuestionId};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The letters, and the number of the format: it changes with every change of [`Parts`].
const MAGIC: [u8; 5] = *b"AFIT\x04";

/// The parts of a model, unchecked: what [`Parts::pack`] writes and [`Model::read`] checks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parts {
    /// Name of the model, such as `attestation-fit`.
    pub id: String,
    /// Version of the model.
    pub version: String,
    /// Input data (DMN), in declared order.
    pub questions: IndexVec<QuestionId, Question>,
    /// Decision tables in dependency order: a table reads questions and earlier tables only.
    pub decisions: IndexVec<DecisionId, Decision>,
    /// The decision whose value is the advice.
    pub outcome: DecisionId,
    /// Criteria and flags, each kind in declared order.
    pub findings: IndexVec<FindingId, Finding>,
    /// Ids of the facts that rules, steps and figures rest on.
    pub facts: IndexVec<FactId, String>,
    /// Steps, plans, what recurs, dates, cost ranges and audit days.
    pub roadmap: RoadmapModel,
    /// The outcome as a function of all answers.
    pub diagram: Diagram<OutcomeId>,
    /// By question, its position in the order in which all diagrams ask.
    pub order: IndexVec<QuestionId, u8>,
    /// What to ask next.
    pub interview: Interview,
    /// What the author promises of the decision as a whole.
    pub monotonicity: Vec<Monotonicity>,
    /// Findings of the verifier that the author accepts.
    pub accepted: Vec<Accepted>,
}

impl Parts {
    /// Writes the packed form.
    ///
    /// # Errors
    /// None that postcard has for such types; its signature allows for one.
    pub fn pack(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_extend(self, MAGIC.to_vec())
    }

    /// The ids of the outcomes.
    pub(super) fn outcomes(&self) -> &IndexVec<OutcomeId, String> {
        &self.decisions[self.outcome].values
    }
}

impl Model {
    /// Reads a packed model.
    ///
    /// # Errors
    /// Bytes that are no packed model, that another format version wrote, or whose ids do not fit together.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let Some(body) = bytes.strip_prefix(&MAGIC) else {
            let problem = Diagnostic::error("not-a-model", "model", "the bytes are no packed model of this version")
                .help("pack the model with `packModel` of the same release of attestation-fit");
            return Err(ModelError { problems: vec![problem] });
        };
        let Ok((parts, [])) = postcard::take_from_bytes::<Parts>(body) else {
            let problem = Diagnostic::error("damaged-model", "model", "the packed model is damaged or cut off")
                .help("load the file anew, or pack the model again");
            return Err(ModelError { problems: vec![problem] });
        };
        let problems = super::check::check(&parts);
        if !problems.is_empty() {
            return Err(ModelError { problems });
        }
        Ok(Self {
            digest: format!("{:x}", Sha256::digest(bytes)),
            outlook: parts.interview.outlook(),
            sorted: parts.sorted(),
            pairs: parts.pairs(),
            behind: parts.behind(),
            parts,
        })
    }
}

/// Why a model is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError {
    /// Every problem found, at least one.
    pub problems: Vec<Diagnostic>,
}

impl core::fmt::Display for ModelError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let lines: Vec<String> =
            self.problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl core::error::Error for ModelError {}
