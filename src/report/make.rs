//! Makes the report: asks each analysis once and names what it found.

use super::{
    Answer, Audit, Change, Choice, Cost, Deadline, Decimal, Finding, Flip, GivenAnswers, ModelIdentity, Next, Open,
    Question, Questionnaire, Range, Reason, Recommendation, Recurrence, Report, Roadmap, Step, Weeks,
};
use crate::answers::Answers;
use crate::evaluate::Match;
use crate::ids::{Choices, FactId, QuestionId, Questions};
use crate::model::{self, FindingKind, Model, Select, Span};
use crate::situation::Situation;
use crate::{explain, flips, interview, refine, roadmap};

/// Reports on one set of answers. Open questions count as "I don't know" for the outcome; `decided`, `possible` and
/// the like speak of every completion of them.
///
/// # Panics
/// With answers that were checked against another model.
#[must_use]
pub fn report<'m>(model: &'m Model, answers: &'m Answers) -> Report<'m> {
    let situation = Situation::new(model, answers);
    let found = findings(&situation);
    Report {
        model: identity(model),
        answers: given(model, answers),
        recommendation: recommendation(&situation),
        criteria: found.criteria,
        flags: found.flags,
        open: found.open,
        next: interview::next(&situation).map(|next| Next {
            question: &model.questions()[next.question].id,
            expected_remaining: Decimal(next.expected),
        }),
        refine: question_ids(model, refine::refine(&situation)),
        roadmap: plan(&situation),
        costs: roadmap::costs(&situation).into_iter().map(|found| cost(model, found)).collect(),
        audit: audit(&situation),
    }
}

/// Answers by id, as a report repeats them.
#[must_use]
pub fn given<'m>(model: &'m Model, answers: &Answers) -> GivenAnswers<'m> {
    let by_id = |(question, answer): (&'m model::Question, Choices)| (question.id.as_str(), named(question, answer));
    GivenAnswers(answers.given(model).map(by_id).collect())
}

/// Which model a report comes from.
#[must_use]
pub fn identity(model: &Model) -> ModelIdentity<'_> {
    ModelIdentity { id: model.id(), version: model.version(), digest: model.digest() }
}

/// What the questionnaire asks and what it leads to.
#[must_use]
pub fn questionnaire(model: &Model) -> Questionnaire<'_> {
    let questions = model.questions().iter().map(|question| Question {
        id: &question.id,
        select: question.select,
        choices: question.choices.iter().map(choice).collect(),
    });
    let of = |kind| {
        let findings = model.findings().iter().filter(move |finding| finding.kind == kind);
        findings.map(|finding| finding.id.as_str()).collect()
    };
    Questionnaire {
        questions: questions.collect(),
        outcomes: model.outcomes().iter().map(String::as_str).collect(),
        criteria: of(FindingKind::Criterion),
        flags: of(FindingKind::Flag),
    }
}

fn choice(choice: &model::Choice) -> Choice<'_> {
    Choice { id: &choice.id, exclusive: choice.exclusive, unknown: choice.unknown }
}

fn recommendation<'m>(situation: &Situation<'m>) -> Recommendation<'m> {
    let model = situation.model;
    let reasons = explain::reasons(situation);
    let outcome = |id| model.outcomes()[id].as_str();
    Recommendation {
        outcome: outcome(situation.outcome),
        decided: situation.decided(),
        possible: situation.possible.iter().map(outcome).collect(),
        sufficient: question_ids(model, explain::sufficient(situation, &reasons)),
        reasons: reasons.iter().map(|found| reason(situation, found)).collect(),
        flips: flips::flips(situation)
            .into_iter()
            .map(|found| Flip {
                outcome: outcome(found.outcome),
                changes: found.changes.into_iter().map(|(question, to)| change(situation, question, to)).collect(),
            })
            .collect(),
    }
}

fn reason<'m>(situation: &Situation<'m>, found: &Match<'m>) -> Reason<'m> {
    Reason {
        rule: &found.rule.id,
        questions: question_ids(situation.model, found.questions.and(situation.answers.answered())),
        facts: facts(situation.model, &found.rule.facts),
    }
}

