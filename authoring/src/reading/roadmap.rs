//! Reads steps, plans, what recurs, dates, cost ranges and audit days.

use crate::reading::cited;
use crate::reading::conditions::{self, Names};
use crate::tree::{Place, Reader, optional};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::{
    AuditModel, CostModel, Deadlines, Plan, PlanStep, RecurrenceModel, RoadmapModel, StepModel,
};

/// Ten years: no estimate of a plan is longer.
const MOST_WEEKS: i64 = 520;

pub(super) fn read(
    reader: &mut Reader,
    root: &Place<'_>,
    names: &Names<'_>,
    outcomes: &[String],
    facts: &[String],
) -> RoadmapModel {
    let Some(place) = optional(root, "roadmap") else {
        return RoadmapModel::default();
    };
    reader.keys(&place, &["steps", "plans", "recurring", "deadlines", "costs", "audit"]);
    let mut model = RoadmapModel::default();
    for found in reader.optional_list(&place, "steps") {
        model.steps.extend(step(reader, &found, names, facts));
    }
    let steps: Vec<String> = model.steps.iter().map(|step| step.id.clone()).collect();
    for found in reader.optional_list(&place, "plans") {
        model.plans.push(plan(reader, &found, names, outcomes, &steps));
    }
    for found in reader.optional_list(&place, "recurring") {
        model.recurring.extend(recurrence(reader, &found, names, outcomes, &steps, facts));
    }
    for found in reader.optional_list(&place, "costs") {
        model.costs.extend(cost(reader, &found, names, outcomes, facts));
    }
    model.deadline = optional(&place, "deadlines").and_then(|found| deadlines(reader, &found, names));
    model.audit = optional(&place, "audit").and_then(|found| audit(reader, &found, names, outcomes, facts));
    model
}

fn step(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>, facts: &[String]) -> Option<StepModel> {
    reader.keys(place, &["id", "weeks", "variants", "facts"]);
    let id = reader.required_text(place, "id")?;
    let mut weeks = Vec::new();
    for variant in reader.optional_list(place, "variants") {
        reader.keys(&variant, &["when", "weeks"]);
        let when = conditions::alternatives(reader, &variant, names, names.decisions.len());
        weeks.push((when, estimate(reader, &variant)));
    }
    weeks.push((vec![Vec::new()], estimate(reader, place)));
    Some(StepModel { id, weeks, facts: cited(reader, place, facts) })
}

fn estimate(reader: &mut Reader, place: &Place<'_>) -> [u16; 3] {
    let Some(found) = reader.required(place, "weeks") else {
        return [0; 3];
    };
    reader.keys(&found, &["low", "usual", "high"]);
    let numbers = ["low", "usual", "high"].map(|key| {
        let place = reader.required(&found, key);
        place.and_then(|place| reader.number(&place, 0, MOST_WEEKS)).unwrap_or(0) as u16
    });
    if !numbers.is_sorted() {
        reader.report(
            Diagnostic::error("out-of-range", &found.path, "low, usual and high are out of order")
                .help("let them rise"),
        );
    }
    numbers
}

fn plan(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>, outcomes: &[String], steps: &[String]) -> Plan {
    reader.keys(place, &["outcome", "for", "when", "steps"]);
    let when = conditions::alternatives(reader, place, names, names.decisions.len());
    let mut plan = Plan { outcomes: outcome_bits(reader, place, outcomes), when, steps: Vec::new() };
    let mut placed: Vec<String> = Vec::new();
    for found in reader.required(place, "steps").map(|found| reader.list(&found)).unwrap_or_default() {
        reader.keys(&found, &["step", "after", "delivers"]);
        let delivers = reader.flag(&found, "delivers");
        let after = optional(&found, "after").map(|list| reader.texts(&list)).unwrap_or_default();
        let after = after
            .iter()
            .filter_map(|(item, id)| reader.find(item, "earlier step", id, &placed))
            .map(|index| index as u16);
        let after: Vec<u16> = after.collect();
        let Some(id) = reader.required_text(&found, "step") else {
            continue;
        };
        if let Some(step) = reader.find(&found, "step", &id, steps) {
            plan.steps.push(PlanStep { step: step as u16, after, delivers });
            placed.push(id);
        }
    }
    plan
}

/// `outcome = "…"` or `for = ["…"]`, as bits.
fn outcome_bits(reader: &mut Reader, place: &Place<'_>, outcomes: &[String]) -> u32 {
    match optional(place, "outcome") {
        Some(found) => reader
            .text(&found)
            .and_then(|id| reader.find(&found, "outcome", &id, outcomes))
            .map_or(0, |index| 1 << index),
        None => {
            reader.required(place, "for");
            conditions::bits(reader, place, "for", "outcome", outcomes)
        }
    }
}

