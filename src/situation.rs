//! These answers on this model: what every statement of a report starts from, worked out once.

use crate::answers::Answers;
use crate::diagram::{Fixed, Joint, Reach, Residual};
use crate::evaluate::Evaluation;
use crate::ids::{FindingId, IndexVec, OutcomeId, Outcomes, Questions};
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
    /// What they leave of each finding under these outcomes.
    pub findings: IndexVec<FindingId, Residual<Outcomes>>,
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
        let possible = diagram.reachable(&fixed);
        let findings = model.findings().map(|_, finding| {
            let classes = &finding.diagram.classes;
            let class = |id, answer| classes[id].of_code(model.questions()[id].code(answer));
            let fixed = answers.all().map(|id, answer| answer.map(|answer| class(id, answer)));
            Residual::new(&finding.diagram, &fixed, |outcomes| outcomes.and(possible))
        });
        Self {
            outcome: diagram.value(|question| model.class(question, effective[question])),
            evaluation: Evaluation::new(model, effective),
            residual: Residual::new(diagram, &fixed, |outcome| outcome),
            possible,
            findings,
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

    /// Whether a finding can hold, and whether it can fail to, over every completion.
    #[must_use]
    pub fn reach(&self, finding: FindingId) -> Reach {
        let model = self.model;
        let (outcome, left) = (&self.residual, &self.findings[finding]);
        let joint = Joint { order: model.order(), pairs: model.pairs(finding), outcome, finding: left };
        joint.reach(self.possible)
    }
}
