//! Runs the decision tables on complete answers: values, and the rules that determine them.

use crate::ids::{Choices, DecisionId, IndexVec, QuestionId, Questions, ValueId};
use crate::model::{Condition, Decision, DecisionRule, Entry, Hit, Inputs, Model, Rule, Then};
use core::cmp::Reverse;

/// What the tables say of one set of answers.
#[derive(Clone, Debug)]
pub struct Evaluation<'m> {
    outcome: DecisionId,
    answers: IndexVec<QuestionId, Choices>,
    decided: IndexVec<DecisionId, Decided<'m>>,
}

/// What one table says.
#[derive(Clone, Debug, Default)]
pub struct Decided<'m> {
    /// Its value; `None` where no rule holds.
    pub value: Option<ValueId>,
    /// The rules that determine the value, strongest first.
    pub by: Vec<Match<'m>>,
    /// The table whose value it takes over.
    pub from: Option<DecisionId>,
}

/// A rule that holds.
#[derive(Clone, Copy, Debug)]
pub struct Match<'m> {
    /// The rule.
    pub rule: &'m Rule,
    /// The questions whose answers make it hold, directly or through the rules of other tables; open ones included.
    pub questions: Questions,
}

impl<'m> Evaluation<'m> {
    /// Evaluates every decision; `answers` are effective answers (see [`crate::answers::Answers::effective`]).
    #[must_use]
    pub fn new(model: &'m Model, answers: IndexVec<QuestionId, Choices>) -> Self {
        let decided = model.decisions().map(|_, _| Decided::default());
        let mut evaluation = Self { outcome: model.outcome(), answers, decided };
        // in dependency order: each table reads earlier ones only
        for (id, decision) in model.decisions().enumerate() {
            evaluation.decided[id] = evaluation.decide(decision);
        }
        evaluation
    }

    /// What a table says.
    #[must_use]
    pub fn decided(&self, decision: DecisionId) -> &Decided<'m> {
        &self.decided[decision]
    }

    /// Whether a condition holds.
    #[must_use]
    pub fn holds(&self, when: &Condition) -> bool {
        when.holds(self)
    }

    /// The rules among these that hold, in declared order.
    #[must_use]
    pub fn matching(&self, rules: &'m [Rule]) -> Vec<Match<'m>> {
        rules.iter().filter_map(|rule| self.match_of(rule)).collect()
    }

    /// The rule where it holds, with what makes it hold.
    fn match_of(&self, rule: &'m Rule) -> Option<Match<'m>> {
        let questions = rule.when.holding(self)?.iter().map(|entry| match entry {
            Entry::Answer(question, _) => Questions::one(*question),
            // the advice itself is no answer of the prospect's
            Entry::Value(decision, _) if *decision == self.outcome => Questions::default(),
            Entry::Value(decision, _) => questions_of(&self.decided[*decision].by),
        });
        Some(Match { rule, questions: questions.fold(Questions::default(), Questions::or) })
    }

    fn decide(&self, decision: &'m Decision) -> Decided<'m> {
        let mut matching = decision.rules.iter().filter_map(|row| Some((row, self.match_of(&row.rule)?)));
        match decision.hit {
            Hit::First | Hit::Unique => matching.next().map(|(row, found)| self.first(row, found)),
            Hit::Sum => Some(sum(decision, &matching.collect::<Vec<_>>())),
        }
        .unwrap_or_default()
    }

    fn first(&self, row: &DecisionRule, found: Match<'m>) -> Decided<'m> {
        let by = vec![found];
        match row.then {
            Then::Value(value) | Then::Points(value, _) => Decided { value: Some(value), by, from: None },
            Then::Decision(other) => Decided { value: self.decided[other].value, by, from: Some(other) },
        }
    }
}

/// The value whose points are most, and what spoke for it; nothing where no rule holds.
fn sum<'m>(decision: &Decision, matching: &[(&DecisionRule, Match<'m>)]) -> Decided<'m> {
    let points = matching.iter().filter_map(|(row, found)| match row.then {
        Then::Points(value, points) => Some((value, points, *found)),
        Then::Value(_) | Then::Decision(_) => None,
    });
    let mut sums = decision.values.map(|_, _| 0_i32);
    for (value, points, _) in points.clone() {
        sums[value] += i32::from(points);
    }
    let value = winner(&sums).filter(|_| !matching.is_empty());
    let mut strongest: Vec<_> = points.filter(|(of, points, _)| Some(*of) == value && *points > 0).collect();
    // stable: of equal points the rule declared first comes first
    strongest.sort_by_key(|(_, points, _)| Reverse(*points));
    Decided { value, by: strongest.into_iter().map(|(_, _, found)| found).collect(), from: None }
}

/// The value with the highest sum; the first one wins a tie.
#[must_use]
pub fn winner(sums: &IndexVec<ValueId, i32>) -> Option<ValueId> {
    sums.enumerate().min_by_key(|(_, sum)| Reverse(**sum)).map(|(value, _)| value)
}

/// The questions behind any of these.
#[must_use]
pub fn questions_of(matches: &[Match<'_>]) -> Questions {
    matches.iter().map(|found| found.questions).fold(Questions::default(), Questions::or)
}

impl Inputs for Evaluation<'_> {
    fn answer(&self, question: QuestionId) -> Choices {
        self.answers[question]
    }

    fn value(&self, decision: DecisionId) -> Option<ValueId> {
        self.decided[decision].value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id as _;

    #[test]
    fn the_first_of_equal_sums_wins() {
        let cases: [(&[i32], usize); 3] = [(&[0, 3, 3, 1], 1), (&[0, 0], 0), (&[-1, -2], 0)];
        for (sums, expected) in cases {
            assert_eq!(winner(&IndexVec::new(sums.to_vec()).unwrap()), ValueId::new(expected));
        }
    }
}
