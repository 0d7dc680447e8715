//! Steps, plans and figures.

use super::Condition;
use crate::ids::{ChoiceId, FactId, IndexVec, Outcomes, PlaceId, QuestionId, StepId};
use serde::{Deserialize, Serialize};

/// Low, usual and high weeks: an estimate of the model.
pub type Estimate = [u16; 3];

/// From and to; no end where it is open.
pub type Span = (u16, Option<u16>);

/// Initial, surveillance and recertification days, in tenths.
pub type Days = [Span; 3];

/// Steps, plans and figures.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RoadmapModel {
    /// All steps that plans name.
    pub steps: IndexVec<StepId, StepModel>,
    /// Plans in declared order; the first that fits the outcome and the answers is used.
    pub plans: Vec<Plan>,
    /// What comes back after a document was issued.
    pub recurring: Vec<RecurrenceModel>,
    /// The question that holds the date, and each choice's weeks.
    pub deadline: Option<Deadlines>,
    /// Cost ranges.
    pub costs: Vec<CostModel>,
    /// Audit days by people in scope.
    pub audit: Option<AuditModel>,
}

/// One step of a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepModel {
    /// Public id.
    pub id: String,
    /// Weeks under conditions; the first that holds counts.
    pub variants: Vec<(Condition, Estimate)>,
    /// Weeks where none of them holds.
    pub weeks: Estimate,
    /// Behind the figures.
    pub facts: Vec<FactId>,
}

/// The steps of some outcomes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// For these.
    pub outcomes: Outcomes,
    /// Further condition.
    pub when: Condition,
    /// Steps in topological order.
    pub steps: IndexVec<PlaceId, PlanStep>,
}

/// One step within a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanStep {
    /// The step.
    pub step: StepId,
    /// The places, earlier in this plan, of the steps that must end first.
    pub after: Vec<PlaceId>,
    /// Ends with a document that a buyer can be shown.
    pub delivers: bool,
}

/// An audit that comes back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RecurrenceModel {
    /// Public id.
    pub id: String,
    /// For these.
    pub outcomes: Outcomes,
    /// Further condition.
    pub when: Condition,
    /// The step whose end starts the clock.
    pub after: StepId,
    /// Months after it.
    pub months: u16,
    /// Behind the figures.
    pub facts: Vec<FactId>,
}

/// What the choices of the date question mean.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deadlines {
    /// The question, of one choice.
    pub question: QuestionId,
    /// By choice: weeks from now, from and to; no end where it is open.
    pub weeks: IndexVec<ChoiceId, Option<Span>>,
}

/// A cost range in whole units of its currency.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CostModel {
    /// Public id.
    pub id: String,
    /// For these.
    pub outcomes: Outcomes,
    /// Further condition.
    pub when: Condition,
    /// ISO 4217 code.
    pub currency: String,
    /// Low, usual from, usual to, high; `None` where no source gives it.
    pub range: [Option<u32>; 4],
    /// The year that the figures speak of.
    pub year: u16,
    /// Behind the figures.
    pub facts: Vec<FactId>,
}

/// Auditor days by people in scope.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AuditModel {
    /// The question that holds the head count.
    pub question: QuestionId,
    /// The outcomes of which an audit is part.
    pub outcomes: Outcomes,
    /// Further condition.
    pub when: Condition,
    /// By choice: days; `None` where no source covers it. Of several chosen bands the last one counts.
    pub bands: IndexVec<ChoiceId, Option<Days>>,
    /// Behind the figures.
    pub facts: Vec<FactId>,
}
