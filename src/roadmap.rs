//! The plan: steps in weeks from the first day, what recurs, whether the date can be kept, and what it costs.

use crate::ids::{IndexVec, PlaceId};
use crate::model::{AuditModel, CostModel, Days, Inputs as _, RecurrenceModel, Span, StepModel};
use crate::situation::Situation;

/// Low, usual and high weeks.
pub type Weeks = [u32; 3];

/// One step of the plan.
#[derive(Clone, Debug)]
pub struct Step<'m> {
    /// The step.
    pub step: &'m StepModel,
    /// The steps that must end first.
    pub after: Vec<&'m StepModel>,
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

/// The steps of the first plan that fits; none where the model has no plan for the outcome.
#[must_use]
pub fn steps<'m>(situation: &Situation<'m>) -> Vec<Step<'m>> {
    let roadmap = situation.model.roadmap();
    let fits =
        |plan: &&crate::model::Plan| plan.outcomes.has(situation.outcome) && situation.evaluation.holds(&plan.when);
    let Some(plan) = roadmap.plans.iter().find(fits) else {
        return Vec::new();
    };
    let mut ends: IndexVec<PlaceId, Weeks> = plan.steps.map(|_, _| [0; 3]);
    let mut steps = Vec::with_capacity(plan.steps.len());
    // a step waits for earlier ones only
    for (place, planned) in plan.steps.enumerate() {
        let step = &roadmap.steps[planned.step];
        let weeks = weeks(situation, step);
        let start = planned.after.iter().fold([0; 3], |latest, after| zip(latest, ends[*after], u32::max));
        ends[place] = zip(start, weeks, |start, weeks| start + weeks);
        steps.push(Step {
            step,
            after: planned.after.iter().map(|after| &roadmap.steps[plan.steps[*after].step]).collect(),
            weeks,
            start,
            end: ends[place],
            delivers: planned.delivers,
        });
    }
    steps
}

fn weeks(situation: &Situation<'_>, step: &StepModel) -> Weeks {
    let mut variants = step.variants.iter();
    let variant = variants.find(|(when, _)| situation.evaluation.holds(when));
    variant.map_or(step.weeks, |(_, weeks)| *weeks).map(u32::from)
}

fn zip(one: Weeks, other: Weeks, how: impl Fn(u32, u32) -> u32) -> Weeks {
    let ([low, usual, high], [other_low, other_usual, other_high]) = (one, other);
    [how(low, other_low), how(usual, other_usual), how(high, other_high)]
}

/// What comes back after the plan's documents, and the step that each follows.
#[must_use]
pub fn recurring<'m>(situation: &Situation<'m>, steps: &[Step<'_>]) -> Vec<(&'m RecurrenceModel, &'m StepModel)> {
    let roadmap = situation.model.roadmap();
    let fitting = roadmap.recurring.iter().filter(|recurrence| {
        recurrence.outcomes.has(situation.outcome) && situation.evaluation.holds(&recurrence.when)
    });
    let with_step = fitting.map(|recurrence| (recurrence, &roadmap.steps[recurrence.after]));
    with_step.filter(|(_, after)| steps.iter().any(|step| step.step.id == after.id)).collect()
}

/// The answered date; `None` where there is none.
#[must_use]
pub fn deadline(situation: &Situation<'_>) -> Option<Deadline> {
    let deadlines = situation.model.roadmap().deadline.as_ref()?;
    deadlines.weeks[situation.evaluation.answer(deadlines.question).first()?]
}

/// Whether the first document comes in time: false where even the low estimate misses the latest date, true where the
/// usual one keeps the earliest; `None` without a date, without a document, or in between.
#[must_use]
pub fn feasible(steps: &[Step<'_>], deadline: Option<Deadline>) -> Option<bool> {
    let (earliest, latest) = deadline?;
    let [low, usual, _] = steps.iter().find(|step| step.delivers)?.end;
    if latest.is_some_and(|latest| low > u32::from(latest)) {
        Some(false)
    } else if usual <= u32::from(earliest) {
        Some(true)
    } else {
        None
    }
}

/// The cost ranges that belong to the outcome.
#[must_use]
pub fn costs<'m>(situation: &Situation<'m>) -> Vec<&'m CostModel> {
    let costs = situation.model.roadmap().costs.iter();
    costs.filter(|cost| cost.outcomes.has(situation.outcome) && situation.evaluation.holds(&cost.when)).collect()
}

/// Initial, surveillance and recertification days, in tenths, from and to; `None` where no audit is part of the
/// outcome, or the head count is not known, or no source covers it.
#[must_use]
pub fn audit<'m>(situation: &Situation<'m>) -> Option<(&'m AuditModel, Days)> {
    let audit = situation.model.roadmap().audit.as_ref()?;
    if !audit.outcomes.has(situation.outcome) || !situation.evaluation.holds(&audit.when) {
        return None;
    }
    let band = situation.evaluation.answer(audit.question).iter().next_back()?;
    Some((audit, audit.bands[band]?))
}
