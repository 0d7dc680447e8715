//! Everything said about one set of answers, in the form of the public contract (`www/engine/types.ts`).

use crate::answers::{self, Answers};
use crate::diagram::{Joint, Residual};
use crate::evaluate::Evaluation;
use crate::explain::{self, Flip, Reason};
use crate::interview;
use crate::model::{Alternatives, CostModel, Finding, Model, Question, Select, Then};
use crate::questions::Questions;
use crate::roadmap::{self, Step, Weeks};
use crate::value::{Table, Value};

/// Which model a report comes from.
#[must_use]
pub fn identity(model: &Model) -> Value<'_> {
    Table::new().text("id", &model.id).text("version", &model.version).text("digest", &model.digest).done()
}

/// What the questionnaire asks and what it leads to.
#[must_use]
pub fn questionnaire(model: &Model) -> Value<'_> {
    let (criteria, flags) = model.findings.split_at_checked(model.criteria).unwrap_or_default();
    Table::new()
        .list("questions", model.questions.iter().map(question))
        .with("outcomes", Value::texts(model.outcomes().iter().map(String::as_str)))
        .with("criteria", Value::texts(criteria.iter().map(|finding| finding.id.as_str())))
        .with("flags", Value::texts(flags.iter().map(|finding| finding.id.as_str())))
        .done()
}

fn question(question: &Question) -> Value<'_> {
    let select = match question.select {
        Select::One => "one",
        Select::Many => "many",
    };
    let choices = question.choices.iter().map(|choice| {
        Table::new().text("id", &choice.id).flag("exclusive", choice.exclusive).flag("unknown", choice.unknown).done()
    });
    Table::new().text("id", &question.id).text("select", select).list("choices", choices).done()
}

/// Reports on one set of answers. Open questions count as "I don't know" for the outcome; `decided`, `possible` and
/// the like speak of every completion of them.
#[must_use]
pub fn report<'a>(model: &'a Model, answers: &Answers) -> Value<'a> {
    let evaluation = Evaluation::new(model, answers.effective(model));
    let outcome = evaluation.value(model.outcome).unwrap_or(0);
    let possible = model.diagram.reachable(&model.diagram.fix(&model.questions, answers.masks()));
    let (criteria, flags, open) = findings(model, answers, &evaluation, possible);
    Table::new()
        .with("model", identity(model))
        .with("answers", answers::canonical(model, answers))
        .with("recommendation", recommendation(model, answers, &evaluation, outcome, possible))
        .with("criteria", criteria)
        .with("flags", flags)
        .with("open", open)
        .with("next", next(model, answers))
        .with("refine", question_ids(model, refine(model, answers, possible)))
        .with("roadmap", plan(model, &evaluation, outcome))
        .list("costs", roadmap::costs(model, &evaluation, outcome).into_iter().map(|found| cost(model, found)))
        .with("audit", audit(model, &evaluation, outcome))
        .done()
}

fn recommendation<'a>(
    model: &'a Model,
    answers: &Answers,
    evaluation: &Evaluation,
    outcome: usize,
    possible: u64,
) -> Value<'a> {
    let reasons = explain::reasons(model, answers, evaluation);
    let named = reasons.iter().fold(Questions::default(), |named, reason| named.or(reason.questions));
    let reachable = (0..model.outcomes().len()).filter(|outcome| possible >> outcome & 1 == 1);
    let flips = explain::flips(model, answers);
    Table::new()
        .with("outcome", outcome_id(model, outcome))
        .flag("decided", possible.count_ones() == 1)
        .list("possible", reachable.map(|outcome| outcome_id(model, outcome)))
        .with("reasons", reasons_list(model, &reasons))
        .with("sufficient", question_ids(model, explain::sufficient(model, answers, named)))
        .list("flips", flips.iter().map(|found| flip(model, answers, found)))
        .done()
}

fn reasons_list<'a>(model: &'a Model, reasons: &[Reason<'a>]) -> Value<'a> {
    let one = |reason: &Reason<'a>| {
        Table::new()
            .text("rule", &reason.rule.id)
            .with("questions", question_ids(model, reason.questions))
            .with("facts", facts(model, &reason.rule.facts))
            .done()
    };
    Value::list(reasons.iter().map(one))
}

fn flip<'a>(model: &'a Model, answers: &Answers, flip: &Flip) -> Value<'a> {
    let mut changes = Vec::new();
    for (question, to) in &flip.changes {
        let Some(asked) = model.questions.get(*question) else {
            continue;
        };
        let from = answers.masks().get(*question).copied().flatten().unwrap_or(0);
        changes.push(
            Table::new()
                .text("question", &asked.id)
                .with("from", answers::canonical_answer(asked, from))
                .with("to", answers::canonical_answer(asked, *to))
                .done(),
        );
    }
    Table::new().with("outcome", outcome_id(model, flip.outcome)).with("changes", Value::List(changes)).done()
}

