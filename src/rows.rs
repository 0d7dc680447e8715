//! The bulk path: a prospect is a row of bytes, one class for each question, and many rows are evaluated in one call.

use crate::answers::Answers;
use crate::diagnostic::Diagnostic;
use crate::ids::{ClassId, Id as _, IndexVec, QuestionId};
use crate::model::Model;

/// One prospect as a row: the class of each answer, in declared order of the questions. Open questions count as
/// "I don't know", and so does an answer to a question that is not relevant.
#[must_use]
pub fn encode(model: &Model, answers: &Answers) -> Vec<u8> {
    let effective = answers.effective(model);
    effective.enumerate().map(|(question, answer)| model.class(question, *answer).byte()).collect()
}

/// The outcome of each row, as an index into the outcomes.
///
/// # Errors
/// Bytes that are no whole number of rows, or a code that no answer has; the path names the row.
pub fn evaluate(model: &Model, rows: &[u8]) -> Result<Vec<u8>, Diagnostic> {
    // a model without questions has rows of no bytes, of which nothing tells how many there are
    let width = model.questions().len().max(1);
    if !rows.len().is_multiple_of(width) {
        return Err(Diagnostic::error("wrong-shape", "rows", "the bytes are no whole number of rows")
            .help("put the rows that `encode` returns one after the other"));
    }
    rows.chunks_exact(width).enumerate().map(|(index, row)| outcome(model, index, row)).collect()
}

fn outcome(model: &Model, index: usize, row: &[u8]) -> Result<u8, Diagnostic> {
    let classes = &model.diagram().classes;
    let known = row.iter().zip(classes).all(|(code, classes)| *code < classes.count);
    let codes = row.iter().take(classes.len()).map(|code| ClassId::new(usize::from(*code)));
    match codes.collect::<Option<Vec<ClassId>>>().filter(|_| known).map(IndexVec::<QuestionId, _>::new) {
        Some(Ok(codes)) => Ok(model.diagram().value(|question| codes[question]).byte()),
        _ => Err(Diagnostic::error("unknown-code", format!("rows[{index}]"), "a code that no answer has")
            .help("encode answers with the same model")),
    }
}
