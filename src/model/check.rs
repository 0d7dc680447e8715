//! Checks that the parts of a model fit together, so that the rest of the engine may rely on it: every id points
//! somewhere, tables and diagrams have no circles, walks have bounds.

use super::{Condition, DecisionRule, Entry, Hit, Interview, MOST_PAIRS, Parts, Question, Rule, Then};
use crate::diagnostic::Diagnostic;
use crate::diagram::{Classes, Diagram, NodeRef};
use crate::ids::{FactId, Id, IndexVec, NodeId, Outcomes, QuestionId, Set, StateId};
use std::collections::BTreeSet;

/// What does not fit, each with the path of its place.
pub(super) fn check(parts: &Parts) -> Vec<Diagnostic> {
    let mut check = Check { parts, problems: Vec::new() };
    check.questions();
    check.decisions();
    // what follows looks questions and outcomes up
    if check.problems.is_empty() {
        check.diagrams();
    }
    if check.problems.is_empty() {
        check.interview(&parts.interview);
        check.promises();
        check.roadmap();
    }
    check.problems
}

struct Check<'a> {
    parts: &'a Parts,
    problems: Vec<Diagnostic>,
}

impl<'a> Check<'a> {
    fn questions(&mut self) {
        let parts = self.parts;
        let ids = parts.questions.iter().map(|question| question.id.as_str());
        self.demand(names_answers(ids), "questions", "", "ids stand twice, or are none that a link can hold");
        for (index, question) in parts.questions.enumerate() {
            let choices = question.choices.iter().map(|choice| choice.id.as_str());
            let fits = (1..=question.select.most_choices()).contains(&question.choices.len()) && names_answers(choices);
            self.demand(fits, "questions", &question.id, "the choices do not fit");
            let earlier = |entry: &Entry| match entry {
                Entry::Answer(other, _) => *other < index,
                Entry::Value(..) => false,
            };
            let fits = question.relevant.as_ref().is_none_or(|when| when.entries().all(earlier));
            self.demand(fits, "questions", &question.id, "its relevance reads more than earlier answers");
        }
        let positions: BTreeSet<u8> = parts.order.iter().copied().collect();
        let permutation = parts.order.len() == parts.questions.len()
            && positions.into_iter().map(usize::from).eq(0..parts.questions.len());
        self.demand(permutation, "order", "", "it is no order of the questions");
    }

    fn decisions(&mut self) {
        let parts = self.parts;
        for (index, decision) in parts.decisions.enumerate() {
            self.demand(!decision.values.is_empty(), "decisions", &decision.id, "the table has no values");
            for DecisionRule { rule, then } in &decision.rules {
                let fits = match then {
                    Then::Value(value) => decision.hit != Hit::Sum && decision.values.has(*value),
                    Then::Points(value, _) => decision.hit == Hit::Sum && decision.values.has(*value),
                    Then::Decision(other) => {
                        decision.hit != Hit::Sum && *other < index && parts.decisions[*other].values == decision.values
                    }
                };
                self.demand(fits, "decisions", &decision.id, "the output of a rule is none of the table's");
                let earlier = |entry: &Entry| match entry {
                    Entry::Answer(..) => true,
                    Entry::Value(other, _) => *other < index,
                };
                let fits = self.rule(rule) && rule.when.entries().all(earlier);
                self.demand(fits, "decisions", &decision.id, "a rule reads what does not come before it");
            }
        }
        self.demand(parts.decisions.has(parts.outcome), "outcome", "", "there is no such decision");
    }

    fn diagrams(&mut self) {
        let parts = self.parts;
        let outcomes = parts.outcomes();
        self.demand(
            self.diagram(&parts.diagram, |outcome| outcomes.has(*outcome)),
            "diagram",
            "",
            "its nodes or classes do not fit the questions",
        );
        let every: Outcomes = outcomes.ids().collect();
        for finding in &parts.findings {
            let fits = finding.rules.iter().all(|rule| self.rule(rule));
            self.demand(fits, "findings", &finding.id, "a rule points nowhere");
            let fits = self.diagram(&finding.diagram, |outcomes| every.covers(*outcomes));
            self.demand(fits, "findings", &finding.id, "the nodes or classes of its diagram do not fit the questions");
            let fits = parts.diagram.nodes.len() * finding.diagram.nodes.len() <= MOST_PAIRS;
            self.demand(fits, "findings", &finding.id, "its diagram is too large beside the outcome's");
        }
    }

    /// Classes fit the questions, edges the classes, leaves the values; and along every edge comes a later question.
    fn diagram<L: Copy + PartialEq>(&self, diagram: &Diagram<L>, value: impl Fn(&L) -> bool) -> bool {
        let classes_fit = |(classes, question): (&Classes, &Question)| {
            classes.of.is_empty() && classes.count == 1
                || classes.of.len() == question.codes()
                    && classes.of.iter().all(|class| class.index() < usize::from(classes.count))
        };
        let leads = |to: &NodeRef<L>, from: Option<NodeId>| match to {
            NodeRef::Leaf(leaf) => value(leaf),
            NodeRef::Node(node) => match from {
                None => diagram.nodes.has(*node),
                Some(from) => *node < from && self.position(diagram, *node) > self.position(diagram, from),
            },
        };
        diagram.classes.len() == self.parts.questions.len()
            && diagram.classes.iter().zip(&self.parts.questions).all(classes_fit)
            && diagram.nodes.iter().all(|node| {
                diagram.classes.has(node.question)
                    && node.edges.len() == usize::from(diagram.classes[node.question].count)
            })
            && diagram.nodes.enumerate().all(|(id, node)| node.edges.targets().iter().all(|edge| leads(edge, Some(id))))
            && leads(&diagram.root, None)
    }