/// Criteria and flags that are given, and those that an open question can still bring.
fn findings<'a>(
    model: &'a Model,
    answers: &Answers,
    evaluation: &Evaluation,
    possible: u64,
) -> (Value<'a>, Value<'a>, Value<'a>) {
    let mut given = [Vec::new(), Vec::new()];
    let mut open = [Vec::new(), Vec::new()];
    for (index, finding) in model.findings.iter().enumerate() {
        let reach = Joint::new(model, finding).reach(answers.masks(), possible);
        let reasons = explain::finding_reasons(model, answers, evaluation, finding);
        let [criteria, flags] = if reasons.is_empty() { &mut open } else { &mut given };
        let list = if index < model.criteria { criteria } else { flags };
        if !reasons.is_empty() {
            list.push(
                Table::new()
                    .text("id", &finding.id)
                    .flag("decided", !reach.can_lack)
                    .with("reasons", reasons_list(model, &reasons))
                    .done(),
            );
        } else if reach.can_be {
            list.push(Value::Text(&finding.id));
        }
    }
    let [criteria, flags] = given;
    let [open_criteria, open_flags] = open;
    let open = Table::new().with("criteria", Value::List(open_criteria)).with("flags", Value::List(open_flags)).done();
    (Value::List(criteria), Value::List(flags), open)
}

fn next<'a>(model: &'a Model, answers: &Answers) -> Value<'a> {
    let Some(next) = interview::next(model, answers) else {
        return Value::Null;
    };
    let id = model.questions.get(next.question).map_or("", |question| question.id.as_str());
    let expected = Value::Number { parts: next.expected, of: 1000 };
    Table::new().text("question", id).with("expectedRemaining", expected).done()
}

/// Open questions that can still change criteria, flags, plan, cost or audit. A question that can still change the
/// outcome can change the plan.
fn refine(model: &Model, answers: &Answers, possible: u64) -> Questions {
    let outcomes = &model.diagram;
    let residual = Residual::new(outcomes, &outcomes.fix(&model.questions, answers.masks()));
    let mut matter = residual.support(residual.left(outcomes.root)).or(roadmap_support(model, possible));
    for finding in &model.findings {
        matter = matter.or(finding_support(model, finding, answers, possible));
    }
    matter.without(answers.answered())
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
#[must_use]
pub fn roadmap_support(model: &Model, possible: u64) -> Questions {
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
    if let Some(deadline) = roadmap.deadline.as_ref().filter(|_| roadmap.plans.iter().any(|plan| within(plan.outcomes)))
    {
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

fn plan<'a>(model: &'a Model, evaluation: &Evaluation, outcome: usize) -> Value<'a> {
    let steps = roadmap::steps(model, evaluation, outcome);
    let deadline = roadmap::deadline(model, evaluation);
    let mut recurring = Vec::new();
    for (recurrence, after) in roadmap::recurring(model, evaluation, outcome, &steps) {
        recurring.push(
            Table::new()
                .text("id", &recurrence.id)
                .number("months", recurrence.months.into())
                .text("after", &after.id)
                .with("facts", facts(model, &recurrence.facts))
                .done(),
        );
    }
    let feasible = roadmap::feasible(&steps, deadline).map_or(Value::Null, Value::Flag);
    let deadline = deadline.map_or(Value::Null, |(low, high)| range(low, high, 1));
    Table::new()
        .list("steps", steps.iter().map(|found| step(model, found)))
        .with("recurring", Value::List(recurring))
        .with("deadline", deadline)
        .with("feasible", feasible)
        .done()
}

fn step<'a>(model: &'a Model, step: &Step<'a>) -> Value<'a> {
    Table::new()
        .text("id", &step.step.id)
        .with("after", Value::texts(step.after.iter().map(|step| step.id.as_str())))
        .with("weeks", weeks(step.weeks))
        .with("start", weeks(step.start))
        .with("end", weeks(step.end))
        .flag("delivers", step.delivers)
        .with("facts", facts(model, &step.step.facts))
        .done()
}

fn weeks<'a>([low, usual, high]: Weeks) -> Value<'a> {
    Table::new().number("low", low.into()).number("usual", usual.into()).number("high", high.into()).done()
}

fn cost<'a>(model: &'a Model, cost: &'a CostModel) -> Value<'a> {
    let [low, usual_low, usual_high, high] = cost.range;
    Table::new()
        .text("id", &cost.id)
        .text("currency", &cost.currency)
        .with("low", Value::whole_or_null(low))
        .with("usualLow", Value::whole_or_null(usual_low))
        .with("usualHigh", Value::whole_or_null(usual_high))
        .with("high", Value::whole_or_null(high))
        .number("year", cost.year.into())
        .with("facts", facts(model, &cost.facts))
        .done()
}

fn audit<'a>(model: &'a Model, evaluation: &Evaluation, outcome: usize) -> Value<'a> {
    let Some((audit, [initial, surveillance, recertification])) = roadmap::audit(model, evaluation, outcome) else {
        return Value::Null;
    };
    let days = |(low, high)| range(low, high, 10);
    Table::new()
        .with("initialDays", days(initial))
        .with("surveillanceDays", days(surveillance))
        .with("recertificationDays", days(recertification))
        .with("facts", facts(model, &audit.facts))
        .done()
}

fn range<'a>(low: u16, high: Option<u16>, of: u32) -> Value<'a> {
    let number = |parts: u16| Value::Number { parts: parts.into(), of };
    Table::new().with("low", number(low)).with("high", high.map_or(Value::Null, number)).done()
}

fn facts<'a>(model: &'a Model, facts: &[u16]) -> Value<'a> {
    Value::texts(facts.iter().filter_map(|fact| model.facts.get(usize::from(*fact))).map(String::as_str))
}

fn question_ids(model: &Model, questions: Questions) -> Value<'_> {
    Value::texts(
        questions.iter().filter_map(|question| model.questions.get(question)).map(|question| question.id.as_str()),
    )
}

fn outcome_id(model: &Model, outcome: usize) -> Value<'_> {
    Value::Text(model.outcomes().get(outcome).map_or("", String::as_str))
}
