//! These answers on this model: what every statement of a report starts from, worked out once.

use crate::answers::Answers;
use crate::diagram::{Fixed, Joint, Reach, Residual};
use crate::evaluate::Evaluation;
use crate::ids::{FindingId, OutcomeId, Outcomes, Questions};
use crate::model::Model;

/// One set of answers on one model.
#[derive(Clone, Debug)]
pub struct Situation<'m> {
    /// The model.
    pub model: &'m Model,
    /// The answers.
    pub answers: Answers,
    /// What the tables say, open questions counting as "I don't know".
    pub evaluation: Evaluation<'m>,
    /// The outcome, open questions counting as "I don't know".
    pub outcome: OutcomeId,
    /// By question: the class of its answer in the outcome's diagram.
    pub fixed: Fixed,
    /// The outcomes that some completion of the answers reaches.
    pub possible: Outcomes,
    /// What the answers leave of the outcome.
    pub residual: Residual<OutcomeId>,
}

impl<'m> Situation<'m> {
    /// Looks at these answers on this model.
    ///
    /// # Panics
    /// With answers that were checked against another model.
    #[must_use]
    pub fn new(model: &'m Model, answers: &Answers) -> Self {
        let fixed = answers.all().map(|id, answer| answer.map(|answer| model.class(id, answer)));
        let effective = answers.effective(model);
        let diagram = model.diagram();
        Self {
            outcome: diagram.value(|question| model.class(question, effective[question])),
            evaluation: Evaluation::new(model, effective),
            possible: diagram.reachable(&fixed),
            residual: Residual::new(diagram, &fixed, |outcome| outcome),
            model,
            answers: answers.clone(),
            fixed,
        }
    }

    /// Whether no completion of the open questions changes the outcome.
    #[must_use]
    pub fn decided(&self) -> bool {
        self.possible.only().is_some()
    }

    /// The open questions that can still change the outcome.
    #[must_use]
    pub fn undecided_by(&self) -> Questions {
        self.residual.support()
    }

    /// By question: the class of its answer in a finding's diagram.
    #[must_use]
    pub fn fixed_for(&self, finding: FindingId) -> Fixed {
        let classes = &self.model.findings()[finding].diagram.classes;
        let questions = self.model.questions();
        self.answers.all().map(|id, answer| answer.map(|answer| classes[id].of_code(questions[id].code(answer))))
    }

    /// Whether a finding can hold, and whether it can fail to, over every completion.
    #[must_use]
    pub fn reach(&self, finding: FindingId) -> Reach {
        let model = self.model;
        let joint = Joint {
            order: model.order(),
            pairs: model.pairs(finding),
            outcome: model.diagram(),
            finding: &model.findings()[finding].diagram,
        };
        joint.reach(&self.fixed, &self.fixed_for(finding), self.possible)
    }
}
