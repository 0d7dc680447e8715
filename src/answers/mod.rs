//! One prospect's answers: checked against the model, in canonical form.

mod raw;
mod text;

pub use raw::{RawAnswer, RawAnswers};
pub use text::MOST_BYTES;

use crate::diagnostic::{Diagnostic, Example, ExampleAnswer, Problems};
use crate::ids::{Choices, DecisionId, IndexVec, QuestionId, Questions, ValueId};
use crate::model::{Inputs, Model, Question, Select};

/// Checked answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(IndexVec<QuestionId, Option<Choices>>);

impl Answers {
    /// Nothing asked yet.
    #[must_use]
    pub fn open(model: &Model) -> Self {
        Self(model.questions().map(|_, _| None))
    }

    /// Checks answers against the model.
    ///
    /// # Errors
    /// Every problem (of more than [`Problems::MOST`], their number): an unknown question or choice with the nearest
    /// known id, a wrong shape, a choice given twice, an exclusive choice combined with another, a set without a
    /// choice, a question answered twice.
    pub fn check(model: &Model, raw: &[(String, RawAnswer)]) -> Result<Self, Vec<Diagnostic>> {
        let mut answers = Self::open(model);
        let mut problems = Problems::default();
        for (id, answer) in raw {
            raw::check(model, &mut answers, id, answer, &mut problems);
        }
        problems.none().map(|()| answers)
    }

    /// Answers by ids, as an analysis of the model finds them.
    ///
    /// # Errors
    /// As [`Answers::check`]: choices that do not go together, a question answered twice.
    ///
    /// # Panics
    /// With ids of another model that point nowhere in this one.
    pub fn of_choices(
        model: &Model,
        given: impl IntoIterator<Item = (QuestionId, Choices)>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let raw = |(id, answer): (QuestionId, Choices)| {
            let question = &model.questions()[id];
            let mut ids = question.chosen(answer).map(str::to_owned);
            let raw = match question.select {
                _ if answer.is_empty() => RawAnswer::Unknown,
                Select::One if answer.only().is_some() => ids.next().map_or(RawAnswer::Unknown, RawAnswer::One),
                _ => RawAnswer::Many(ids.collect()),
            };
            (question.id.clone(), raw)
        };
        Self::check(model, &given.into_iter().map(raw).collect::<RawAnswers>())
    }

    /// The answer to a question: `None` while it is open, empty for "I don't know".
    #[must_use]
    pub fn of(&self, question: QuestionId) -> Option<Choices> {
        self.0[question]
    }

    /// By question: the answer, as [`Answers::of`].
    #[must_use]
    pub fn all(&self) -> &IndexVec<QuestionId, Option<Choices>> {
        &self.0
    }

    /// What the rules see: open counts as "I don't know", and so does a choice that means it and whatever was
    /// answered to a question that is not relevant.
    #[must_use]
    pub fn effective(&self, model: &Model) -> IndexVec<QuestionId, Choices> {
        let mut seen = Seen(model.questions().map(|_, _| Choices::default()));
        for (id, question) in model.questions().enumerate() {
            if let Some(answer) = self.0[id]
                && question.relevant.as_ref().is_none_or(|when| when.holds(&seen))
            {
                seen.0[id] = answer.without(question.unknown_choices());
            }
        }
        seen.0
    }

    /// The questions that are answered, "I don't know" included.
    #[must_use]
    pub fn answered(&self) -> Questions {
        self.0.enumerate().filter(|(_, answer)| answer.is_some()).map(|(id, _)| id).collect()
    }

    /// The answered questions in declared order.
    pub fn given<'a>(&self, model: &'a Model) -> impl Iterator<Item = (&'a Question, Choices)> {
        model.questions().iter().zip(&self.0).filter_map(|(question, answer)| answer.map(|answer| (question, answer)))
    }

    /// The answers by id, for a diagnostic.
    #[must_use]
    pub fn example(&self, model: &Model) -> Example {
        let one = |(question, answer): (&Question, Choices)| {
            let mut ids = question.chosen(answer).map(str::to_owned);
            let shown = match question.select {
                Select::One => ids.next().map_or(ExampleAnswer::Unknown, ExampleAnswer::One),
                Select::Many if answer.is_empty() => ExampleAnswer::Unknown,
                Select::Many => ExampleAnswer::Many(ids.collect()),
            };
            (question.id.clone(), shown)
        };
        Example(self.given(model).map(one).collect())
    }
}

/// Effective answers to earlier questions: all that relevance reads.
struct Seen(IndexVec<QuestionId, Choices>);

impl Inputs for Seen {
    fn answer(&self, question: QuestionId) -> Choices {
        self.0[question]
    }

    fn value(&self, _: DecisionId) -> Option<ValueId> {
        None
    }
}
