//! Checks that every index of a packed model fits, so that the rest of the engine may rely on it.

use super::{Alternatives, Finding, MOST_VALUES, Model, Question, Rule, Then};
use crate::diagnostic::Diagnostic;
use crate::model::diagram::{Diagram, LEAF};

/// Every index that does not fit, as the path of its place.
pub(super) fn check(model: &Model) -> Vec<Diagnostic> {
    let mut check = Check { model, problems: Vec::new() };
    check.run();
    check.problems
}

struct Check<'a> {
    model: &'a Model,
    problems: Vec<Diagnostic>,
}

impl Check<'_> {
    fn run(&mut self) {
        let model = self.model;
        for question in &model.questions {
            let most = Question::most_choices(question.select);
            self.demand(!question.choices.is_empty() && question.choices.len() <= most, "questions", &question.id);
        }
        if !self.problems.is_empty() {
            return;
        }
        for (index, question) in model.questions.iter().enumerate() {
            self.demand(question.relevant.as_ref().is_none_or(|when| inputs(when) <= index), "questions", &question.id);
        }
        for (index, decision) in model.decisions.iter().enumerate() {
            self.demand(!decision.values.is_empty() && decision.values.len() <= MOST_VALUES, "decisions", &decision.id);
            for rule in &decision.rules {
                let fits = match rule.then {
                    Then::Value(value) | Then::Points(value, _) => usize::from(value) < decision.values.len(),
                    Then::Decision(other) => {
                        usize::from(other) < index
                            && model
                                .decisions
                                .get(usize::from(other))
                                .is_some_and(|other| other.values == decision.values)
                    }
                };
                self.demand(fits && self.rule(rule, index), "decisions", &decision.id);
            }
        }
        self.demand(model.outcome < model.decisions.len(), "outcome", "");
        self.demand(model.criteria <= model.findings.len(), "findings", "");
        for finding in &model.findings {
            self.finding(finding);
        }
        for promise in &model.monotonicity {
            let fits = usize::from(promise.question) < model.questions.len()
                && inputs(&promise.when) <= model.questions.len() + model.decisions.len();
            self.demand(fits, "monotonicity", &promise.id);
        }
        self.diagrams();
        self.roadmap();
    }

    fn finding(&mut self, finding: &Finding) {
        let fits = finding.rules.iter().all(|rule| self.rule(rule, self.model.decisions.len()))
            && self.diagram(&finding.diagram, finding.masks.len());
        self.demand(fits, "findings", &finding.id);
    }

    fn rule(&self, rule: &Rule, decisions: usize) -> bool {
        inputs(&rule.when) <= self.model.questions.len() + decisions && self.facts(&rule.facts)
    }

    fn facts(&self, facts: &[u16]) -> bool {
        facts.iter().all(|fact| usize::from(*fact) < self.model.facts.len())
    }

    fn diagrams(&mut self) {
        let model = self.model;
        let outcomes = model.outcomes().len();
        self.demand(self.diagram(&model.diagram, outcomes), "diagram", "");
        let positions = model.order.iter().filter(|position| usize::from(**position) < model.questions.len()).count();
        self.demand(positions == model.questions.len() && model.order.len() == positions, "order", "");
        let interview = &model.interview;
        let fits = interview.weights.len() == model.questions.len()
            && interview.weights.iter().zip(&model.diagram.classes).all(|(weights, classes)| {
                weights.len() == usize::from(classes.count)
                    && weights.iter().map(|weight| u64::from(*weight)).sum::<u64>() == 1 << 16
            })
            && interview.states.len() < LEAF as usize
            && interview.states.iter().enumerate().all(|(index, state)| {
                let classes =
                    model.diagram.classes.get(usize::from(state.question)).map(|classes| usize::from(classes.count));
                classes == Some(state.next.len()) && state.next.iter().all(|next| target(*next, index, outcomes))
            });
        self.demand(fits, "interview", "");
    }

    fn diagram(&self, diagram: &Diagram, leaves: usize) -> bool {
        diagram.classes.len() == self.model.questions.len()
            && diagram.classes.iter().zip(&self.model.questions).all(|(classes, question)| {
                classes.of.is_empty() && classes.count == 1
                    || classes.of.len() == question.codes() && classes.of.iter().all(|class| *class < classes.count)
            })
            && target(diagram.root, diagram.nodes.len(), leaves)
            && diagram.nodes.len() < LEAF as usize
            && diagram.nodes.iter().enumerate().all(|(index, node)| {
                diagram
                    .classes
                    .get(usize::from(node.question))
                    .is_some_and(|classes| usize::from(classes.count) == node.edges.len())
                    && node.edges.iter().all(|edge| target(*edge, index, leaves))
            })
    }

    fn roadmap(&mut self) {
        let roadmap = &self.model.roadmap;
        let all = self.model.questions.len() + self.model.decisions.len();
        let steps = roadmap.steps.len();
        for step in &roadmap.steps {
            let fits = !step.weeks.is_empty()
                && step.weeks.iter().all(|(when, _)| inputs(when) <= all)
                && self.facts(&step.facts);
            self.demand(fits, "roadmap.steps", &step.id);
        }
        for plan in &roadmap.plans {
            let fits = inputs(&plan.when) <= all
                && plan.steps.iter().enumerate().all(|(index, step)| {
                    usize::from(step.step) < steps && step.after.iter().all(|after| usize::from(*after) < index)
                });
            self.demand(fits, "roadmap.plans", "");
        }
        for recurrence in &roadmap.recurring {
            let fits = inputs(&recurrence.when) <= all
                && usize::from(recurrence.after) < steps
                && self.facts(&recurrence.facts);
            self.demand(fits, "roadmap.recurring", &recurrence.id);
        }
        for cost in &roadmap.costs {
            self.demand(inputs(&cost.when) <= all && self.facts(&cost.facts), "roadmap.costs", &cost.id);
        }
        let choices =
            |question: u16| self.model.questions.get(usize::from(question)).map(|question| question.choices.len());
        let deadlines =
            roadmap.deadline.as_ref().is_none_or(|deadline| choices(deadline.question) == Some(deadline.weeks.len()));
        let audit = roadmap.audit.as_ref().is_none_or(|audit| {
            choices(audit.question) == Some(audit.bands.len()) && inputs(&audit.when) <= all && self.facts(&audit.facts)
        });
        self.demand(deadlines, "roadmap.deadline", "");
        self.demand(audit, "roadmap.audit", "");
    }

    fn demand(&mut self, fits: bool, path: &str, id: &str) {
        if !fits {
            let path = if id.is_empty() { path.into() } else { [path, ".", id].concat() };
            self.problems.push(
                Diagnostic::error("damaged-model", path, "an index of the packed model points nowhere")
                    .help("load the file anew, or pack the model again"),
            );
        }
    }
}

fn target(reference: u32, nodes: usize, leaves: usize) -> bool {
    if reference >= LEAF { ((reference - LEAF) as usize) < leaves } else { (reference as usize) < nodes }
}

/// One more than the highest input that a condition reads.
fn inputs(when: &Alternatives) -> usize {
    when.iter().flatten().map(|entry| usize::from(entry.input) + 1).max().unwrap_or(0)
}
