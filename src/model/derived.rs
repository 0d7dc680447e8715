//! What follows from the parts of a model and every report asks for: worked out once, when the model is read.

use super::Parts;
use crate::ids::{Choices, ClassId, FindingId, Id as _, IndexVec, QuestionId};
use std::collections::BTreeSet;

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
        self.findings.map(|_, finding| {
            self.questions.map(|id, question| {
                let (outcome, finding) = (&self.diagram.classes[id], &finding.diagram.classes[id]);
                if finding.count == 1 {
                    // the finding does not look at this question
                    return outcome.ids().map(|class| (class, ClassId::at(0))).collect();
                }
                let pairs = question.allowed().map(|(code, _)| (outcome.of_code(code), finding.of_code(code)));
                pairs.collect::<BTreeSet<_>>().into_iter().collect()
            })
        })
    }
}
