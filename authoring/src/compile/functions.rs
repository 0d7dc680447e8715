//! Decision tables as functions of the answers.

use super::MOST_NODES;
use super::space::{AnswerClasses, Space};
use crate::graph::{Function, Graph, Level, Region, TooLarge, number};
use crate::logic::Logic;
use attestation_fit::evaluate::winner;
use attestation_fit::ids::{DecisionId, Id as _, IndexVec, OutcomeId, Outcomes, ValueId};
use attestation_fit::model::{Condition, Decision, DecisionRule, Entry, Hit, Rule, Then};
use std::collections::BTreeMap;

/// The value of a decision where no rule holds; values themselves end at 30.
pub(crate) const GAP: u32 = 255;

/// Points by value; `None` where no rule holds.
pub(crate) type Sum = Option<IndexVec<ValueId, i32>>;

/// Functions over one space.
pub(crate) struct Functions<'a> {
    logic: Logic<'a>,
    space: &'a Space,
    pub(crate) graph: Graph,
    /// The value of each decision, once it is made.
    values: IndexVec<DecisionId, Option<Function>>,
    /// The level of the outcome where it counts as one more, last variable.
    outcome_level: Option<Level>,
}

impl<'a> Functions<'a> {
    /// Functions over this space.
    pub(crate) fn new(logic: Logic<'a>, space: &'a Space) -> Self {
        let values = logic.decisions.map(|_, _| None);
        Self { logic, space, graph: Graph::new(space.sizes(), MOST_NODES), values, outcome_level: None }
    }

    /// Functions over this space for which the outcome is a variable, and no function of the answers.
    pub(crate) fn under_outcomes(logic: Logic<'a>, space: &'a Space) -> Self {
        let mut sizes = space.sizes();
        let outcome_level = sizes.push(logic.outcomes().len()).ok();
        Self { graph: Graph::new(sizes, MOST_NODES), outcome_level, ..Self::new(logic, space) }
    }

    /// The outcome, relevance respected.
    pub(crate) fn outcome(&mut self) -> Result<Function, TooLarge> {
        let value = self.decision(self.logic.outcome)?;
        self.respect_relevance(value)
    }

    /// A decision's value before relevance.
    pub(crate) fn decision(&mut self, id: DecisionId) -> Result<Function, TooLarge> {
        if let Some(level) = self.outcome_level.filter(|_| id == self.logic.outcome) {
            return self.graph.variable(level);
        }
        if let Some(known) = self.values[id] {
            return Ok(known);
        }
        // earlier ones first, so that nothing has to be made within the making of another
        for needed in self.logic.cone([id], self.outcome_level.map(|_| self.logic.outcome)) {
            if self.values[needed].is_none() {
                let made = self.table(&self.logic.decisions[needed])?;
                self.values[needed] = Some(made);
            }
        }
        self.values[id].ok_or(TooLarge)
    }

    /// The sets of outcomes under which one of the rules holds; leaves are positions in the list.
    pub(crate) fn finding(&mut self, rules: &[Rule]) -> Result<(Function, Vec<Outcomes>), TooLarge> {
        let mut holds = Region::NONE;
        for rule in rules {
            let condition = self.condition(&rule.when)?;
            holds = self.graph.or(holds, condition)?;
        }
        let holds = self.respect_relevance(holds)?;
        let mut sets: Vec<Outcomes> = Vec::new();
        let mut numbers: BTreeMap<Outcomes, u32> = BTreeMap::new();
        let last = self.outcome_level.ok_or(TooLarge)?;
        let function = self.graph.gather(holds, last, &mut |classes| {
            let set: Outcomes = classes.map(OutcomeId::at).collect();
            *numbers.entry(set).or_insert_with(|| {
                sets.push(set);
                number(sets.len() - 1)
            })
        })?;
        Ok((function, sets))
    }

    /// Where a condition holds.
    pub(crate) fn condition(&mut self, when: &Condition) -> Result<Region, TooLarge> {
        let mut any = Region::NONE;
        for alternative in &when.alternatives {
            let mut all = Region::ALL;
            for entry in alternative {
                let one = self.entry(entry)?;
                all = self.graph.and(all, one)?;
            }
            any = self.graph.or(any, all)?;
        }
        Ok(any)
    }

