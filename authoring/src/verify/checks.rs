//! The checks, one after the other. Each is a question about functions: is it empty, do two overlap, does one depend on
//! a variable?

use crate::compile::{self, Functions, GAP, Space};
use crate::graph::{Function, Level, Region, TooLarge, number};
use crate::logic::{Logic, conditions, read};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{DecisionId, Id as _, IndexVec};
use attestation_fit::model::{Finding, Model, Then};
use attestation_fit::refine::roadmap_support;
use num_bigint::BigUint;
use std::collections::BTreeSet;

/// The value of answer sets that do not exist: something is answered to a question that is not relevant.
const NO_ANSWERS: u32 = GAP - 1;

/// What the checks found.
pub(super) struct Checked {
    /// Number of answer sets by outcome.
    pub(super) counts: Vec<BigUint>,
    pub(super) findings: Vec<Diagnostic>,
}

pub(super) struct Checks<'a> {
    pub(super) model: &'a Model,
    pub(super) logic: Logic<'a>,
    pub(super) space: &'a Space,
    pub(super) functions: Functions<'a>,
    /// Where each irrelevant question has no answer.
    pub(super) real: Region,
    pub(super) outcome: Function,
    pub(super) findings: Vec<Diagnostic>,
}

pub(super) fn run<'a>(
    model: &'a Model,
    space: &'a Space,
    mut functions: Functions<'a>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Checked, TooLarge> {
    let mut step = 0;
    let steps = 4 + model.decisions().len() + model.findings().len() + model.monotonicity().len();
    let mut done = || {
        step += 1;
        progress(step, steps);
    };
    let logic = Logic::of_model(model);
    let real = functions.real()?;
    let outcome = functions.decision(model.outcome())?;
    let mut checks = Checks { model, logic, space, functions, real, outcome, findings: Vec::new() };
    let counts = checks.outcomes()?;
    done();
    checks.diagram();
    done();
    checks.interview();
    done();
    let used = checks.used()?;
    for (id, decision) in model.decisions().enumerate() {
        checks.decision(decision, used[id])?;
        done();
    }
    let answered = checks.functions.respect_relevance(outcome)?;
    let mut needed = checks.functions.graph.support(answered);
    for finding in model.findings() {
        needed.extend(checks.finding(finding)?);
        done();
    }
    checks.questions(&needed);
    done();
    for promise in model.monotonicity() {
        checks.promise(promise)?;
        done();
    }
    Ok(Checked { counts, findings: checks.findings })
}

impl Checks<'_> {
    /// Counts answer sets by outcome; gaps and outcomes without any.
    fn outcomes(&mut self) -> Result<Vec<BigUint>, TooLarge> {
        let graph = &mut self.functions.graph;
        let counted = graph.choose(self.real, self.outcome, Function::constant(NO_ANSWERS))?;
        let mut counts = graph.count(counted, &self.space.answers_by_class());
        if let Some(path) = graph.path_to(counted, |value| value == GAP) {
            self.findings.push(compile::gap(self.logic, self.space.example(self.logic, &path)));
        }
        // what no path leads to is not among the counts
        let of = |(outcome, id): (attestation_fit::ids::OutcomeId, &String)| {
            (id.clone(), counts.remove(&number(outcome.index())).unwrap_or_default())
        };
        let found: Vec<(String, BigUint)> = self.model.outcomes().enumerate().map(of).collect();
        for (id, _) in found.iter().filter(|(_, count)| *count == BigUint::ZERO) {
            let message = format!("no answers lead to `{id}`");
            let problem = Diagnostic::warning("unreachable-outcome", format!("outcomes.{id}"), message);
            self.findings.push(problem.help("add a rule that leads there, or remove the outcome"));
        }
        Ok(found.into_iter().map(|(_, count)| count).collect())
    }

    /// The packed diagram must be the one that the tables make.
    fn diagram(&mut self) {
        let space = Space::of_outcome(self.logic);
        let mut functions = Functions::new(self.logic, &space);
        let outcome = functions.outcome().ok();
        let freeze = |outcome| compile::freeze(self.logic, &space, &functions.graph, outcome, compile::value_of).ok();
        let fresh = outcome.filter(|outcome| functions.graph.path_to(*outcome, |value| value == GAP).is_none());
        if fresh.and_then(freeze).as_ref() != Some(self.model.diagram()) {
            let message = "the packed diagram is not the one that the tables make";
            let problem = Diagnostic::error("foreign-diagram", "diagram", message);
            self.findings.push(problem.help("pack the model again"));
        }
    }

    fn interview(&mut self) {
        if !self.model.interview().optimal {
            let message = "the interview has too many states to prove that it asks the fewest questions; a simpler one \
                           is used";
            let problem = Diagnostic::warning("greedy-interview", "questions", message);
            self.findings.push(problem.help("let rules look at fewer questions each"));
        }
    }

    /// By decision: where its value is used. A table that another defers to is used where that rule determines.
    fn used(&mut self) -> Result<IndexVec<DecisionId, Region>, TooLarge> {
        let read: BTreeSet<DecisionId> = conditions(self.model).flat_map(read).collect();
        let mut used = self.model.decisions().map(|id, _| {
            let everywhere = id == self.model.outcome() || read.contains(&id);
            if everywhere { self.real } else { Region::NONE }
        });
        for (id, decision) in self.model.decisions().enumerate().rev() {
            let determining = self.functions.determining(decision)?;
            for (row, (_, determines)) in decision.rules.iter().zip(determining) {
                if let Then::Decision(other) = row.then {
                    let deferred = self.functions.graph.and(used[id], determines)?;
                    used[other] = self.functions.graph.or(used[other], deferred)?;
                }
            }
        }
        Ok(used)
    }

    /// Rules of a finding that never hold. Returns the levels on which the finding depends.
    fn finding(&mut self, finding: &Finding) -> Result<BTreeSet<Level>, TooLarge> {
        let mut any = Region::NONE;
        for rule in &finding.rules {
            let holds = self.functions.condition(&rule.when)?;
            any = self.functions.graph.or(any, holds)?;
            if self.functions.graph.and(holds, self.real)? == Region::NONE {
                let path = format!("findings.{}.{}", finding.id, rule.id);
                let problem = Diagnostic::warning("shadowed-rule", path, format!("the rule `{}` never holds", rule.id));
                self.findings.push(problem.help("loosen its condition, or remove it"));
            }
        }
        let any = self.functions.respect_relevance(any)?;
        if any == Region::NONE {
            let path = format!("findings.{}", finding.id);
            let problem =
                Diagnostic::warning("unreachable-finding", path, format!("no answers bring `{}`", finding.id));
            self.findings.push(problem.help("add a rule that brings it, or remove it"));
        }
        Ok(self.functions.graph.support(any))
    }

    /// Questions that nothing depends on.
    fn questions(&mut self, needed: &BTreeSet<Level>) {
        let planned = roadmap_support(self.model, self.model.every_outcome());
        for (id, question) in self.model.questions().enumerate() {
            if !needed.contains(&self.space.level[id]) && !planned.has(id) {
                let path = format!("questions.{}", question.id);
                let message = format!("no answer to `{}` changes anything", question.id);
                let problem = Diagnostic::warning("dead-question", path, message);
                self.findings.push(problem.help("use it in a rule, or remove it"));
            }
        }
    }

    /// Adds a finding with an answer set that shows it.
    pub(super) fn shown(&mut self, mut problem: Diagnostic, holds: Region) {
        let path = self.functions.graph.path_into(holds);
        problem.example = path.map(|path| self.space.example(self.logic, &path));
        self.findings.push(problem);
    }
}
