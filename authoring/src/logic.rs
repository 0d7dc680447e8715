//! What a draft and a finished model have in common: questions, tables, and the order in which diagrams ask.

use crate::draft::Draft;
use crate::graph::Level;
use attestation_fit::ids::{DecisionId, IndexVec, OutcomeId, QuestionId};
use attestation_fit::model::{Condition, Decision, DecisionRule, Entry, Model, Question, Then};
use std::collections::BTreeSet;

/// The decision as the compiler and the verifier look at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Logic<'a> {
    pub(crate) questions: &'a IndexVec<QuestionId, Question>,
    pub(crate) decisions: &'a IndexVec<DecisionId, Decision>,
    pub(crate) outcome: DecisionId,
    order: &'a IndexVec<QuestionId, u8>,
}

impl<'a> Logic<'a> {
    pub(crate) fn of_draft(draft: &'a Draft) -> Self {
        let Draft { questions, decisions, outcome, order, .. } = draft;
        Self { questions, decisions, outcome: *outcome, order }
    }

    pub(crate) fn of_model(model: &'a Model) -> Self {
        Self {
            questions: model.questions(),
            decisions: model.decisions(),
            outcome: model.outcome(),
            order: model.order(),
        }
    }

    /// The ids of the outcomes in declared order.
    pub(crate) fn outcomes(self) -> &'a IndexVec<OutcomeId, String> {
        &self.decisions[self.outcome].values
    }

    /// The question that diagrams ask at each level.
    pub(crate) fn asked(self) -> IndexVec<Level, QuestionId> {
        let mut asked: Vec<QuestionId> = self.questions.ids().collect();
        asked.sort_by_key(|question| self.order[*question]);
        let mut levels = IndexVec::default();
        for question in asked {
            // there are more levels than questions
            let _ = levels.push(question);
        }
        levels
    }

    /// The decisions on which these depend, themselves included, without going through `given`: earlier ones first.
    pub(crate) fn cone(
        self,
        from: impl IntoIterator<Item = DecisionId>,
        given: Option<DecisionId>,
    ) -> BTreeSet<DecisionId> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<DecisionId> = from.into_iter().collect();
        while let Some(decision) = waiting.pop() {
            if Some(decision) != given && found.insert(decision) {
                waiting.extend(self.decisions[decision].rules.iter().flat_map(needs));
            }
        }
        found
    }

    /// Every table.
    pub(crate) fn tables(self) -> BTreeSet<DecisionId> {
        self.decisions.ids().collect()
    }
}

/// The decisions that a rule needs: those that it reads, and the one whose value it takes.
fn needs(row: &DecisionRule) -> impl Iterator<Item = DecisionId> {
    let taken = match row.then {
        Then::Decision(other) => Some(other),
        Then::Value(_) | Then::Points(..) => None,
    };
    read(&row.rule.when).chain(taken)
}

/// The decisions whose values a condition reads.
pub(crate) fn read(when: &Condition) -> impl Iterator<Item = DecisionId> {
    when.entries().filter_map(|entry| match entry {
        Entry::Answer(..) => None,
        Entry::Value(decision, _) => Some(*decision),
    })
}

/// Every condition of a model: of tables, criteria, flags, plans and figures.
pub(crate) fn conditions(model: &Model) -> impl Iterator<Item = &Condition> {
    let roadmap = model.roadmap();
    let tables = model.decisions().iter().flat_map(|decision| &decision.rules).map(|row| &row.rule.when);
    let findings = model.findings().iter().flat_map(|finding| &finding.rules).map(|rule| &rule.when);
    let steps = roadmap.steps.iter().flat_map(|step| &step.variants).map(|(when, _)| when);
    let plans = roadmap.plans.iter().map(|plan| &plan.when);
    let recurring = roadmap.recurring.iter().map(|recurrence| &recurrence.when);
    let costs = roadmap.costs.iter().map(|cost| &cost.when);
    let audit = roadmap.audit.iter().map(|audit| &audit.when);
    tables.chain(findings).chain(steps).chain(plans).chain(recurring).chain(costs).chain(audit)
}