    /// By rule: where it holds, and where it has a part in the decision's value.
    pub(crate) fn determining(&mut self, decision: &Decision) -> Result<Vec<(Region, Region)>, TooLarge> {
        let mut earlier = Region::NONE;
        let mut found = Vec::with_capacity(decision.rules.len());
        for row in &decision.rules {
            let condition = self.condition(&row.rule.when)?;
            found.push((condition, self.graph.without(condition, earlier)?));
            if decision.hit != Hit::Sum {
                earlier = self.graph.or(earlier, condition)?;
            }
        }
        Ok(found)
    }

    /// An irrelevant question counts as "I don't know", whatever was answered. Later questions first: their relevance
    /// may read earlier ones, which may be irrelevant themselves.
    pub(crate) fn respect_relevance<F: crate::graph::Over>(&mut self, function: F) -> Result<F, TooLarge> {
        let mut function = function;
        for (id, question) in self.logic.questions.enumerate().rev() {
            if let Some(when) = &question.relevant {
                let relevant = self.condition(when)?;
                let without = self.graph.fix(function, self.space.level[id], AnswerClasses::UNKNOWN)?;
                function = self.graph.choose(relevant, function, without)?;
            }
        }
        Ok(function)
    }

    /// Where each irrelevant question is left without an answer: the answer sets that exist.
    pub(crate) fn real(&mut self) -> Result<Region, TooLarge> {
        let mut real = Region::ALL;
        for (id, question) in self.logic.questions.enumerate() {
            if let Some(when) = &question.relevant {
                let relevant = self.condition(when)?;
                let unanswered = self.graph.literal(self.space.level[id], |class| class == AnswerClasses::UNKNOWN)?;
                let fits = self.graph.or(relevant, unanswered)?;
                real = self.graph.and(real, fits)?;
            }
        }
        Ok(real)
    }

    fn entry(&mut self, entry: &Entry) -> Result<Region, TooLarge> {
        match entry {
            Entry::Answer(question, test) => {
                let members = &self.space.of(*question).members;
                let accepted: Vec<bool> = members.iter().map(|(answer, _)| test.accepts(*answer)).collect();
                self.graph.truths(self.space.level[*question], &accepted)
            }
            Entry::Value(decision, test) => {
                let value = self.decision(*decision)?;
                self.graph.holds(value, |value| test.accepts(value_of(value).into_iter().collect()))
            }
        }
    }

    fn table(&mut self, decision: &Decision) -> Result<Function, TooLarge> {
        if decision.hit == Hit::Sum {
            let (function, sums) = self.sums(decision)?;
            let winners: Vec<u32> = sums
                .iter()
                .map(|sums| sums.as_ref().and_then(winner).map_or(GAP, |value| number(value.index())))
                .collect();
            #[expect(clippy::indexing_slicing, reason = "leaves are positions in the list")]
            return self.graph.map(function, |sum| winners[sum as usize]);
        }
        let rows: Vec<&DecisionRule> = decision.rules.iter().collect();
        let mut value = Function::constant(GAP);
        for row in rows.into_iter().rev() {
            let condition = self.condition(&row.rule.when)?;
            let then = match row.then {
                Then::Value(id) | Then::Points(id, _) => Function::constant(number(id.index())),
                Then::Decision(other) => self.decision(other)?,
            };
            value = self.graph.choose(condition, then, value)?;
        }
        Ok(value)
    }

    /// The points by value: leaves are positions in the list.
    #[expect(clippy::indexing_slicing, reason = "leaves are positions in the list")]
    pub(crate) fn sums(&mut self, decision: &Decision) -> Result<(Function, Vec<Sum>), TooLarge> {
        let mut sums: Vec<Sum> = vec![None];
        let mut numbers: BTreeMap<Option<Vec<i32>>, u32> = BTreeMap::from([(None, 0)]);
        let mut function = Function::constant(0);
        for row in &decision.rules {
            let Then::Points(value, points) = row.then else { continue };
            let condition = self.condition(&row.rule.when)?;
            function = self.graph.map_where(function, condition, &mut |sum| {
                let before = sums[sum as usize].clone();
                let mut added = before.unwrap_or_else(|| decision.values.map(|_, _| 0));
                added[value] += i32::from(points);
                *numbers.entry(Some(added.iter().copied().collect())).or_insert_with(|| {
                    sums.push(Some(added));
                    number(sums.len() - 1)
                })
            })?;
        }
        Ok((function, sums))
    }
}

/// The value of a leaf; `None` in a gap.
pub(crate) fn value_of(leaf: u32) -> Option<ValueId> {
    ValueId::new(leaf as usize)
}
