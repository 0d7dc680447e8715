//! Everything said about one set of answers, in the form of the public contract (`www/engine/types.ts`).

use crate::answers::{Answers, Canonical, CanonicalAnswer};
use crate::diagram::{Joint, Residual};
use crate::evaluate::Evaluation;
use crate::explain::{self, Reason};
use crate::interview;
use crate::model::{Alternatives, Choice, Finding, Model, Question, Select, Then};
use crate::questions::Questions;
use crate::roadmap::{self, Step, Weeks};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde::Serialize as Derive;

/// The report on one set of answers.
#[derive(Derive)]
pub struct Report<'a> {
    model: Identity<'a>,
    answers: Canonical<'a>,
    recommendation: Recommendation<'a>,
    criteria: Vec<FindingReport<'a>>,
    flags: Vec<FindingReport<'a>>,
    open: Open<'a>,
    next: Option<NextReport<'a>>,
    refine: Vec<&'a str>,
    roadmap: RoadmapReport<'a>,
    costs: Vec<CostReport<'a>>,
    audit: Option<AuditReport<'a>>,
}

/// Which model a report comes from.
#[derive(Debug, Derive)]
pub struct Identity<'a> {
    id: &'a str,
    version: &'a str,
    digest: &'a str,
}

#[derive(Derive)]
struct Recommendation<'a> {
    outcome: &'a str,
    decided: bool,
    possible: Vec<&'a str>,
    reasons: Vec<ReasonReport<'a>>,
    sufficient: Vec<&'a str>,
    flips: Vec<FlipReport<'a>>,
}

#[derive(Derive)]
struct ReasonReport<'a> {
    rule: String,
    questions: Vec<&'a str>,
    facts: Vec<&'a str>,
}

#[derive(Derive)]
struct FlipReport<'a> {
    outcome: &'a str,
    changes: Vec<ChangeReport<'a>>,
}

#[derive(Derive)]
struct ChangeReport<'a> {
    question: &'a str,
    from: CanonicalAnswer<'a>,
    to: CanonicalAnswer<'a>,
}

#[derive(Derive)]
struct FindingReport<'a> {
    id: &'a str,
    decided: bool,
    reasons: Vec<ReasonReport<'a>>,
}

#[derive(Derive, Default)]
struct Open<'a> {
    criteria: Vec<&'a str>,
    flags: Vec<&'a str>,
}

#[derive(Derive)]
#[serde(rename_all = "camelCase")]
struct NextReport<'a> {
    question: &'a str,
    expected_remaining: Fraction,
}

#[derive(Derive)]
struct RoadmapReport<'a> {
    steps: Vec<StepReport<'a>>,
    recurring: Vec<RecurrenceReport<'a>>,
    deadline: Option<DeadlineReport>,
    feasible: Option<bool>,
}

#[derive(Derive)]
struct StepReport<'a> {
    id: &'a str,
    after: Vec<&'a str>,
    weeks: WeeksReport,
    start: WeeksReport,
    end: WeeksReport,
    delivers: bool,
    facts: Vec<&'a str>,
}

#[derive(Derive)]
struct RecurrenceReport<'a> {
    id: &'a str,
    months: u16,
    after: &'a str,
    facts: Vec<&'a str>,
}

#[derive(Derive)]
struct DeadlineReport {
    low: u16,
    high: Option<u16>,
}

#[derive(Derive)]
#[serde(rename_all = "camelCase")]
struct CostReport<'a> {
    id: &'a str,
    currency: &'a str,
    low: Option<u32>,
    usual_low: Option<u32>,
    usual_high: Option<u32>,
    high: Option<u32>,
    year: u16,
    facts: Vec<&'a str>,
}

#[derive(Derive)]
#[serde(rename_all = "camelCase")]
struct AuditReport<'a> {
    initial_days: RangeReport,
    surveillance_days: RangeReport,
    recertification_days: RangeReport,
    facts: Vec<&'a str>,
}

#[derive(Derive)]
struct RangeReport {
    low: Fraction,
    high: Option<Fraction>,
}

