//! Reads steps, plans, what recurs, dates, cost ranges and audit days.

use super::conditions;
use super::facts::{Facts, cited};
use super::names::Names;
use crate::reader::{Kind, Known, Place, Reader, shown};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{IndexVec, Outcomes, PlaceId, QuestionId, Set, StepId};
use attestation_fit::model::{
    AuditModel, Condition, CostModel, Deadlines, Estimate, Plan, PlanStep, RecurrenceModel, RoadmapModel, Span,
    StepModel,
};

/// Ten years: no estimate of a plan is longer.
const MOST_WEEKS: i64 = 520;
/// Auditor days, in tenths.
const MOST_DAYS: i64 = 10_000;
const MOST_AMOUNT: i64 = 100_000_000;

pub(super) fn read(reader: &mut Reader, root: &Place<'_>, names: &Names<'_>, facts: &Facts) -> RoadmapModel {
    let mut model = RoadmapModel::default();
    let Some(place) = root.optional("roadmap") else { return model };
    if !reader.table(&place, &["steps", "plans", "recurring", "deadlines", "costs", "audit"]) {
        return model;
    }
    let places = reader.optional_list(&place, "steps");
    let steps: Vec<StepModel> = places.iter().filter_map(|found| step(reader, found, names, facts)).collect();
    let incomplete = steps.len() < places.len();
    model.steps = reader.indexed(&format!("{}.steps", place.path), "steps", steps);
    let mut steps: Known<StepId> = Known::new(Kind::Step);
    steps.incomplete(incomplete);
    for (found, (id, step)) in places.iter().zip(model.steps.enumerate()) {
        if !steps.add(&step.id, id) {
            reader.error("duplicate-id", found, format!("a step `{}` stands earlier", step.id));
        }
    }
    for found in reader.optional_list(&place, "plans") {
        model.plans.extend(plan(reader, &found, names, &steps));
    }
    for found in reader.optional_list(&place, "recurring") {
        model.recurring.extend(recurrence(reader, &found, names, &steps, facts));
    }
    for found in reader.optional_list(&place, "costs") {
        model.costs.extend(cost(reader, &found, names, facts));
    }
    model.deadline = place.optional("deadlines").and_then(|found| deadlines(reader, &found, names));
    model.audit = place.optional("audit").and_then(|found| audit(reader, &found, names, facts));
    model
}

fn step(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>, facts: &Facts) -> Option<StepModel> {
    if !reader.table(place, &["id", "weeks", "variants", "facts"]) {
        return None;
    }
    let id = reader.required_id(place, "id");
    let mut variants = Vec::new();
    for variant in reader.optional_list(place, "variants") {
        if reader.table(&variant, &["when", "weeks"]) {
            let when = when(reader, &variant, names);
            variants.extend(estimate(reader, &variant).map(|weeks| (when, weeks)));
        }
    }
    let weeks = estimate(reader, place);
    let facts = cited(reader, place, facts);
    Some(StepModel { id: id?.into(), variants, weeks: weeks?, facts })
}

fn when(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>) -> Condition {
    conditions::when(reader, place, names.asked, names.decided)
}

fn estimate(reader: &mut Reader, place: &Place<'_>) -> Option<Estimate> {
    let found = reader.required(place, "weeks")?;
    if !reader.table(&found, &["low", "usual", "high"]) {
        return None;
    }
    let [low, usual, high] = ["low", "usual", "high"].map(|key| reader.required_number(&found, key, 0..=MOST_WEEKS));
    let numbers: Estimate = [low?, usual?, high?];
    if !numbers.is_sorted() {
        let problem = Diagnostic::error("out-of-range", &found.path, "low, usual and high are out of order");
        reader.report(problem.help("let them rise"));
    }
    Some(numbers)
}

fn plan(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>, steps: &Known<StepId>) -> Option<Plan> {
    if !reader.table(place, &["outcome", "for", "when", "steps"]) {
        return None;
    }
    let when = when(reader, place, names);
    let outcomes = outcomes(reader, place, names);
    let mut planned = Vec::new();
    let mut placed: Known<PlaceId> = Known::new(Kind::EarlierStep);
    for (found, number) in reader.required_list(place, "steps").iter().zip(0..) {
        if !reader.table(found, &["step", "after", "delivers"]) {
            placed.incomplete(true);
            continue;
        }
        let delivers = reader.flag(found, "delivers");
        let after = found.optional("after").map(|list| reader.texts(&list)).unwrap_or_default();
        let after = after.iter().filter_map(|(item, id)| reader.find(item, id, &placed)).collect();
        let step = reader.required(found, "step").and_then(|found| {
            let id = reader.text(&found)?;
            Some((id, reader.find(&found, id, steps)?))
        });
        let place = <PlaceId as attestation_fit::ids::Id>::new(number);
        placed.incomplete(step.is_none() || place.is_none());
        if let (Some((id, step)), Some(place)) = (step, place) {
            planned.push(PlanStep { step, after, delivers });
            placed.add(id, place);
        }
    }
    let steps = reader.indexed(&format!("{}.steps", place.path), "steps", planned);
    Some(Plan { outcomes, when, steps })
}

