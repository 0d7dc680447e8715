//! What the author says of the decision as a whole; the verifier holds the author to it.

use super::{Condition, Question};
use crate::ids::{ChoiceId, Choices, Outcomes, QuestionId, Set};
use serde::{Deserialize, Serialize};

/// A promise: moving one answer along never loses an outcome.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Monotonicity {
    /// Public id.
    pub id: String,
    /// The question whose answer moves.
    pub question: QuestionId,
    /// Answers of one choice each: from every one to the next.
    pub chain: Vec<ChoiceId>,
    /// From every answer without one of these to the answer that has it as well, where that is allowed.
    pub adds: Choices,
    /// The outcomes within which the advice must stay.
    pub keeps: Outcomes,
    /// Where the promise is made.
    pub when: Condition,
}

impl Monotonicity {
    /// From answer to answer; `asked` is the question.
    #[must_use]
    pub fn moves(&self, asked: &Question) -> Vec<(Choices, Choices)> {
        let next = self.chain.iter().skip(1);
        let steps = self.chain.iter().zip(next).map(|(from, to)| (Set::one(*from), Set::one(*to)));
        let allowed: Vec<Choices> =
            asked.allowed().map(|(_, answer)| answer).filter(|answer| !answer.is_empty()).collect();
        let grown = self.adds.iter().map(Set::one).flat_map(|added| {
            let without = allowed.iter().filter(move |answer| !answer.meets(added));
            without.map(move |answer| (*answer, answer.or(added))).filter(|(_, to)| allowed.contains(to))
        });
        steps.chain(grown).collect()
    }
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
