//! Decision tables as functions of the answers.

use super::MOST_NODES;
use super::space::{Space, cone};
use crate::graph::{FALSE, Graph, Ref, TRUE, TooLarge};
use attestation_fit::evaluate::winner;
use attestation_fit::model::{Alternatives, Decision, Entry, Finding, Hit, Model, Then};

/// The value of a decision where no rule holds.
pub(crate) const GAP: u32 = 255;

/// Points by value, by leaf of a sum; `None` where no rule holds.
pub(crate) type Sums = Vec<Option<Vec<i32>>>;

/// Functions over one space.
pub(crate) struct Tables<'a> {
    model: &'a Model,
    space: &'a Space,
    pub(crate) graph: Graph,
    /// By decision: its value, once compiled.
    values: Vec<Option<Ref>>,
    /// The level of the outcome where it counts as one more, last variable.
    outcome_level: Option<usize>,
}

impl<'a> Tables<'a> {
    /// Functions over this space; with `outcome_given` the outcome is a variable and not a function of the answers.
    pub(crate) fn new(model: &'a Model, space: &'a Space, outcome_given: bool) -> Self {
        let mut sizes = space.sizes();
        let outcome_level = outcome_given.then_some(sizes.len());
        if outcome_given {
            sizes.push(model.outcomes().len());
        }
        let values = vec![None; model.decisions.len()];
        Self { model, space, graph: Graph::new(sizes, MOST_NODES), values, outcome_level }
    }

    /// The outcome, relevance respected.
    pub(crate) fn outcome(&mut self) -> Result<Ref, TooLarge> {
        let value = self.decision(self.model.outcome)?;
        self.respect_relevance(value)
    }

    /// The outcome's value before relevance, and every decision that it needs.
    pub(crate) fn decision(&mut self, index: usize) -> Result<Ref, TooLarge> {
        for needed in cone(self.model, vec![index], self.outcome_level.map(|_| self.model.outcome)) {
            let known = self.values.get(needed).copied().flatten().is_some();
            let Some(decision) = self.model.decisions.get(needed).filter(|_| !known) else {
                continue;
            };
            let value = self.table(decision)?;
            if let Some(slot) = self.values.get_mut(needed) {
                *slot = Some(value);
            }
        }
        Ok(self.values.get(index).copied().flatten().unwrap_or(Graph::constant(GAP)))
    }

    /// The sets of outcomes under which a finding holds; leaves are indexes into the second value.
    pub(crate) fn finding(&mut self, finding: &Finding) -> Result<(Ref, Vec<u32>), TooLarge> {
        let mut holds = FALSE;
        for rule in &finding.rules {
            let condition = self.condition(&rule.when)?;
            holds = self.graph.or(holds, condition)?;
        }
        let holds = self.respect_relevance(holds)?;
        let mut sets = vec![];
        let function = self.gather(holds, &mut sets, &mut std::collections::BTreeMap::new())?;
        Ok((function, sets))
    }

    /// Where a condition holds.
    pub(crate) fn condition(&mut self, when: &Alternatives) -> Result<Ref, TooLarge> {
        let mut any = FALSE;
        for alternative in when {
            let mut all = TRUE;
            for entry in alternative {
                let one = self.entry(entry)?;
                all = self.graph.and(all, one)?;
            }
            any = self.graph.or(any, all)?;
        }
        Ok(any)
    }

    /// By rule, in declared order: where it determines the decision's value (hit policies first and unique).
    pub(crate) fn determining(&mut self, decision: &Decision) -> Result<Vec<Ref>, TooLarge> {
        let mut earlier = FALSE;
        let mut found = Vec::with_capacity(decision.rules.len());
        for rule in &decision.rules {
            let condition = self.condition(&rule.when)?;
            found.push(self.graph.without(condition, earlier)?);
            if decision.hit != Hit::Sum {
                earlier = self.graph.or(earlier, condition)?;
            }
        }
        Ok(found)
    }

    /// An irrelevant question counts as "I don't know", whatever was answered. Later questions first: their relevance
    /// may read earlier ones, which may be irrelevant themselves.
    pub(crate) fn respect_relevance(&mut self, function: Ref) -> Result<Ref, TooLarge> {
        let mut function = function;
        for (index, question) in self.model.questions.iter().enumerate().rev() {
            if let Some(when) = &question.relevant {
                let relevant = self.condition(when)?;
                let level = self.space.level.get(index).copied().unwrap_or(0);
                let unknown = self.space.unknown(index);
                let without = self.graph.fix(function, level, unknown)?;
                function = self.graph.choose(relevant, function, without)?;
            }
        }
        Ok(function)
    }

