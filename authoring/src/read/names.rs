//! The names that a source declares, with what they stand for.

use crate::reader::{Kind, Known};
use attestation_fit::ids::{ChoiceId, DecisionId, IndexVec, OutcomeId, QuestionId, ValueId};
use attestation_fit::model::Question;

/// Questions and choices.
#[derive(Debug)]
pub(super) struct Questions {
    pub(super) questions: IndexVec<QuestionId, Question>,
    pub(super) known: Known<QuestionId>,
    pub(super) choices: IndexVec<QuestionId, Known<ChoiceId>>,
    /// Every id that some question has, those that are still to be read included.
    pub(super) declared: Vec<String>,
}

/// Decisions and their values.
#[derive(Debug)]
pub(super) struct Decisions {
    pub(super) known: Known<DecisionId>,
    pub(super) values: IndexVec<DecisionId, Known<ValueId>>,
}

/// What a condition may name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    pub(super) asked: &'a Questions,
    pub(super) decided: &'a Decisions,
    pub(super) outcomes: &'a Known<OutcomeId>,
}

impl Decisions {
    pub(super) fn none() -> Self {
        Self { known: Known::new(Kind::Decision), values: IndexVec::default() }
    }
}
