//! Runs the decision tables on complete answers: values, and the rules that determine them.

use crate::gather::Gather as _;
use crate::model::{Decision, Finding, Hit, Model, Rule, Then, holds};

/// What the tables say of one set of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// The inputs: effective answers by question, then by decision the bit of its value (0 where no rule holds).
    inputs: Vec<u32>,
    /// By decision, the rules that determine its value, strongest first: rule and the alternative that holds.
    hits: Vec<Vec<(usize, usize)>>,
    questions: usize,
}

impl Evaluation {
    /// Evaluates every decision; `answers` are effective answers (see [`crate::answers::Answers::effective`]).
    #[must_use]
    pub fn new(model: &Model, answers: Vec<u32>) -> Self {
        let mut evaluation =
            Self { questions: answers.len(), inputs: answers, hits: Vec::with_capacity(model.decisions.len()) };
        for decision in &model.decisions {
            let (value, hits) = evaluation.decide(decision);
            evaluation.inputs.push(value);
            evaluation.hits.push(hits);
        }
        evaluation
    }

    /// The value of a decision; `None` where no rule holds, which no valid model allows of its outcome.
    #[must_use]
    pub fn value(&self, decision: usize) -> Option<usize> {
        match self.input(self.questions + decision) {
            0 => None,
            bit => Some(bit.trailing_zeros() as usize),
        }
    }

    /// The rules that determine a decision's value, strongest first: rule and the alternative that holds.
    #[must_use]
    pub fn hits(&self, decision: usize) -> &[(usize, usize)] {
        self.hits.get(decision).map_or(&[], Vec::as_slice)
    }

    /// The rules that bring a finding, in declared order.
    #[must_use]
    pub fn found(&self, finding: &Finding) -> Vec<(usize, usize)> {
        self.matching(&finding.rules)
    }

    /// Whether a condition holds, and by which of its alternatives.
    #[must_use]
    pub fn holds(&self, when: &crate::model::Alternatives) -> Option<usize> {
        holds(when, |input| self.input(usize::from(input)))
    }

    /// The bits of one input.
    #[must_use]
    pub fn input(&self, input: usize) -> u32 {
        self.inputs.get(input).copied().unwrap_or(0)
    }

    fn matching(&self, rules: &[Rule]) -> Vec<(usize, usize)> {
        let mut matching = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            if let Some(alternative) = self.holds(&rule.when) {
                matching.push((index, alternative));
            }
        }
        matching
    }

    fn decide(&self, decision: &Decision) -> (u32, Vec<(usize, usize)>) {
        match decision.hit {
            Hit::First | Hit::Unique => {
                let mut hits = self.matching(&decision.rules);
                hits.truncate(1);
                let rule = hits.first().and_then(|(rule, _)| decision.rules.get(*rule));
                let value = match rule.map(|rule| rule.then) {
                    Some(Then::Value(value) | Then::Points(value, _)) => 1 << value,
                    Some(Then::Decision(other)) => self.input(self.questions + usize::from(other)),
                    None => 0,
                };
                (value, hits)
            }
            Hit::Sum => self.add_up(decision),
        }
    }

    fn add_up(&self, decision: &Decision) -> (u32, Vec<(usize, usize)>) {
        let mut sums = vec![0_i32; decision.values.len()];
        let mut hits = Vec::new();
        for (index, alternative) in self.matching(&decision.rules) {
            if let Some(Then::Points(value, points)) = decision.rules.get(index).map(|rule| rule.then) {
                if let Some(sum) = sums.get_mut(usize::from(value)) {
                    *sum += i32::from(points);
                }
                hits.push((index, alternative, value, points));
            }
        }
        if hits.is_empty() {
            return (0, Vec::new());
        }
        let winner = winner(&sums);
        let mut strongest: Vec<(usize, usize, i16)> = Vec::new();
        for (index, alternative, value, points) in hits {
            if usize::from(value) == winner && points > 0 {
                let position = strongest.iter().position(|(_, _, other)| *other < points).unwrap_or(strongest.len());
                strongest.insert(position, (index, alternative, points));
            }
        }
        (1 << winner, strongest.into_iter().map(|(index, alternative, _)| (index, alternative)).gather())
    }
}

/// The position of the highest sum; the first one wins a tie.
#[must_use]
pub fn winner(sums: &[i32]) -> usize {
    let mut best = 0;
    for (value, sum) in sums.iter().enumerate() {
        if sums.get(best).is_some_and(|most| sum > most) {
            best = value;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_equal_sums_wins() {
        assert_eq!(winner(&[0, 3, 3, 1]), 1);
        assert_eq!(winner(&[0, 0]), 0);
        assert_eq!(winner(&[-1, -2]), 0);
    }
}