/// `outcome = "…"` or `for = ["…"]`.
fn outcomes(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>) -> Outcomes {
    if let Some(found) = place.optional("outcome") {
        if place.optional("for").is_some() {
            let problem = Diagnostic::error("unknown-key", &place.path, "`outcome` and `for` exclude each other");
            reader.report(problem.help("leave one of them out"));
        }
        let id = reader.text(&found).and_then(|id| reader.find(&found, id, names.outcomes));
        return id.map(Set::one).unwrap_or_default();
    }
    reader.required(place, "for");
    conditions::set(reader, place, "for", names.outcomes)
}

fn recurrence(
    reader: &mut Reader,
    place: &Place<'_>,
    names: &Names<'_>,
    steps: &Known<StepId>,
    facts: &Facts,
) -> Option<RecurrenceModel> {
    if !reader.table(place, &["id", "for", "outcome", "when", "after", "months", "facts"]) {
        return None;
    }
    let id = reader.required_id(place, "id");
    let outcomes = outcomes(reader, place, names);
    let when = when(reader, place, names);
    let after = reader.required(place, "after").and_then(|found| {
        let id = reader.text(&found)?;
        reader.find(&found, id, steps)
    });
    let months = reader.required_number(place, "months", 1..=120);
    let facts = cited(reader, place, facts);
    Some(RecurrenceModel { id: id?.into(), outcomes, when, after: after?, months: months?, facts })
}

fn cost(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>, facts: &Facts) -> Option<CostModel> {
    let keys = ["id", "for", "outcome", "when", "currency", "low", "usual_low", "usual_high", "high", "year", "facts"];
    if !reader.table(place, &keys) {
        return None;
    }
    let id = reader.required_id(place, "id");
    let outcomes = outcomes(reader, place, names);
    let when = when(reader, place, names);
    let currency = reader.required(place, "currency").and_then(|found| currency(reader, &found));
    let range = ["low", "usual_low", "usual_high", "high"]
        .map(|key| place.optional(key).and_then(|found| reader.number::<u32>(&found, 0..=MOST_AMOUNT)));
    if !range.iter().flatten().is_sorted() {
        let problem = Diagnostic::error("out-of-range", &place.path, "the amounts are out of order");
        reader.report(problem.help("let them rise"));
    }
    let year = reader.required_number(place, "year", 2000..=2100);
    let facts = cited(reader, place, facts);
    Some(CostModel { id: id?.into(), outcomes, when, currency: currency?, range, year: year?, facts })
}

/// A code as ISO 4217 has them: pages hand it to `Intl.NumberFormat`, which refuses others.
fn currency(reader: &mut Reader, place: &Place<'_>) -> Option<String> {
    let code = reader.text(place)?;
    if code.len() != 3 || !code.chars().all(|letter| letter.is_ascii_uppercase()) {
        let problem = Diagnostic::error("bad-currency", &place.path, format!("`{}` is no currency", shown(code)));
        reader.report(problem.help("give the three letters of ISO 4217, such as `USD`"));
    }
    Some(code.to_owned())
}

/// The question at `question`.
fn question(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>) -> Option<QuestionId> {
    let found = reader.required(place, "question")?;
    let id = reader.text(&found)?;
    reader.find(&found, id, &names.asked.known)
}

/// The question, and for each of its choices that is a date the weeks from now.
fn deadlines(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>) -> Option<Deadlines> {
    let entries = reader.entries(place);
    let question = question(reader, place, names)?;
    let mut weeks = names.asked.questions[question].choices.map(|_, _| None);
    for (key, item) in entries.iter().filter(|(key, _)| *key != "question") {
        let choice = reader.find(item, key, &names.asked.choices[question]);
        let span = span(reader, item, MOST_WEEKS);
        if let (Some(choice), Some(span)) = (choice, span) {
            weeks[choice] = Some(span);
        }
    }
    Some(Deadlines { question, weeks })
}

fn span(reader: &mut Reader, place: &Place<'_>, most: i64) -> Option<Span> {
    if !reader.table(place, &["low", "high"]) {
        return None;
    }
    let low: u16 = reader.required_number(place, "low", 0..=most)?;
    let high = place.optional("high").map(|found| reader.number(&found, i64::from(low)..=most));
    match high {
        None => Some((low, None)),
        Some(high) => high.map(|high| (low, Some(high))),
    }
}

fn audit(reader: &mut Reader, place: &Place<'_>, names: &Names<'_>, facts: &Facts) -> Option<AuditModel> {
    if !reader.table(place, &["question", "for", "outcome", "when", "bands", "facts"]) {
        return None;
    }
    let question = question(reader, place, names)?;
    let outcomes = outcomes(reader, place, names);
    let when = when(reader, place, names);
    let mut bands: IndexVec<_, _> = names.asked.questions[question].choices.map(|_, _| None);
    for item in reader.required_list(place, "bands") {
        if !reader.table(&item, &["choice", "initial", "surveillance", "recertification"]) {
            continue;
        }
        let choice = reader.required(&item, "choice").and_then(|found| {
            let id = reader.text(&found)?;
            reader.find(&found, id, &names.asked.choices[question])
        });
        let days = ["initial", "surveillance", "recertification"]
            .map(|key| reader.required(&item, key).and_then(|found| span(reader, &found, MOST_DAYS)));
        if let (Some(choice), [Some(initial), Some(surveillance), Some(recertification)]) = (choice, days) {
            bands[choice] = Some([initial, surveillance, recertification]);
        }
    }
    Some(AuditModel { question, outcomes, when, bands, facts: cited(reader, place, facts) })
}
