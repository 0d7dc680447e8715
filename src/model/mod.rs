//! The model: what is asked, how it is decided, and what is said of it, with ids instead of names.
//!
//! A [`Model`] exists only if it is valid: its fields are private and [`Model::read`] is the only way to one. It reads
//! the bytes that [`Parts::pack`] writes and checks every id in them, so that no look-up fails afterwards, whatever the
//! bytes were. `attestation-fit-authoring` makes [`Parts`] of a source that people write.

mod check;
mod condition;
mod decision;
mod derived;
mod interview;
mod packed;
mod promise;
mod question;
mod roadmap;

pub use condition::{Condition, Entry, Inputs, Test};
pub use decision::{Decision, DecisionRule, Finding, FindingKind, Hit, Rule, Then};
pub use interview::{Interview, Outlook, State};
pub use packed::{ModelError, Parts};
pub use promise::{Accepted, Monotonicity};
pub use question::{Choice, MOST_CHOICES_MANY, Question, Select};
pub use roadmap::{
    AuditModel, CostModel, Days, Deadlines, Estimate, Plan, PlanStep, RecurrenceModel, RoadmapModel, Span, StepModel,
};

pub(crate) use interview::{QUESTION, mean};

use crate::diagram::Diagram;
use crate::ids::{
    Choices, ClassId, DecisionId, FactId, FindingId, IndexVec, OutcomeId, Outcomes, QuestionId, Questions, StateId,
};

/// Most pairs of nodes of the outcome's diagram and one finding's: what one report may have to walk through.
pub const MOST_PAIRS: usize = 1 << 22;

/// A model that is known to be valid.
#[derive(Clone, Debug)]
pub struct Model {
    parts: Parts,
    digest: String,
    outlook: IndexVec<StateId, Outlook>,
    sorted: IndexVec<QuestionId, IndexVec<ClassId, Vec<Choices>>>,
    pairs: IndexVec<FindingId, IndexVec<QuestionId, Vec<(ClassId, ClassId)>>>,
    behind: IndexVec<DecisionId, Questions>,
}

impl Model {
    /// Name of the model, such as `attestation-fit`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.parts.id
    }

    /// Version of the model.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.parts.version
    }

    /// SHA-256 of the packed bytes, lower-case hexadecimal.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What is asked (input data, in DMN), in declared order.
    #[must_use]
    pub fn questions(&self) -> &IndexVec<QuestionId, Question> {
        &self.parts.questions
    }

    /// Decision tables in dependency order: a table reads questions and earlier tables only.
    #[must_use]
    pub fn decisions(&self) -> &IndexVec<DecisionId, Decision> {
        &self.parts.decisions
    }

    /// The decision whose value is the advice.
    #[must_use]
    pub fn outcome(&self) -> DecisionId {
        self.parts.outcome
    }

    /// The ids of the outcomes in declared order: the values of that decision.
    #[must_use]
    pub fn outcomes(&self) -> &IndexVec<OutcomeId, String> {
        self.parts.outcomes()
    }

    /// All outcomes as a set.
    #[must_use]
    pub fn every_outcome(&self) -> Outcomes {
        self.outcomes().ids().collect()
    }

    /// Criteria and flags, each kind in declared order.
    #[must_use]
    pub fn findings(&self) -> &IndexVec<FindingId, Finding> {
        &self.parts.findings
    }

    /// Ids of the facts that rules, steps and figures rest on.
    #[must_use]
    pub fn facts(&self) -> &IndexVec<FactId, String> {
        &self.parts.facts
    }

    /// Steps, plans, what recurs, dates, cost ranges and audit days.
    #[must_use]
    pub fn roadmap(&self) -> &RoadmapModel {
        &self.parts.roadmap
    }

    /// The outcome as a function of all answers.
    #[must_use]
    pub fn diagram(&self) -> &Diagram<OutcomeId> {
        &self.parts.diagram
    }

    /// By question, its position in the order in which all diagrams ask: a permutation.
    #[must_use]
    pub fn order(&self) -> &IndexVec<QuestionId, u8> {
        &self.parts.order
    }

    /// What to ask next: the packed policy.
    #[must_use]
    pub fn interview(&self) -> &Interview {
        &self.parts.interview
    }

    /// What is to be expected in each state of the interview.
    #[must_use]
    pub fn outlook(&self) -> &IndexVec<StateId, Outlook> {
        &self.outlook
    }

    /// What the author promises of the decision as a whole.
    #[must_use]
    pub fn monotonicity(&self) -> &[Monotonicity] {
        &self.parts.monotonicity
    }

    /// Findings of the verifier that the author accepts.
    #[must_use]
    pub fn accepted(&self) -> &[Accepted] {
        &self.parts.accepted
    }

    /// By question and class of the outcome's diagram: the allowed answers, "I don't know" first.
    pub(crate) fn sorted(&self) -> &IndexVec<QuestionId, IndexVec<ClassId, Vec<Choices>>> {
        &self.sorted
    }

    /// By question: the classes, in the outcome's diagram and in the finding's, that some answer has together.
    pub(crate) fn pairs(&self, finding: FindingId) -> &IndexVec<QuestionId, Vec<(ClassId, ClassId)>> {
        &self.pairs[finding]
    }

    /// The questions that a condition reads, directly or through tables other than the outcome's.
    #[must_use]
    pub fn read_by(&self, when: &Condition) -> Questions {
        derived::read_by(&self.behind, self.outcome(), when)
    }

    /// The class, in the outcome's diagram, of an answer to a question.
    #[must_use]
    pub fn class(&self, question: QuestionId, answer: Choices) -> ClassId {
        self.diagram().classes[question].of_code(self.questions()[question].code(answer))
    }
}