    fn position<L>(&self, diagram: &Diagram<L>, node: NodeId) -> u8 {
        self.parts.order[diagram.nodes[node].question]
    }

    /// The graph of states has no circle, and no path asks a question twice: so no path is longer than there are
    /// questions.
    fn interview(&mut self, interview: &Interview) {
        let classes = &self.parts.diagram.classes;
        let weights = interview.weights.len() == classes.len()
            && interview.weights.iter().zip(classes).all(|(weights, classes)| {
                weights.len() == usize::from(classes.count)
                    && weights.iter().map(|weight| u64::from(*weight)).sum::<u64>() == 1 << 16
            });
        self.demand(weights, "interview", "", "its weights do not fit the classes");
        let mut asked: IndexVec<StateId, Set<QuestionId>> = IndexVec::default();
        for (id, state) in interview.states.enumerate() {
            let fits = classes.has(state.question)
                && state.next.len() == usize::from(classes[state.question].count)
                && state.next.targets().iter().flatten().all(|next| *next < id && !asked[*next].has(state.question));
            self.demand(fits, "interview", "", "a state leads nowhere, or asks again what was asked");
            if !fits
                || asked
                    .push(below(state.next.targets().iter().flatten().map(|next| asked[*next]), state.question))
                    .is_err()
            {
                return;
            }
        }
    }

    fn promises(&mut self) {
        let questions = &self.parts.questions;
        for promise in &self.parts.monotonicity {
            let fits = questions.has(promise.question)
                && self.reads(&promise.when)
                && promise
                    .chain
                    .iter()
                    .copied()
                    .chain(promise.adds.iter())
                    .all(|choice| questions[promise.question].choices.has(choice));
            self.demand(fits, "monotonicity", &promise.id, "it points nowhere");
        }
    }

    fn roadmap(&mut self) {
        let roadmap = &self.parts.roadmap;
        for step in &roadmap.steps {
            let fits = step.variants.iter().all(|(when, _)| self.reads(when)) && self.facts(&step.facts);
            self.demand(fits, "roadmap.steps", &step.id, "it points nowhere");
        }
        for plan in &roadmap.plans {
            let fits = self.reads(&plan.when)
                && plan
                    .steps
                    .enumerate()
                    .all(|(place, step)| roadmap.steps.has(step.step) && step.after.iter().all(|after| *after < place));
            self.demand(fits, "roadmap.plans", "", "a step of a plan points nowhere");
        }
        for recurrence in &roadmap.recurring {
            let fits =
                self.reads(&recurrence.when) && roadmap.steps.has(recurrence.after) && self.facts(&recurrence.facts);
            self.demand(fits, "roadmap.recurring", &recurrence.id, "it points nowhere");
        }
        for cost in &roadmap.costs {
            self.demand(
                self.reads(&cost.when) && self.facts(&cost.facts),
                "roadmap.costs",
                &cost.id,
                "it points nowhere",
            );
        }
        let choices = |question: QuestionId, count: usize| {
            self.parts.questions.has(question) && self.parts.questions[question].choices.len() == count
        };
        let deadline = roadmap.deadline.as_ref().is_none_or(|found| choices(found.question, found.weeks.len()));
        let audit = roadmap.audit.as_ref().is_none_or(|found| {
            choices(found.question, found.bands.len()) && self.reads(&found.when) && self.facts(&found.facts)
        });
        self.demand(deadline, "roadmap.deadline", "", "its weeks do not fit the choices");
        self.demand(audit, "roadmap.audit", "", "its bands do not fit the choices, or it points nowhere");
    }

    fn rule(&self, rule: &Rule) -> bool {
        self.reads(&rule.when) && self.facts(&rule.facts)
    }

    /// Whether a condition reads what exists.
    fn reads(&self, when: &Condition) -> bool {
        when.entries().all(|entry| match entry {
            Entry::Answer(question, _) => self.parts.questions.has(*question),
            Entry::Value(decision, _) => self.parts.decisions.has(*decision),
        })
    }

    fn facts(&self, facts: &[FactId]) -> bool {
        facts.iter().all(|fact| self.parts.facts.has(*fact))
    }

    fn demand(&mut self, fits: bool, place: &str, id: &str, message: &str) {
        if !fits {
            let path = if id.is_empty() { place.to_owned() } else { format!("{place}.{id}") };
            let help = "load the file anew, or pack the model again";
            self.problems.push(Diagnostic::error("damaged-model", path, message).help(help));
        }
    }
}

/// What is asked from a state on.
fn below(later: impl Iterator<Item = Set<QuestionId>>, question: QuestionId) -> Set<QuestionId> {
    later.fold(Set::one(question), Set::or)
}

/// Whether these ids tell answers apart in a link: none stands twice, none is empty or holds what separates answers.
fn names_answers<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    { ids }.all(|id| !id.is_empty() && id.chars().all(plain) && seen.insert(id))
}