/// A whole number of tenths or thousandths, written as the decimal number that it stands for.
struct Fraction {
    parts: u32,
    of: u32,
}

impl Serialize for Fraction {
    #[expect(clippy::float_arithmetic, reason = "one division of whole numbers, rounded alike on every platform")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.parts) / f64::from(self.of))
    }
}

struct WeeksReport(Weeks);

impl Serialize for WeeksReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [low, usual, high] = self.0;
        let mut weeks = serializer.serialize_struct("Weeks", 3)?;
        weeks.serialize_field("low", &low)?;
        weeks.serialize_field("usual", &usual)?;
        weeks.serialize_field("high", &high)?;
        weeks.end()
    }
}

/// Questions, choices and ids of a model.
#[derive(Derive)]
pub struct Questionnaire<'a> {
    questions: Vec<QuestionReport<'a>>,
    outcomes: &'a [String],
    criteria: Vec<&'a str>,
    flags: Vec<&'a str>,
}

#[derive(Derive)]
struct QuestionReport<'a> {
    id: &'a str,
    select: Select,
    choices: &'a [Choice],
}

/// What the questionnaire asks and what it leads to.
#[must_use]
pub fn questionnaire(model: &Model) -> Questionnaire<'_> {
    let (criteria, flags) = model.findings.split_at_checked(model.criteria).unwrap_or((&[], &[]));
    Questionnaire {
        questions: model
            .questions
            .iter()
            .map(|question| QuestionReport { id: &question.id, select: question.select, choices: &question.choices })
            .collect(),
        outcomes: model.outcomes(),
        criteria: criteria.iter().map(|finding| finding.id.as_str()).collect(),
        flags: flags.iter().map(|finding| finding.id.as_str()).collect(),
    }
}

/// The identity of a model.
#[must_use]
pub fn identity(model: &Model) -> Identity<'_> {
    Identity { id: &model.id, version: &model.version, digest: &model.digest }
}

/// Reports on one set of answers. Open questions count as "I don't know" for the outcome; `decided`, `possible` and
/// the like speak of every completion of them.
#[must_use]
pub fn report<'a>(model: &'a Model, answers: &'a Answers) -> Report<'a> {
    let evaluation = Evaluation::new(model, answers.effective(model));
    let outcome = evaluation.value(model.outcome).unwrap_or(0);
    let fixed = model.diagram.fix(&model.questions, answers.masks());
    let possible = model.diagram.reachable(&fixed);
    let next = interview::next(model, answers);
    let (criteria, flags, open) = findings(model, answers, &evaluation);
    let steps = roadmap::steps(model, &evaluation, outcome);
    let deadline = roadmap::deadline(model, &evaluation);
    Report {
        model: identity(model),
        answers: Canonical(model, answers),
        recommendation: recommendation(model, answers, &evaluation, outcome, possible),
        criteria,
        flags,
        open,
        next: next.map(|next| NextReport {
            question: id(&model.questions, next.question),
            expected_remaining: Fraction { parts: next.expected, of: 1000 },
        }),
        refine: refine(model, answers, possible),
        roadmap: RoadmapReport {
            feasible: roadmap::feasible(&steps, deadline),
            deadline: deadline.map(|(low, high)| DeadlineReport { low, high }),
            recurring: roadmap::recurring(model, &evaluation, outcome, &steps)
                .into_iter()
                .map(|(recurrence, after)| RecurrenceReport {
                    id: &recurrence.id,
                    months: recurrence.months,
                    after: &after.id,
                    facts: facts(model, &recurrence.facts),
                })
                .collect(),
            steps: steps.iter().map(|step| step_report(model, step)).collect(),
        },
        costs: roadmap::costs(model, &evaluation, outcome)
            .into_iter()
            .map(|cost| {
                let [low, usual_low, usual_high, high] = cost.range;
                CostReport {
                    id: &cost.id,
                    currency: &cost.currency,
                    low,
                    usual_low,
                    usual_high,
                    high,
                    year: cost.year,
                    facts: facts(model, &cost.facts),
                }
            })
            .collect(),
        audit: roadmap::audit(model, &evaluation, outcome).map(|(audit, [initial, surveillance, recertification])| AuditReport {
            initial_days: days(initial),
            surveillance_days: days(surveillance),
            recertification_days: days(recertification),
            facts: facts(model, &audit.facts),
        }),
    }
}