fn change<'m>(situation: &Situation<'m>, question: QuestionId, to: Choices) -> Change<'m> {
    let asked = &situation.model.questions()[question];
    // an open question counts as "I don't know"
    let from = situation.answers.of(question).unwrap_or_default();
    Change { question: &asked.id, from: named(asked, from), to: named(asked, to) }
}

/// Criteria and flags that are given, and those that an open question can still bring.
#[derive(Default)]
struct Findings<'m> {
    criteria: Vec<Finding<'m>>,
    flags: Vec<Finding<'m>>,
    open: Open<'m>,
}

fn findings<'m>(situation: &Situation<'m>) -> Findings<'m> {
    let mut found = Findings::default();
    for (id, finding) in situation.model.findings().enumerate() {
        let reach = situation.reach(id);
        let reasons = situation.evaluation.matching(&finding.rules);
        let (given, open) = match finding.kind {
            FindingKind::Criterion => (&mut found.criteria, &mut found.open.criteria),
            FindingKind::Flag => (&mut found.flags, &mut found.open.flags),
        };
        if !reasons.is_empty() {
            let reasons = reasons.iter().map(|found| reason(situation, found)).collect();
            given.push(Finding { id: &finding.id, decided: !reach.can_lack, reasons });
        } else if reach.can_be {
            open.push(&finding.id);
        }
    }
    found
}

fn plan<'m>(situation: &Situation<'m>) -> Roadmap<'m> {
    let model = situation.model;
    let steps = roadmap::steps(situation);
    let deadline = roadmap::deadline(situation);
    let recurring = roadmap::recurring(situation, &steps).into_iter().map(|(recurrence, after)| Recurrence {
        id: &recurrence.id,
        months: recurrence.months,
        after: &after.id,
        facts: facts(model, &recurrence.facts),
    });
    Roadmap {
        recurring: recurring.collect(),
        deadline: deadline.map(|(low, high)| Deadline { low, high }),
        feasible: roadmap::feasible(&steps, deadline),
        steps: steps.into_iter().map(|found| step(model, &found)).collect(),
    }
}

fn step<'m>(model: &'m Model, found: &roadmap::Step<'m>) -> Step<'m> {
    let weeks = |[low, usual, high]: roadmap::Weeks| Weeks { low, usual, high };
    Step {
        id: &found.step.id,
        after: found.after.iter().map(|step| step.id.as_str()).collect(),
        weeks: weeks(found.weeks),
        start: weeks(found.start),
        end: weeks(found.end),
        delivers: found.delivers,
        facts: facts(model, &found.step.facts),
    }
}

fn cost<'m>(model: &'m Model, found: &'m model::CostModel) -> Cost<'m> {
    let [low, usual_low, usual_high, high] = found.range;
    Cost {
        id: &found.id,
        currency: &found.currency,
        low,
        usual_low,
        usual_high,
        high,
        year: found.year,
        facts: facts(model, &found.facts),
    }
}

fn audit<'m>(situation: &Situation<'m>) -> Option<Audit<'m>> {
    let (audit, days) = roadmap::audit(situation)?;
    let tenths = |days: u16| Decimal(days.into());
    let [initial_days, surveillance_days, recertification_days] =
        days.map(|(low, high): Span| Range { low: tenths(low), high: high.map(tenths) });
    let facts = facts(situation.model, &audit.facts);
    Some(Audit { initial_days, surveillance_days, recertification_days, facts })
}

/// An answer by id.
fn named(question: &model::Question, answer: Choices) -> Answer<'_> {
    let mut ids = question.chosen(answer);
    match question.select {
        Select::One => ids.next().map_or(Answer::Unknown, Answer::One),
        Select::Many if answer.is_empty() => Answer::Unknown,
        Select::Many => Answer::Many(ids.collect()),
    }
}

fn question_ids(model: &Model, questions: Questions) -> Vec<&str> {
    questions.iter().map(|question| model.questions()[question].id.as_str()).collect()
}

fn facts<'m>(model: &'m Model, facts: &[FactId]) -> Vec<&'m str> {
    facts.iter().map(|fact| model.facts()[*fact].as_str()).collect()
}
