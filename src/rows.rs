//! The bulk path: a prospect is a row of bytes, one class for each question, and many rows are evaluated in one call.

use crate::answers::Answers;
use crate::diagnostic::Diagnostic;
use crate::model::Model;

/// One prospect as a row: the class of each answer, in declared order of the questions. Open questions count as
/// "I don't know", and so does an answer to a question that is not relevant.
#[must_use]
pub fn encode(model: &Model, answers: &Answers) -> Vec<u8> {
    model.diagram.codes(&model.questions, &answers.effective(model))
}

/// The outcome of each row, as an index into the outcomes.
///
/// # Errors
/// Bytes that are no whole number of rows, or a code that no answer has; the path names the row.
pub fn evaluate(model: &Model, rows: &[u8]) -> Result<Vec<u8>, Diagnostic> {
    let width = model.questions.len();
    if !rows.len().is_multiple_of(width.max(1)) {
        return Err(Diagnostic::error("wrong-shape", "rows", "the bytes are no whole number of rows")
            .help("put the rows that `encode` returns one after the other"));
    }
    let mut outcomes = Vec::with_capacity(rows.len() / width.max(1));
    for (index, row) in rows.chunks_exact(width.max(1)).enumerate() {
        let known = row.iter().zip(&model.diagram.classes).all(|(code, classes)| *code < classes.count);
        let leaf = if known { model.diagram.leaf(|question| row.get(question).copied()) } else { None };
        let Some(outcome) = leaf else {
            return Err(Diagnostic::error(
                "unknown-code",
                ["rows[", &decimal(index), "]"].concat(),
                "a code that no answer has",
            )
            .help("encode answers with the same model"));
        };
        outcomes.push(outcome as u8);
    }
    Ok(outcomes)
}

/// A number in decimal, without the machinery of formatting.
fn decimal(number: usize) -> String {
    let mut digits = String::new();
    let mut left = number;
    loop {
        digits.insert(0, char::from(b'0' + (left % 10) as u8));
        left /= 10;
        if left == 0 {
            return digits;
        }
    }
}
