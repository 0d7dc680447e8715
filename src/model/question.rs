//! Questions and their allowed answers.

use super::Condition;
use crate::ids::{AnswerCode, ChoiceId, Choices, Id as _, IndexVec};
use serde::{Deserialize, Serialize};

/// Most choices of a question that takes several: its class tables have two to this power entries.
pub const MOST_CHOICES_MANY: usize = 12;

/// One question with its allowed answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Question {
    /// Public id: letters, digits, `_` and `-`, unique in its model.
    pub id: String,
    /// How many choices an answer holds.
    pub select: Select,
    /// The choices in declared order; at least one, at most [`Select::most_choices`].
    pub choices: IndexVec<ChoiceId, Choice>,
    /// How far the answer is from what a prospect decides: 0 their own decision, 1 a buyer's, 2 what the company is.
    /// Of equally small changes, a counterfactual takes the nearer one.
    pub distance: u8,
    /// The question is asked only where this holds, of earlier questions; `None`: always.
    pub relevant: Option<Condition>,
}

/// Whether an answer is one choice or a set of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Select {
    /// Exactly one choice.
    One,
    /// At least one choice.
    Many,
}

/// One allowed choice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// Public id: letters, digits, `_` and `-`, unique in its question.
    pub id: String,
    /// Cannot be combined with another choice.
    pub exclusive: bool,
    /// Means "I don't know": rules cannot name it.
    pub unknown: bool,
}

impl Select {
    /// Most choices that a question of this kind may have.
    #[must_use]
    pub fn most_choices(self) -> usize {
        match self {
            Self::One => ChoiceId::MOST,
            Self::Many => MOST_CHOICES_MANY,
        }
    }
}

impl Question {
    /// The choices that mean "I don't know".
    #[must_use]
    pub fn unknown_choices(&self) -> Choices {
        self.choices.enumerate().filter(|(_, choice)| choice.unknown).map(|(id, _)| id).collect()
    }

    /// The choices that cannot be combined.
    #[must_use]
    pub fn exclusive_choices(&self) -> Choices {
        self.choices.enumerate().filter(|(_, choice)| choice.exclusive).map(|(id, _)| id).collect()
    }

    /// The ids of the chosen choices in declared order.
    pub fn chosen(&self, answer: Choices) -> impl Iterator<Item = &str> {
        answer.iter().map(|choice| self.choices[choice].id.as_str())
    }

    /// Number of answer codes, allowed or not.
    #[must_use]
    pub fn codes(&self) -> usize {
        match self.select {
            Select::One => self.choices.len() + 1,
            Select::Many => 1 << self.choices.len(),
        }
    }

    /// Every answer code with the answer that it stands for, allowed or not, in order of the codes: first "I don't
    /// know"; then one choice after the other, or every set of choices, counted in binary with the first choice lowest.
    pub fn coded(&self) -> impl Iterator<Item = (AnswerCode, Choices)> {
        let answer = |code: usize| match self.select {
            Select::One => code.checked_sub(1).map(ChoiceId::at).into_iter().collect(),
            Select::Many => self.choices.ids().filter(|choice| code >> choice.index() & 1 == 1).collect(),
        };
        (0..self.codes()).map(AnswerCode::at).map(move |code| (code, answer(code.index())))
    }

    /// The code of an answer; choices that mean "I don't know" count as not chosen.
    #[must_use]
    pub fn code(&self, answer: Choices) -> AnswerCode {
        let answer = answer.without(self.unknown_choices());
        AnswerCode::at(match self.select {
            Select::One => answer.first().map_or(0, |choice| choice.index() + 1),
            Select::Many => answer.iter().map(|choice| 1 << choice.index()).sum(),
        })
    }

    /// Whether this is an allowed answer: exclusive choices stand alone, and a choice that means "I don't know" is
    /// given as no choice.
    #[must_use]
    pub fn allows(&self, answer: Choices) -> bool {
        !answer.meets(self.unknown_choices()) && (!answer.meets(self.exclusive_choices()) || answer.only().is_some())
    }

    /// All allowed answers with their codes, "I don't know" first.
    pub fn allowed(&self) -> impl Iterator<Item = (AnswerCode, Choices)> {
        let (unknown, alone) = (self.unknown_choices(), self.exclusive_choices());
        self.coded()
            .filter(move |(_, answer)| !answer.meets(unknown) && (!answer.meets(alone) || answer.only().is_some()))
    }
}
