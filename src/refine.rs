//! What is still worth asking once the outcome is decided, or beside it.

use crate::diagram::Residual;
use crate::ids::{Outcomes, Questions};
use crate::model::Model;
use crate::situation::Situation;

/// Open questions that can still change criteria, flags, plan, cost or audit. A question that can still change the
/// outcome can change the plan.
#[must_use]
pub fn refine(situation: &Situation<'_>) -> Questions {
    // of a finding: those on which it still depends under the outcomes that are still possible; exact once the outcome is
    // decided, before that it may name one more
    let findings = situation.findings.iter().map(Residual::support);
    let roadmap = roadmap_support(situation.model, situation.possible);
    findings.fold(situation.undecided_by().or(roadmap), Questions::or).without(situation.answers.answered())
}

/// The questions that conditions of plans, steps, recurrences, costs and the audit read, for outcomes that are still
/// possible.
#[must_use]
pub fn roadmap_support(model: &Model, possible: Outcomes) -> Questions {
    let roadmap = model.roadmap();
    let planned = || roadmap.plans.iter().filter(|plan| plan.outcomes.meets(possible));
    let variants = planned().flat_map(|plan| &plan.steps).flat_map(|step| &roadmap.steps[step.step].variants);
    let recurring = roadmap.recurring.iter().filter(|recurrence| recurrence.outcomes.meets(possible));
    let costs = roadmap.costs.iter().filter(|cost| cost.outcomes.meets(possible));
    let audit = roadmap.audit.iter().filter(|audit| audit.outcomes.meets(possible));
    let deadline = roadmap.deadline.iter().filter(|_| planned().next().is_some());
    let conditions = planned()
        .map(|plan| &plan.when)
        .chain(variants.map(|(when, _)| when))
        .chain(recurring.map(|recurrence| &recurrence.when))
        .chain(costs.map(|cost| &cost.when))
        .chain(audit.clone().map(|audit| &audit.when));
    let asked = deadline.map(|deadline| deadline.question).chain(audit.map(|audit| audit.question));
    conditions.map(|when| model.read_by(when)).fold(asked.collect(), Questions::or)
}
