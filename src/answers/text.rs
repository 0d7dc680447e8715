//! Answers as one line of text, and the same line in a link.
//!
//! Text is what people may write by hand: `asked:soc2+iso27001,firmness:gate,market:?`. A link ends with a checksum of
//! its text: `asked:soc2~71868`. Links pass through programs that cut them, and a shorter text is often a valid one.

use super::{Answers, RawAnswer, RawAnswers};
use crate::diagnostic::Diagnostic;
use crate::model::{Model, Select};
use sha2::{Digest as _, Sha256};

/// Most bytes of a text: far above what any model needs, far below what takes time.
pub const MOST_BYTES: usize = 4096;

/// What stands before a link's checksum; no id has it, and addresses need not escape it.
const CHECKSUM: char = '~';

impl Answers {
    /// Reads the text form: what a vendor writes into an attribute, what a form submits.
    ///
    /// # Errors
    /// More than [`MOST_BYTES`], and any text that [`Answers::to_text`] does not write for this model: text is either
    /// exact or refused.
    pub fn from_text(model: &Model, text: &str) -> Result<Self, Vec<Diagnostic>> {
        if text.len() > MOST_BYTES {
            let message = format!("{} bytes where at most {MOST_BYTES} are read", text.len());
            return Err(refused("too-long", &message));
        }
        let parts = text.split(',').filter(|part| !part.is_empty());
        let raw: RawAnswers = parts.map(|part| raw(model, part)).collect();
        let answers = Self::check(model, &raw)?;
        if answers.to_text(model) == text {
            Ok(answers)
        } else {
            Err(refused("not-canonical", "the text is not in the form in which answers are shared"))
        }
    }

    /// The text form: `asked:soc2+iso27001,firmness:gate,market:?`, questions and choices in declared order, `?` for
    /// "I don't know".
    #[must_use]
    pub fn to_text(&self, model: &Model) -> String {
        let parts = self.given(model).map(|(question, answer)| {
            let ids: Vec<&str> = question.chosen(answer).collect();
            let ids = if ids.is_empty() { "?".to_owned() } else { ids.join("+") };
            format!("{}:{ids}", question.id)
        });
        parts.collect::<Vec<_>>().join(",")
    }

    /// Reads the text of a link.
    ///
    /// # Errors
    /// As [`Answers::from_text`], and a checksum that is not that of the text: the link was cut or changed.
    pub fn from_link(model: &Model, link: &str) -> Result<Self, Vec<Diagnostic>> {
        match link.rsplit_once(CHECKSUM) {
            Some((text, sum)) if text.len() <= MOST_BYTES && sum == checksum(text) => Self::from_text(model, text),
            _ => Err(refused("cut-link", "the link is not complete: its checksum is missing or another")),
        }
    }

    /// The text form with its checksum, for a share link.
    #[must_use]
    pub fn to_link(&self, model: &Model) -> String {
        let text = self.to_text(model);
        format!("{text}{CHECKSUM}{}", checksum(&text))
    }
}

/// Twenty bits of SHA-256, as five hexadecimal digits: one cut link in a million passes.
fn checksum(text: &str) -> String {
    let mut digits = format!("{:x}", Sha256::digest(text));
    digits.truncate(5);
    digits
}

fn refused(code: &'static str, message: &str) -> Vec<Diagnostic> {
    vec![Diagnostic::error(code, "answers", message).help("take the link from the result page anew")]
}

fn raw(model: &Model, part: &str) -> (String, RawAnswer) {
    let (id, value) = part.split_once(':').unwrap_or((part, ""));
    let one = model.questions().iter().any(|question| question.id == id && question.select == Select::One);
    let answer = match value {
        "?" => RawAnswer::Unknown,
        _ if one => RawAnswer::One(value.to_owned()),
        _ => RawAnswer::Many(value.split('+').map(str::to_owned).collect()),
    };
    (id.to_owned(), answer)
}
