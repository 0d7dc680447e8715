//! The plan: steps in weeks from the first day, what recurs, whether the date can be kept, and what it costs.

use crate::evaluate::Evaluation;
use crate::gather::Gather as _;
use crate::model::{AuditModel, CostModel, Days, Model, Plan, RecurrenceModel, Span, StepModel};

/// Low, usual and high weeks.
pub type Weeks = [u16; 3];

/// One step of the plan.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// The step.
    pub step: &'a StepModel,
    /// The steps that must end first.
    pub after: Vec<&'a StepModel>,
    /// How long it takes.
    pub weeks: Weeks,
    /// When it starts.
    pub start: Weeks,
    /// When it ends.
    pub end: Weeks,
    /// Ends with a document that a buyer can be shown.
    pub delivers: bool,
}

/// The answered date in weeks from now: earliest, and latest where it is bounded.
pub type Deadline = Span;

/// Whether an outcome is among those of a set.
fn within(outcomes: u32, outcome: usize) -> bool {
    outcomes >> outcome & 1 == 1
}

/// The steps of the first plan that fits; none where the model has no plan for the outcome.
#[must_use]
pub fn steps<'a>(model: &'a Model, evaluation: &Evaluation, outcome: usize) -> Vec<Step<'a>> {
    let fits = |plan: &&Plan| within(plan.outcomes, outcome) && evaluation.holds(&plan.when).is_some();
    let Some(plan) = model.roadmap.plans.iter().find(fits) else {
        return Vec::new();
    };
    let mut steps: Vec<Step<'a>> = Vec::with_capacity(plan.steps.len());
    for planned in &plan.steps {
        let Some(step) = model.roadmap.steps.get(usize::from(planned.step)) else {
            continue;
        };
        let before: Vec<&Step<'a>> = planned.after.iter().filter_map(|after| steps.get(usize::from(*after))).gather();
        let weeks = weeks(step, evaluation);
        let start = before.iter().fold([0; 3], |latest, step| zip(latest, step.end, u16::max));
        let after = before.iter().map(|step| step.step).gather();
        steps.push(Step {
            step,
            after,
            weeks,
            start,
            end: zip(start, weeks, u16::saturating_add),
            delivers: planned.delivers,
        });
    }
    steps
}

fn weeks(step: &StepModel, evaluation: &Evaluation) -> Weeks {
    step.weeks.iter().find(|(when, _)| evaluation.holds(when).is_some()).map_or([0; 3], |(_, weeks)| *weeks)
}

fn zip(one: Weeks, other: Weeks, how: impl Fn(u16, u16) -> u16) -> Weeks {
    let ([low, usual, high], [other_low, other_usual, other_high]) = (one, other);
    [how(low, other_low), how(usual, other_usual), how(high, other_high)]
}

/// What comes back after the plan's documents, and the step that each follows.
#[must_use]
pub fn recurring<'a>(
    model: &'a Model,
    evaluation: &Evaluation,
    outcome: usize,
    steps: &[Step<'_>],
) -> Vec<(&'a RecurrenceModel, &'a StepModel)> {
    let mut found = Vec::new();
    for recurrence in &model.roadmap.recurring {
        if !within(recurrence.outcomes, outcome) || evaluation.holds(&recurrence.when).is_none() {
            continue;
        }
        if let Some(after) = model.roadmap.steps.get(usize::from(recurrence.after))
            && steps.iter().any(|step| step.step.id == after.id)
        {
            found.push((recurrence, after));
        }
    }
    found
}

/// The answered date; `None` where there is none.
#[must_use]
pub fn deadline(model: &Model, evaluation: &Evaluation) -> Option<Deadline> {
    let deadlines = model.roadmap.deadline.as_ref()?;
    let answer = evaluation.input(usize::from(deadlines.question));
    if answer == 0 {
        return None;
    }
    deadlines.weeks.get(answer.trailing_zeros() as usize).copied().flatten()
}

/// Whether the first document comes in time: false where even the low estimate misses the latest date, true where the
/// usual one keeps the earliest; `None` without a date, without a document, or in between.
#[must_use]
pub fn feasible(steps: &[Step<'_>], deadline: Option<Deadline>) -> Option<bool> {
    let (earliest, latest) = deadline?;
    let [low, usual, _] = steps.iter().find(|step| step.delivers)?.end;
    if latest.is_some_and(|latest| low > latest) {
        Some(false)
    } else if usual <= earliest {
        Some(true)
    } else {
        None
    }
}

/// The cost ranges that belong to an outcome.
#[must_use]
pub fn costs<'a>(model: &'a Model, evaluation: &Evaluation, outcome: usize) -> Vec<&'a CostModel> {
    let fits = |cost: &&CostModel| within(cost.outcomes, outcome) && evaluation.holds(&cost.when).is_some();
    model.roadmap.costs.iter().filter(fits).gather()
}

/// Initial, surveillance and recertification days, in tenths, from and to; `None` where no audit is part of the
/// outcome, or the head count is not known, or no source covers it.
#[must_use]
pub fn audit<'a>(model: &'a Model, evaluation: &Evaluation, outcome: usize) -> Option<(&'a AuditModel, Days)> {
    let audit = model.roadmap.audit.as_ref()?;
    if !within(audit.outcomes, outcome) || evaluation.holds(&audit.when).is_none() {
        return None;
    }
    let answer = evaluation.input(usize::from(audit.question));
    let band = audit.bands.get(answer.checked_ilog2()? as usize).copied().flatten()?;
    Some((audit, band))
}
