//! The report: everything that is said about one set of answers. `www/engine/report.ts` is made of these types.

mod make;
mod number;
mod typescript;

pub use make::{given, identity, questionnaire, report};
pub use number::Decimal;

use crate::model::Select;
use serde::ser::{Serialize, Serializer};

/// Everything the engine says about one set of answers. Same model and same answers: same bytes, everywhere.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Report<'m> {
    /// Which model spoke.
    pub model: ModelIdentity<'m>,
    /// The answers in canonical form: questions and choices in declared order.
    #[cfg_attr(test, ts(type = "Answers"))]
    pub answers: GivenAnswers<'m>,
    /// The advice, and what it rests on.
    pub recommendation: Recommendation<'m>,
    /// SOC 2 categories in scope, where SOC 2 is part of the advice; otherwise empty.
    pub criteria: Vec<Finding<'m>>,
    /// Other schemes, add-ons and warnings that apply.
    pub flags: Vec<Finding<'m>>,
    /// Criteria and flags that are not given now, but that an open question can still bring.
    pub open: Open<'m>,
    /// The question to ask next; `null` once the outcome is decided.
    pub next: Option<Next<'m>>,
    /// Ids of the open questions that can still change criteria, flags, plan, cost or audit, in declared order.
    pub refine: Vec<&'m str>,
    /// The plan of the outcome, in weeks.
    pub roadmap: Roadmap<'m>,
    /// Cost ranges that belong to the outcome; quotes vary.
    pub costs: Vec<Cost<'m>>,
    /// ISO/IEC 27001 auditor days by people in scope; `null` where ISO 27001 is no part, or the head count is open or
    /// has no source.
    pub audit: Option<Audit<'m>>,
}

/// Which model this is. Kept answers and records name it, so that a report can be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ModelIdentity<'m> {
    /// As the model's source says: `attestation-fit` for the built-in one.
    pub id: &'m str,
    /// Semantic version, for advice: what each number means is in `docs/versioning.md`.
    pub version: &'m str,
    /// SHA-256 of the packed model, lower-case hexadecimal.
    pub digest: &'m str,
}

/// Answers by question id, in declared order; a question that is open is absent. Serialised as an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAnswers<'m>(pub Vec<(&'m str, Answer<'m>)>);

/// One answer, by id: `null`, a text or a list of texts.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Answer<'m> {
    /// "I don't know".
    Unknown,
    /// To a question that takes one choice: its id.
    One(&'m str),
    /// To a question that takes several: their ids, in declared order.
    Many(Vec<&'m str>),
}

/// The advice on what is known now, and how settled it is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Recommendation<'m> {
    /// Id of the outcome that is best on what is known now; open questions count as "I don't know".
    pub outcome: &'m str,
    /// True where no completion of the open questions changes the outcome. Exact.
    pub decided: bool,
    /// Ids of every outcome that some completion of the open questions reaches, in declared order.
    pub possible: Vec<&'m str>,
    /// The determining rules, strongest first.
    pub reasons: Vec<Reason<'m>>,
    /// Ids of a minimal set of questions whose answers alone force the outcome; empty while undecided.
    pub sufficient: Vec<&'m str>,
    /// For each other outcome that other answers reach: a smallest change that leads there, in declared order of
    /// outcomes.
    pub flips: Vec<Flip<'m>>,
}

/// One rule that holds, with what makes it hold.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reason<'m> {
    /// Id of the rule; its sentence is in the words of a language, under `rules`.
    pub rule: &'m str,
    /// Ids of the answered questions that make the rule hold, in declared order.
    pub questions: Vec<&'m str>,
    /// Ids of the facts that the rule rests on; each has a source.
    pub facts: Vec<&'m str>,
}

/// A criterion or a flag that applies.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Finding<'m> {
    /// Id of the criterion or flag, as `questionnaire.criteria` and `questionnaire.flags` list them.
    pub id: &'m str,
    /// True where no completion of the open questions takes it away.
    pub decided: bool,
    /// The rules that bring it, in declared order.
    pub reasons: Vec<Reason<'m>>,
}

/// What an open question can still bring.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Open<'m> {
    /// Ids of criteria.
    pub criteria: Vec<&'m str>,
    /// Ids of flags.
    pub flags: Vec<&'m str>,
}

/// How the advice would become another.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Flip<'m> {
    /// Id of the outcome that the changes lead to.
    pub outcome: &'m str,
    /// All of them together; no smaller number of changed answers leads there.
    pub changes: Vec<Change<'m>>,
}

/// One answer that would be another.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Change<'m> {
    /// Id of the question.
    pub question: &'m str,
    /// What is answered now; `null` is "I don't know", and so counts a question that is open.
    #[cfg_attr(test, ts(inline))]
    pub from: Answer<'m>,
    /// What would have to be answered; `null` is "I don't know".
    #[cfg_attr(test, ts(inline))]
    pub to: Answer<'m>,
}

/// What the engine asks next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Next<'m> {
    /// Id of the question.
    pub question: &'m str,
    /// Expected number of questions until the outcome is decided, this one included, under the model's priors; to three
    /// decimals.
    #[cfg_attr(test, ts(type = "number"))]
    pub expected_remaining: Decimal<1000>,
}

