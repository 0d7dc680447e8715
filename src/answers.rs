//! One prospect's answers: checked against the model, in canonical form.

use crate::diagnostic::{Diagnostic, Example, ExampleAnswer};
use crate::gather::Gather as _;
use crate::model::{Model, Question, Select};
use crate::questions::Questions;
use crate::value::Value;

/// Answers as they come from outside, in any order: question id and what was answered.
pub type RawAnswers = Vec<(String, RawAnswer)>;

/// One answer as it comes from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawAnswer {
    /// "I don't know".
    Unknown,
    /// One choice.
    One(String),
    /// Several choices.
    Many(Vec<String>),
    /// Something else; the text names its kind, such as `a number`.
    Other(&'static str),
}

/// Checked answers. `None`: not asked yet. 0: "I don't know". Otherwise the choices, bit by choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<Option<u32>>);

impl Answers {
    /// Nothing asked yet.
    #[must_use]
    pub fn open(model: &Model) -> Self {
        Self(vec![None; model.questions.len()])
    }

    /// Answers from bits by question, as [`Answers::masks`] gives them; the caller vouches for the model.
    #[must_use]
    pub fn from_masks(masks: Vec<Option<u32>>) -> Self {
        Self(masks)
    }

    /// Checks answers against the model.
    ///
    /// # Errors
    /// Every problem: an unknown question or choice with the nearest known id, a wrong shape, a choice given twice,
    /// an exclusive choice combined with another, a set without a choice, a question answered twice.
    pub fn check(model: &Model, raw: &[(String, RawAnswer)]) -> Result<Self, Vec<Diagnostic>> {
        let mut answers = Self::open(model);
        let mut problems = Vec::new();
        for (id, answer) in raw {
            let path = ["answers.", id].concat();
            let Some((slot, question)) =
                answers.0.iter_mut().zip(&model.questions).find(|(_, question)| question.id == *id)
            else {
                let known: Vec<&str> = model.questions.iter().map(|question| question.id.as_str()).gather();
                let message = ["unknown question `", id, "`"].concat();
                problems.push(Diagnostic::error("unknown-question", path, message).nearest(id, &known));
                continue;
            };
            if slot.is_some() {
                problems.push(Diagnostic::error("duplicate-question", path, "the question is answered twice"));
                continue;
            }
            match mask(question, answer, &path) {
                Ok(bits) => *slot = Some(bits),
                Err(mut found) => problems.append(&mut found),
            }
        }
        if problems.is_empty() { Ok(answers) } else { Err(problems) }
    }

    /// Reads the text form.
    ///
    /// # Errors
    /// Any text that [`Answers::to_text`] does not write for this model: a link is either exact or refused.
    pub fn from_text(model: &Model, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let raw: RawAnswers =
            text.split(',').filter(|part| !part.is_empty()).map(|part| raw_part(model, part)).gather();
        let answers = Self::check(model, &raw)?;
        if answers.to_text(model) == text {
            Ok(answers)
        } else {
            Err(vec![
                Diagnostic::error(
                    "not-canonical",
                    "answers",
                    "the text is not in the form in which answers are shared",
                )
                .help("take the link from the result page anew"),
            ])
        }
    }

    /// The text form, for a share link: `asked:soc2+iso27001,firmness:gate,market:?`.
    #[must_use]
    pub fn to_text(&self, model: &Model) -> String {
        let mut text = String::new();
        for (question, mask) in self.given(model) {
            if !text.is_empty() {
                text.push(',');
            }
            text.push_str(&question.id);
            text.push(':');
            if mask == 0 {
                text.push('?');
            }
            for (position, id) in chosen(question, mask).enumerate() {
                if position > 0 {
                    text.push('+');
                }
                text.push_str(id);
            }
        }
        text
    }

    /// Bits by question; `None` where it is open.
    #[must_use]
    pub fn masks(&self) -> &[Option<u32>] {
        &self.0
    }

    /// What the rules see: open counts as "I don't know", and so does a choice that means it and whatever was
    /// answered to a question that is not relevant.
    #[must_use]
    pub fn effective(&self, model: &Model) -> Vec<u32> {
        let mut seen: Vec<u32> = Vec::with_capacity(self.0.len());
        for (question, mask) in model.questions.iter().zip(&self.0) {
            let relevant = question.relevant.as_ref().is_none_or(|when| {
                crate::model::holds(when, |input| seen.get(usize::from(input)).copied().unwrap_or(0)).is_some()
            });
            seen.push(if relevant { mask.unwrap_or(0) & !question.unknown_choices() } else { 0 });
        }
        seen
    }

    /// The questions that are answered, "I don't know" included.
    #[must_use]
    pub fn answered(&self) -> Questions {
        let given = self.0.iter().enumerate().filter(|(_, mask)| mask.is_some());
        given.fold(Questions::default(), |set, (question, _)| set.or(Questions::one(question)))
    }