fn recommendation<'a>(model: &'a Model, answers: &'a Answers, evaluation: &Evaluation, outcome: usize, possible: u64) -> Recommendation<'a> {
    let reasons = explain::reasons(model, answers, evaluation);
    let named = reasons.iter().fold(Questions::default(), |named, reason| named.or(reason.questions));
    let sufficient = explain::sufficient(model, answers, named);
    let present = |question: usize| answers.masks().get(question).copied().flatten().unwrap_or(0);
    Recommendation {
        outcome: outcome_id(model, outcome),
        decided: possible.count_ones() == 1,
        possible: (0..model.outcomes().len()).filter(|outcome| possible >> outcome & 1 == 1).map(|outcome| outcome_id(model, outcome)).collect(),
        reasons: reasons.into_iter().map(|reason| reason_report(model, reason)).collect(),
        sufficient: sufficient.iter().map(|question| id(&model.questions, question)).collect(),
        flips: explain::flips(model, answers)
            .into_iter()
            .map(|flip| FlipReport {
                outcome: outcome_id(model, flip.outcome),
                changes: flip
                    .changes
                    .into_iter()
                    .filter_map(|(question, to)| {
                        let asked = model.questions.get(question)?;
                        let from = CanonicalAnswer(asked, present(question));
                        Some(ChangeReport { question: &asked.id, from, to: CanonicalAnswer(asked, to) })
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn findings<'a>(model: &'a Model, answers: &Answers, evaluation: &Evaluation) -> (Vec<FindingReport<'a>>, Vec<FindingReport<'a>>, Open<'a>) {
    let (mut criteria, mut flags, mut open) = (Vec::new(), Vec::new(), Open::default());
    for (index, finding) in model.findings.iter().enumerate() {
        let joint = Joint {
            order: &model.order,
            questions: &model.questions,
            outcomes: &model.diagram,
            finding: &finding.diagram,
            masks: &finding.masks,
        };
        let reach = joint.reach(answers.masks());
        let reasons = explain::finding_reasons(model, answers, evaluation, finding);
        let criterion = index < model.criteria;
        if reasons.is_empty() {
            if reach.can_be {
                if criterion { &mut open.criteria } else { &mut open.flags }.push(finding.id.as_str());
            }
            continue;
        }
        let reasons = reasons.into_iter().map(|reason| reason_report(model, reason)).collect();
        let found = FindingReport { id: &finding.id, decided: !reach.can_lack, reasons };
        if criterion { &mut criteria } else { &mut flags }.push(found);
    }
    (criteria, flags, open)
}

/// Open questions that can still change criteria, flags, plan, cost or audit. A question that can still change the
/// outcome can change the plan.
fn refine<'a>(model: &'a Model, answers: &Answers, possible: u64) -> Vec<&'a str> {
    let outcomes = &model.diagram;
    let residual = Residual::new(outcomes, &outcomes.fix(&model.questions, answers.masks()));
    let mut matter = residual.support(residual.left(outcomes.root));
    for finding in &model.findings {
        matter = matter.or(finding_support(model, finding, answers, possible));
    }
    matter = matter.or(roadmap_support(model, possible));
    matter.without(Questions::answered(answers)).iter().filter_map(|question| model.questions.get(question)).map(|question| question.id.as_str()).collect()
}

/// The questions on which a finding still depends under the outcomes that are still possible. Exact once the outcome
/// is decided; before that it may name one more.
fn finding_support(model: &Model, finding: &Finding, answers: &Answers, possible: u64) -> Questions {
    let value = |leaf: u32| {
        let mask = finding.masks.get(leaf as usize).map_or(0, |mask| u64::from(*mask) & possible);
        // equal sets are one leaf: the first that has them
        finding.masks.iter().position(|other| u64::from(*other) & possible == mask).unwrap_or(0) as u32
    };
    let diagram = &finding.diagram;
    let residual = Residual::of_values(diagram, &diagram.fix(&model.questions, answers.masks()), value);
    residual.support(residual.left(diagram.root))
}

/// The questions that conditions of plans, steps, recurrences, costs and the audit read, for outcomes that are still
/// possible.
pub(crate) fn roadmap_support(model: &Model, possible: u64) -> Questions {
    let roadmap = &model.roadmap;
    let within = |outcomes: u32| u64::from(outcomes) & possible != 0;
    let mut read = Questions::default();
    let mut reads = |when: &Alternatives| read = read.or(read_by(model, when));
    for plan in roadmap.plans.iter().filter(|plan| within(plan.outcomes)) {
        reads(&plan.when);
        for step in plan.steps.iter().filter_map(|step| roadmap.steps.get(usize::from(step.step))) {
            for (when, _) in &step.weeks {
                reads(when);
            }
        }
    }
    for recurrence in roadmap.recurring.iter().filter(|recurrence| within(recurrence.outcomes)) {
        reads(&recurrence.when);
    }
    for cost in roadmap.costs.iter().filter(|cost| within(cost.outcomes)) {
        reads(&cost.when);
    }
    if let Some(deadline) = roadmap.deadline.as_ref().filter(|_| roadmap.plans.iter().any(|plan| within(plan.outcomes))) {
        read.insert(usize::from(deadline.question));
    }
    if let Some(audit) = roadmap.audit.as_ref().filter(|audit| within(audit.outcomes)) {
        read = read.or(read_by(model, &audit.when));
        read.insert(usize::from(audit.question));
    }
    read
}

/// The questions that a condition reads, directly or through decisions other than the outcome.
fn read_by(model: &Model, when: &Alternatives) -> Questions {
    when.iter().flatten().fold(Questions::default(), |read, entry| {
        let input = usize::from(entry.input);
        read.or(match input.checked_sub(model.questions.len()) {
            None => Questions::one(input),
            Some(decision) if decision == model.outcome => Questions::default(),
            Some(decision) => read_by_decision(model, decision),
        })
    })
}

fn read_by_decision(model: &Model, decision: usize) -> Questions {
    let rules = model.decisions.get(decision).map_or(&[][..], |decision| &decision.rules);
    rules.iter().fold(Questions::default(), |read, rule| {
        let read = read.or(read_by(model, &rule.when));
        match rule.then {
            Then::Decision(other) => read.or(read_by_decision(model, usize::from(other))),
            _ => read,
        }
    })
}

fn step_report<'a>(model: &'a Model, step: &Step<'a>) -> StepReport<'a> {
    StepReport {
        id: &step.step.id,
        after: step.after.iter().map(|step| step.id.as_str()).collect(),
        weeks: WeeksReport(step.weeks),
        start: WeeksReport(step.start),
        end: WeeksReport(step.end),
        delivers: step.delivers,
        facts: facts(model, &step.step.facts),
    }
}

fn reason_report(model: &Model, reason: Reason) -> ReasonReport<'_> {
    ReasonReport {
        rule: reason.rule,
        questions: reason.questions.iter().map(|question| id(&model.questions, question)).collect(),
        facts: facts(model, &reason.facts),
    }
}

fn days((low, high): (u16, Option<u16>)) -> RangeReport {
    let tenths = |parts: u16| Fraction { parts: u32::from(parts), of: 10 };
    RangeReport { low: tenths(low), high: high.map(tenths) }
}

fn facts<'a>(model: &'a Model, facts: &[u16]) -> Vec<&'a str> {
    facts.iter().filter_map(|fact| model.facts.get(usize::from(*fact))).map(String::as_str).collect()
}

fn id(questions: &[Question], question: usize) -> &str {
    questions.get(question).map_or("", |question| question.id.as_str())
}

fn outcome_id(model: &Model, outcome: usize) -> &str {
    model.outcomes().get(outcome).map_or("", String::as_str)
}