fn recurrence(
    reader: &mut Reader,
    place: &Place<'_>,
    names: &Names<'_>,
    outcomes: &[String],
    steps: &[String],
    facts: &[String],
) -> Option<RecurrenceModel> {
    reader.keys(place, &["id", "for", "outcome", "when", "after", "months", "facts"]);
    let id = reader.required_text(place, "id");
    let outcomes = outcome_bits(reader, place, outcomes);
    let when = conditions::alternatives(reader, place, names, names.decisions.len());
    let after = reader.required(place, "after").and_then(|found| {
        let id = reader.text(&found)?;
        reader.find(&found, "step", &id, steps)
    });
    let months = reader.required(place, "months").and_then(|found| reader.number(&found, 1, 120));
    let facts = cited(reader, place, facts);
    Some(RecurrenceModel { id: id?, outcomes, when, after: after? as u16, months: months? as u16, facts })
}

fn cost(
    reader: &mut Reader,
    place: &Place<'_>,
    names: &Names<'_>,
    outcomes: &[String],
    facts: &[String],
) -> Option<CostModel> {
    reader.keys(
        place,
        &["id", "for", "outcome", "when", "currency", "low", "usual_low", "usual_high", "high", "year", "facts"],
    );
    let id = reader.required_text(place, "id");
    let outcomes = outcome_bits(reader, place, outcomes);
    let when = conditions::alternatives(reader, place, names, names.decisions.len());
    let currency = reader.required_text(place, "currency");
    let range = ["low", "usual_low", "usual_high", "high"].map(|key| {
        optional(place, key).and_then(|found| reader.number(&found, 0, 100_000_000)).map(|amount| amount as u32)
    });
    if !range.iter().flatten().is_sorted() {
        reader.report(
            Diagnostic::error("out-of-range", &place.path, "the amounts are out of order").help("let them rise"),
        );
    }
    let year = reader.required(place, "year").and_then(|found| reader.number(&found, 2000, 2100));
    let facts = cited(reader, place, facts);
    Some(CostModel { id: id?, outcomes, when, currency: currency?, range, year: year? as u16, facts })
}

/// The question at `question`, and its choices.
fn question(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>) -> Option<(usize, Vec<String>)> {
    let ids: Vec<String> = names.questions.iter().map(|question| question.id.clone()).collect();
    let found = reader.required(place, "question")?;
    let id = reader.text(&found)?;
    let index = reader.find(&found, "question", &id, &ids)?;
    Some((index, names.questions.get(index)?.choices.iter().map(|choice| choice.id.clone()).collect()))
}

/// The question, and for each of its choices that is a date the weeks from now.
fn deadlines(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>) -> Option<Deadlines> {
    let (index, choices) = question(reader, place, names)?;
    let mut weeks = vec![None; choices.len()];
    for (key, item) in reader.table(place) {
        if key == "question" {
            continue;
        }
        reader.keys(&item, &["low", "high"]);
        let choice = reader.find(&item, "choice", key, &choices);
        let low = reader.required(&item, "low").and_then(|found| reader.number(&found, 0, MOST_WEEKS)).unwrap_or(0);
        let high = optional(&item, "high").and_then(|found| reader.number(&found, low, MOST_WEEKS));
        if let Some(slot) = choice.and_then(|choice| weeks.get_mut(choice)) {
            *slot = Some((low as u16, high.map(|high| high as u16)));
        }
    }
    Some(Deadlines { question: index as u16, weeks })
}

fn audit(
    reader: &mut Reader,
    place: &Place<'_>,
    names: &Names<'_>,
    outcomes: &[String],
    facts: &[String],
) -> Option<AuditModel> {
    reader.keys(place, &["question", "for", "when", "bands", "facts"]);
    let (index, choices) = question(reader, place, names)?;
    let outcomes = outcome_bits(reader, place, outcomes);
    let when = conditions::alternatives(reader, place, names, names.decisions.len());
    let mut bands = vec![None; choices.len()];
    for item in reader.required(place, "bands").map(|found| reader.list(&found)).unwrap_or_default() {
        reader.keys(&item, &["choice", "initial", "surveillance", "recertification"]);
        let choice = reader.required(&item, "choice").and_then(|found| {
            let id = reader.text(&found)?;
            reader.find(&found, "choice", &id, &choices)
        });
        let days = ["initial", "surveillance", "recertification"].map(|key| {
            let Some(found) = reader.required(&item, key) else {
                return (0, None);
            };
            reader.keys(&found, &["low", "high"]);
            let low = reader.required(&found, "low").and_then(|found| reader.number(&found, 0, 10_000)).unwrap_or(0);
            let high = optional(&found, "high").and_then(|found| reader.number(&found, low, 10_000));
            (low as u16, high.map(|high| high as u16))
        });
        if let Some(slot) = choice.and_then(|choice| bands.get_mut(choice)) {
            *slot = Some(days);
        }
    }
    Some(AuditModel { question: index as u16, outcomes, when, bands, facts: cited(reader, place, facts) })
}
