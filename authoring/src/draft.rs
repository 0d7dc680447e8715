//! The draft: a source whose names are resolved and whose tables are in order, not yet compiled.

use crate::prior::Prior;
use attestation_fit::ids::{DecisionId, FactId, IndexVec, QuestionId, Questions};
use attestation_fit::model::{Accepted, Decision, FindingKind, Monotonicity, Question, RoadmapModel, Rule};

/// A source with ids instead of names. Every id in it is known, every table reads earlier tables only.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) questions: IndexVec<QuestionId, Question>,
    /// What a question costs a prospect, in tenths of a plain single choice.
    pub(crate) costs: IndexVec<QuestionId, u16>,
    /// How likely each answer is.
    pub(crate) priors: IndexVec<QuestionId, Prior>,
    /// The questions that each comes after, as its author says; with what relevance reads, in no circle.
    pub(crate) after: IndexVec<QuestionId, Questions>,
    /// Position of each question in the order in which diagrams ask.
    pub(crate) order: IndexVec<QuestionId, u8>,
    pub(crate) decisions: IndexVec<DecisionId, Decision>,
    pub(crate) outcome: DecisionId,
    /// Criteria and flags, each kind in declared order.
    pub(crate) findings: Vec<FindingDraft>,
    pub(crate) facts: IndexVec<FactId, String>,
    pub(crate) roadmap: RoadmapModel,
    pub(crate) monotonicity: Vec<Monotonicity>,
    pub(crate) accepted: Vec<Accepted>,
}

/// A criterion or a flag whose diagram is still to be made.
#[derive(Debug)]
pub(crate) struct FindingDraft {
    pub(crate) id: String,
    pub(crate) kind: FindingKind,
    /// The rules that bring it, in declared order.
    pub(crate) rules: Vec<Rule>,
}
