//! What the author says of the decision as a whole; the verifier holds the author to it.

use super::Condition;
use crate::ids::{Choices, Outcomes, QuestionId};
use serde::{Deserialize, Serialize};

/// A promise: moving one answer along never loses an outcome.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Monotonicity {
    /// Public id.
    pub id: String,
    /// The question whose answer moves.
    pub question: QuestionId,
    /// From answer to answer.
    pub moves: Vec<(Choices, Choices)>,
    /// The outcomes within which the advice must stay.
    pub keeps: Outcomes,
    /// Where the promise is made.
    pub when: Condition,
}

/// A finding of the verifier that the author has looked at and keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The finding's code.
    pub code: String,
    /// The finding's path.
    pub path: String,
    /// Why it stays.
    pub reason: String,
}
