//! What follows from the parts of a model and every report asks for: worked out once, when the model is read.

use super::{Condition, Entry, Parts, Then};
use crate::ids::{Choices, ClassId, DecisionId, FindingId, Id as _, IndexVec, QuestionId, Questions};

impl Parts {
    /// By question and class of the outcome's diagram: the allowed answers.
    pub(super) fn sorted(&self) -> IndexVec<QuestionId, IndexVec<ClassId, Vec<Choices>>> {
        self.questions.map(|id, question| {
            let classes = &self.diagram.classes[id];
            let mut sorted = IndexVec::each(usize::from(classes.count), |_| Vec::new());
            for (code, answer) in question.allowed() {
                sorted[classes.of_code(code)].push(answer);
            }
            sorted
        })
    }

    /// By finding and question: the classes, in the outcome's diagram and in the finding's, that some answer has
    /// together.
    pub(super) fn pairs(&self) -> IndexVec<FindingId, IndexVec<QuestionId, Vec<(ClassId, ClassId)>>> {
        let allowed = self.questions.map(|_, question| question.allowed().map(|(code, _)| code).collect::<Vec<_>>());
        self.findings.map(|_, finding| {
            self.questions.map(|id, _| {
                let (outcome, finding) = (&self.diagram.classes[id], &finding.diagram.classes[id]);
                if finding.count == 1 {
                    // the finding does not look at this question
                    return outcome.ids().map(|class| (class, ClassId::at(0))).collect();
                }
                let none: IndexVec<ClassId, bool> = IndexVec::each(usize::from(finding.count), |_| false);
                let mut together = IndexVec::each(usize::from(outcome.count), |_: ClassId| none.clone());
                for code in &allowed[id] {
                    together[outcome.of_code(*code)][finding.of_code(*code)] = true;
                }
                let pairs = together.enumerate().flat_map(|(one, row)| {
                    row.enumerate().filter(|(_, together)| **together).map(move |(other, _)| (one, other))
                });
                pairs.collect()
            })
        })
    }

    /// By decision: the questions that its table reads, directly or through other tables. A table reads earlier ones, so
    /// one pass is enough.
    pub(super) fn behind(&self) -> IndexVec<DecisionId, Questions> {
        let mut behind = self.decisions.map(|_, _| Questions::default());
        for (id, decision) in self.decisions.enumerate() {
            for row in &decision.rules {
                let mut read = read_by(&behind, self.outcome, &row.rule.when);
                if let Then::Decision(other) = row.then {
                    read = read.or(behind[other]);
                }
                behind[id] = behind[id].or(read);
            }
        }
        behind
    }
}

/// The questions behind a condition, without going through the outcome: the advice is no answer of the prospect's.
pub(super) fn read_by(behind: &IndexVec<DecisionId, Questions>, outcome: DecisionId, when: &Condition) -> Questions {
    let read = when.entries().map(|entry| match entry {
        Entry::Answer(question, _) => Questions::one(*question),
        Entry::Value(decision, _) if *decision == outcome => Questions::default(),
        Entry::Value(decision, _) => behind[*decision],
    });
    read.fold(Questions::default(), Questions::or)
}