    fn entry(&mut self, entry: &Entry) -> Result<Ref, TooLarge> {
        let input = usize::from(entry.input);
        if let Some(decision) = input.checked_sub(self.model.questions.len()) {
            if self.outcome_level.is_some() && decision == self.model.outcome {
                return self.graph.literal(self.outcome_level.unwrap_or(0), |value| entry.accepts(1 << value));
            }
            let value = self.decision(decision)?;
            let accepts = |value: u32| u32::from(entry.accepts(if value == GAP { 0 } else { 1 << value }));
            return self.graph.map(value, &mut { accepts });
        }
        let first = self.space.first.get(input).cloned().unwrap_or_default();
        let level = self.space.level.get(input).copied().unwrap_or(0);
        self.graph.literal(level, |class| first.get(class).is_some_and(|mask| entry.accepts(*mask)))
    }

    fn table(&mut self, decision: &Decision) -> Result<Ref, TooLarge> {
        match decision.hit {
            Hit::First | Hit::Unique => {
                let mut value = Graph::constant(GAP);
                for rule in decision.rules.iter().rev() {
                    let condition = self.condition(&rule.when)?;
                    let then = match rule.then {
                        Then::Value(index) | Then::Points(index, _) => Graph::constant(u32::from(index)),
                        Then::Decision(other) => self.decision(usize::from(other))?,
                    };
                    value = self.graph.choose(condition, then, value)?;
                }
                Ok(value)
            }
            Hit::Sum => self.sum(decision),
        }
    }

    /// Where each irrelevant question is left without an answer: the answer sets that exist.
    pub(crate) fn real(&mut self) -> Result<Ref, TooLarge> {
        let mut real = TRUE;
        for (index, question) in self.model.questions.iter().enumerate() {
            if let Some(when) = &question.relevant {
                let relevant = self.condition(when)?;
                let level = self.space.level.get(index).copied().unwrap_or(0);
                let unknown = self.space.unknown(index);
                let unanswered = self.graph.literal(level, |class| class == unknown)?;
                let fits = self.graph.or(relevant, unanswered)?;
                real = self.graph.and(real, fits)?;
            }
        }
        Ok(real)
    }

    fn sum(&mut self, decision: &Decision) -> Result<Ref, TooLarge> {
        let (function, sums) = self.sums(decision)?;
        self.graph.map(function, &mut |sum| match sums.get(sum as usize) {
            Some(Some(sums)) => winner(sums) as u32,
            _ => GAP,
        })
    }

    /// The points by value: leaves are indexes into the second value, `None` where no rule holds.
    pub(crate) fn sums(&mut self, decision: &Decision) -> Result<(Ref, Sums), TooLarge> {
        let mut sums: Sums = vec![None];
        let mut numbers = std::collections::BTreeMap::from([(None, 0)]);
        let mut function = Graph::constant(0);
        for rule in &decision.rules {
            let Then::Points(value, points) = rule.then else {
                continue;
            };
            let condition = self.condition(&rule.when)?;
            let values = decision.values.len();
            function = self.graph.combine(function, condition, &mut |sum, holds| {
                if holds == 0 {
                    return sum;
                }
                let mut added = sums.get(sum as usize).cloned().flatten().unwrap_or_else(|| vec![0; values]);
                if let Some(slot) = added.get_mut(usize::from(value)) {
                    *slot += i32::from(points);
                }
                let added = Some(added);
                *numbers.entry(added).or_insert_with_key(|added| {
                    sums.push(added.clone());
                    sums.len() as u32 - 1
                })
            })?;
        }
        Ok((function, sums))
    }

    /// Replaces the outcome variable by leaves that are sets of outcomes.
    fn gather(
        &mut self,
        at: Ref,
        sets: &mut Vec<u32>,
        known: &mut std::collections::BTreeMap<Ref, Ref>,
    ) -> Result<Ref, TooLarge> {
        if let Some(done) = known.get(&at) {
            return Ok(*done);
        }
        let made = match self.graph.level(at) {
            Some(level) if Some(level) != self.outcome_level => {
                let edges = self.graph.edges(at).to_vec();
                let mut gathered = Vec::with_capacity(edges.len());
                for edge in edges {
                    gathered.push(self.gather(edge, sets, known)?);
                }
                self.graph.node(level, gathered)?
            }
            level => {
                let set = match level {
                    Some(_) => self
                        .graph
                        .edges(at)
                        .iter()
                        .enumerate()
                        .filter(|(_, edge)| **edge == TRUE)
                        .fold(0, |set, (value, _)| set | 1 << value),
                    None if at == TRUE => u32::MAX,
                    None => 0,
                };
                let index = sets.iter().position(|other| *other == set).unwrap_or_else(|| {
                    sets.push(set);
                    sets.len() - 1
                });
                Graph::constant(index as u32)
            }
        };
        known.insert(at, made);
        Ok(made)
    }
}