    /// The answered questions in declared order.
    pub fn given<'a>(&self, model: &'a Model) -> impl Iterator<Item = (&'a Question, u32)> {
        model.questions.iter().zip(&self.0).filter_map(|(question, mask)| mask.map(|mask| (question, mask)))
    }

    /// The answers by id, for a diagnostic.
    #[must_use]
    pub fn example(&self, model: &Model) -> Example {
        let one = |(question, mask): (&Question, u32)| {
            let mut ids: Vec<String> = chosen(question, mask).map(String::from).gather();
            let answer = match question.select {
                _ if mask == 0 => ExampleAnswer::Unknown,
                Select::One => ExampleAnswer::One(ids.pop().unwrap_or_default()),
                Select::Many => ExampleAnswer::Many(ids),
            };
            (question.id.clone(), answer)
        };
        Example(self.given(model).map(one).gather())
    }
}

/// The ids of the chosen choices in declared order.
pub fn chosen(question: &Question, mask: u32) -> impl Iterator<Item = &str> {
    question
        .choices
        .iter()
        .enumerate()
        .filter(move |(index, _)| mask >> index & 1 == 1)
        .map(|(_, choice)| choice.id.as_str())
}

fn raw_part(model: &Model, part: &str) -> (String, RawAnswer) {
    let (id, value) = part.split_once(':').unwrap_or((part, ""));
    let one = model.questions.iter().any(|question| question.id == id && question.select == Select::One);
    let answer = match value {
        "?" => RawAnswer::Unknown,
        _ if one => RawAnswer::One(value.into()),
        _ => RawAnswer::Many(value.split('+').map(String::from).gather()),
    };
    (id.into(), answer)
}

/// The bits of one answer, or every problem it has.
fn mask(question: &Question, answer: &RawAnswer, path: &str) -> Result<u32, Vec<Diagnostic>> {
    let given: &[String] = match answer {
        RawAnswer::Unknown => return Ok(0),
        RawAnswer::One(id) if question.select == Select::One => core::slice::from_ref(id),
        RawAnswer::Many(ids) if question.select == Select::Many => ids,
        RawAnswer::One(_) => return Err(vec![wrong_shape(question, path, "one text")]),
        RawAnswer::Many(_) => return Err(vec![wrong_shape(question, path, "a list")]),
        RawAnswer::Other(kind) => return Err(vec![wrong_shape(question, path, kind)]),
    };
    let mut problems = Vec::new();
    let mut bits = 0;
    for id in given {
        match question.choices.iter().position(|choice| choice.id == *id) {
            None => {
                let message = ["unknown choice `", id, "`"].concat();
                let known: Vec<&str> = question.choices.iter().map(|choice| choice.id.as_str()).gather();
                problems.push(Diagnostic::error("unknown-choice", path, message).nearest(id, &known));
            }
            Some(index) if bits >> index & 1 == 1 => {
                let message = ["the choice `", id, "` is given twice"].concat();
                problems.push(Diagnostic::error("duplicate-choice", path, message).help("give each choice once"));
            }
            Some(index) => bits |= 1 << index,
        }
    }
    if given.is_empty() {
        problems.push(
            Diagnostic::error("no-choice", path, "the list has no choice")
                .help("give `null` for \"I don't know\", or leave the question out where it was not asked"),
        );
    }
    let alone = bits & (question.exclusive_choices() | question.unknown_choices());
    if alone != 0 && bits.count_ones() > 1 {
        let id = chosen(question, alone).next().unwrap_or_default();
        let message = ["the choice `", id, "` cannot be combined with another"].concat();
        let help = ["give `", id, "` alone, or leave it out"].concat();
        problems.push(Diagnostic::error("exclusive-choice", path, message).help(help));
    }
    if problems.is_empty() { Ok(bits) } else { Err(problems) }
}

fn wrong_shape(question: &Question, path: &str, given: &str) -> Diagnostic {
    let (wanted, help) = match question.select {
        Select::One => (" where one choice is asked for", "give one choice as text, or `null` for \"I don't know\""),
        Select::Many => {
            (" where a list of choices is asked for", "give choices as a list of texts, or `null` for \"I don't know\"")
        }
    };
    let message = [given, wanted].concat();
    Diagnostic::error("wrong-shape", path, message).help(help)
}

/// Answers in the form of the contract: an object in declared order.
#[must_use]
pub fn canonical<'a>(model: &'a Model, answers: &Answers) -> Value<'a> {
    let given = answers.given(model);
    Value::Table(given.map(|(question, mask)| (question.id.as_str(), canonical_answer(question, mask))).gather())
}

/// One answer in the form of the contract.
#[must_use]
pub fn canonical_answer(question: &Question, mask: u32) -> Value<'_> {
    match question.select {
        _ if mask == 0 => Value::Null,
        Select::One => Value::Text(chosen(question, mask).next().unwrap_or_default()),
        Select::Many => Value::texts(chosen(question, mask)),
    }
}