/// The plan: what to do, in which order, and whether it is done in time.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Roadmap<'m> {
    /// In the order in which they are shown; each names those that it waits for. Empty where the outcome has no plan.
    pub steps: Vec<Step<'m>>,
    /// What comes back afterwards.
    pub recurring: Vec<Recurrence<'m>>,
    /// The answered date; `null` where none is answered.
    pub deadline: Option<Deadline>,
    /// Whether the first document comes in time: false where even the low estimate misses the latest date answered, true
    /// where the usual one keeps the earliest, `null` without a date, without a document, or in between.
    pub feasible: Option<bool>,
}

/// One step of the plan.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Step<'m> {
    /// Id of the step; its name is in the words of a language, under `steps`.
    pub id: &'m str,
    /// Ids of the steps that must end first.
    pub after: Vec<&'m str>,
    /// How long it takes.
    pub weeks: Weeks,
    /// When it starts, in weeks from the first day of the plan.
    pub start: Weeks,
    /// When it ends, in weeks from the first day of the plan.
    pub end: Weeks,
    /// True where the step ends with a document that a buyer can be shown.
    pub delivers: bool,
    /// Ids of the facts behind its length.
    pub facts: Vec<&'m str>,
}

/// Whole weeks as low, usual and high estimates: `low` ≤ `usual` ≤ `high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Weeks {
    /// Where all goes well.
    pub low: u32,
    /// What to plan with.
    pub usual: u32,
    /// Where it does not.
    pub high: u32,
}

/// What comes back after the first document: audits of years two and three.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Recurrence<'m> {
    /// Id of what comes back; its name is in the words of a language, under `recurring`.
    pub id: &'m str,
    /// Months after the document of the step `after` is issued.
    pub months: u16,
    /// Id of the step whose end starts the clock.
    pub after: &'m str,
    /// Ids of the facts behind it.
    pub facts: Vec<&'m str>,
}

/// A date as weeks from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Deadline {
    /// At the earliest.
    pub low: u16,
    /// At the latest; `null` where it is open-ended.
    pub high: Option<u16>,
}

/// What something costs, as published figures say; in whole units of the currency.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Cost<'m> {
    /// Id of what is paid for; its name is in the words of a language, under `costs`.
    pub id: &'m str,
    /// ISO 4217 code: `USD`.
    pub currency: &'m str,
    /// The lowest figure; `null` where none has a source.
    pub low: Option<u32>,
    /// From where most quotes lie; `null` where no figure has a source.
    pub usual_low: Option<u32>,
    /// To where most quotes lie; `null` where no figure has a source.
    pub usual_high: Option<u32>,
    /// The highest figure; `null` where none has a source.
    pub high: Option<u32>,
    /// The year that the figures speak of.
    pub year: u16,
    /// Ids of the facts behind the figures.
    pub facts: Vec<&'m str>,
}

/// Auditor days of eight hours, before adjustment for complexity; each as a range over the answered band of people.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Audit<'m> {
    /// The audit that leads to the certificate, both stages.
    pub initial_days: Range,
    /// Each of the two audits in the years between.
    pub surveillance_days: Range,
    /// The audit after three years.
    pub recertification_days: Range,
    /// Ids of the facts behind the figures.
    pub facts: Vec<&'m str>,
}

/// A number of days, to one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Range {
    /// For the fewest people of the band.
    #[cfg_attr(test, ts(type = "number"))]
    pub low: Decimal<10>,
    /// For the most; `null` where the sources end before the band does.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub high: Option<Decimal<10>>,
}

/// Everything that a model asks and can say, by id, in declared order.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Questionnaire<'m> {
    /// What is asked.
    pub questions: Vec<Question<'m>>,
    /// Ids of the outcomes: `evaluate` gives indices into this list.
    pub outcomes: Vec<&'m str>,
    /// Ids of the criteria: for the built-in model, the SOC 2 categories.
    pub criteria: Vec<&'m str>,
    /// Ids of the flags: other schemes, add-ons, duties and warnings.
    pub flags: Vec<&'m str>,
}

/// One question and how it can be answered, besides `null`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Question<'m> {
    /// The key of its answer in the answers.
    pub id: &'m str,
    /// `one`: the answer is a choice's id; `many`: it is an array of ids.
    #[serde(serialize_with = "select")]
    #[cfg_attr(test, ts(type = r#""one" | "many""#))]
    pub select: Select,
    /// What can be chosen.
    pub choices: Vec<Choice<'m>>,
}

/// One choice of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Choice<'m> {
    /// What the answer holds.
    pub id: &'m str,
    /// True where it stands alone: "none of these".
    pub exclusive: bool,
    /// True where it means "I don't know": no rule tells it from `null`.
    pub unknown: bool,
}

impl Serialize for GivenAnswers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(question, answer)| (question, answer)))
    }
}

/// In lower case; the packed form writes a number.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn select<S: Serializer>(select: &Select, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match select {
        Select::One => "one",
        Select::Many => "many",
    })
}
