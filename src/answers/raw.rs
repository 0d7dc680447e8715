//! Answers as they come from outside, and what is wrong with them.

use super::Answers;
use crate::diagnostic::{Diagnostic, Problems};
use crate::ids::Choices;
use crate::model::{Model, Question, Select};

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

/// Takes one answer over, or notes every problem that it has.
pub(super) fn check(model: &Model, answers: &mut Answers, id: &str, answer: &RawAnswer, problems: &mut Problems) {
    let Some(question) = model.questions().position(|question| question.id == id) else {
        problems.add(|| {
            let known: Vec<&str> = model.questions().iter().map(|question| question.id.as_str()).collect();
            let message = format!("unknown question `{}`", shown(id));
            Diagnostic::error("unknown-question", path(id), message).nearest(id, &known)
        });
        return;
    };
    if answers.0[question].is_some() {
        problems.add(|| Diagnostic::error("duplicate-question", path(id), "the question is answered twice"));
        return;
    }
    answers.0[question] = Some(choices(&model.questions()[question], answer, problems));
}

/// The choices of one answer, as far as they are known.
fn choices(question: &Question, answer: &RawAnswer, problems: &mut Problems) -> Choices {
    let mut chosen = Choices::default();
    let given: &[String] = match answer {
        RawAnswer::Unknown => return chosen,
        // for a question that takes several, one text is a list of one: answers outlive a question that took one
        RawAnswer::One(id) => core::slice::from_ref(id),
        RawAnswer::Many(ids) if question.select == Select::Many => ids,
        RawAnswer::Many(_) => return wrong_shape(question, "a list", problems),
        RawAnswer::Other(kind) => return wrong_shape(question, kind, problems),
    };
    for id in given {
        match question.choices.position(|choice| choice.id == *id) {
            None => problems.add(|| {
                let known: Vec<&str> = question.choices.iter().map(|choice| choice.id.as_str()).collect();
                let message = format!("unknown choice `{}`", shown(id));
                Diagnostic::error("unknown-choice", path(&question.id), message).nearest(id, &known)
            }),
            Some(choice) if chosen.has(choice) => problems.add(|| {
                let message = format!("the choice `{id}` is given twice");
                Diagnostic::error("duplicate-choice", path(&question.id), message).help("give each choice once")
            }),
            Some(choice) => chosen.insert(choice),
        }
    }
    if given.is_empty() {
        problems.add(|| {
            Diagnostic::error("no-choice", path(&question.id), "the list has no choice")
                .help("give `null` for \"I don't know\", or leave the question out where it was not asked")
        });
    }
    let alone = chosen.and(question.exclusive_choices().or(question.unknown_choices()));
    if let (Some(id), None) = (question.chosen(alone).next(), chosen.only()) {
        problems.add(|| {
            let message = format!("the choice `{id}` cannot be combined with another");
            Diagnostic::error("exclusive-choice", path(&question.id), message)
                .help(format!("give `{id}` alone, or leave it out"))
        });
    }
    chosen
}

fn wrong_shape(question: &Question, given: &str, problems: &mut Problems) -> Choices {
    let (wanted, help) = match question.select {
        Select::One => ("one choice", "give one choice as text, or `null` for \"I don't know\""),
        Select::Many => ("a list of choices", "give choices as a list of texts, or `null` for \"I don't know\""),
    };
    problems.add(|| {
        let message = format!("{given} where {wanted} is asked for");
        Diagnostic::error("wrong-shape", path(&question.id), message).help(help)
    });
    Choices::default()
}

fn path(id: &str) -> String {
    format!("answers.{}", shown(id))
}

/// What was given, cut where it is longer than any id should be: it comes back in a message.
fn shown(id: &str) -> String {
    const MOST: usize = 80;
    if id.chars().nth(MOST).is_none() { id.to_owned() } else { id.chars().take(MOST).chain(['…']).collect() }
}
