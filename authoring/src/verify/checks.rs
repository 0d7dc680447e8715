//! The single checks. Each is a question about functions: is it empty, do two overlap, does one depend on a variable?

use crate::compile::{self, GAP, Space, Tables};
use crate::graph::{FALSE, Graph, Ref, TooLarge};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::evaluate::winner;
use attestation_fit::model::{Decision, Hit, Model, Monotonicity, Then};

/// The value of answer sets that do not exist: something is answered to a question that is not relevant.
const NO_ANSWERS: u32 = GAP - 1;

/// What the checks found.
pub(super) struct Checked {
    /// Number of answer sets by outcome.
    pub(super) counts: Vec<u128>,
    pub(super) findings: Vec<Diagnostic>,
}

struct Checks<'a, 'b> {
    model: &'a Model,
    space: &'a Space,
    tables: &'b mut Tables<'a>,
    /// Where each irrelevant question has no answer.
    real: Ref,
    outcome: Ref,
    findings: Vec<Diagnostic>,
}

pub(super) fn run<'a>(
    model: &'a Model,
    space: &'a Space,
    tables: &mut Tables<'a>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Checked, TooLarge> {
    let mut step = 0;
    let steps = 4 + model.decisions.len() + model.findings.len() + model.monotonicity.len();
    let mut done = || {
        step += 1;
        progress(step, steps);
    };
    let real = tables.real()?;
    let outcome = tables.decision(model.outcome)?;
    let mut checks = Checks { model, space, tables, real, outcome, findings: Vec::new() };
    let counts = checks.outcomes()?;
    done();
    checks.diagram();
    done();
    checks.interview();
    done();
    let used = checks.used()?;
    for (index, decision) in model.decisions.iter().enumerate() {
        if let Some(used) = used.get(index).copied() {
            checks.decision(decision, used)?;
        }
        done();
    }
    let answered = checks.tables.respect_relevance(outcome)?;
    let mut needed = checks.tables.graph.support(answered);
    for finding in &model.findings {
        needed.extend(checks.finding(finding)?);
        done();
    }
    checks.questions(&needed);
    done();
    for promise in &model.monotonicity {
        checks.monotonicity(promise)?;
        done();
    }
    Ok(Checked { counts, findings: checks.findings })
}

impl Checks<'_, '_> {
    /// Counts answer sets by outcome; gaps and outcomes without any.
    fn outcomes(&mut self) -> Result<Vec<u128>, TooLarge> {
        let counted = self.tables.graph.choose(self.real, self.outcome, Graph::constant(NO_ANSWERS))?;
        let counts = self.tables.graph.count(counted, &self.space.answers_by_class(self.model));
        if let Some(path) = self.tables.graph.example(counted, &|value| value == GAP) {
            self.findings.push(compile::gap(self.model, &self.space.answers(self.model, &path)));
        }
        let count = |value: usize| counts.get(&(value as u32)).copied().unwrap_or(0);
        let found: Vec<u128> = (0..self.model.outcomes().len()).map(count).collect();
        for (id, _) in self.model.outcomes().iter().zip(&found).filter(|(_, count)| **count == 0) {
            let problem = Diagnostic::error(
                "unreachable-outcome",
                format!("outcomes.{id}"),
                format!("no answers lead to `{id}`"),
            );
            self.findings.push(problem.help("add a rule that leads there, or remove the outcome"));
        }
        Ok(found)
    }

    /// The packed diagram must be the one that the tables make.
    fn diagram(&mut self) {
        let space = Space::of_outcome(self.model);
        let mut tables = Tables::new(self.model, &space, false);
        let outcome = tables.outcome().ok();
        let fresh = outcome.and_then(|outcome| compile::freeze(self.model, &space, &tables.graph, outcome).ok());
        if fresh.as_ref() != Some(&self.model.diagram) {
            let problem = Diagnostic::error(
                "foreign-diagram",
                "diagram",
                "the packed diagram is not the one that the tables make",
            );
            self.findings.push(problem.help("pack the model again"));
        }
    }

    fn interview(&mut self) {
        if !self.model.interview.optimal {
            let problem = Diagnostic::warning(
                "greedy-interview",
                "questions",
                "the interview has too many states to prove that it asks the fewest questions; a simpler one is used",
            );
            self.findings.push(problem.help("let rules look at fewer questions each"));
        }
    }

    /// By decision: where its value is used. A table that another defers to is used where that rule determines.
    fn used(&mut self) -> Result<Vec<Ref>, TooLarge> {
        let count = self.model.decisions.len();
        let mut used = vec![FALSE; count];
        let read: Vec<usize> = compile::read_by_entries(self.model);
        for index in (0..count).rev() {
            if index == self.model.outcome || read.contains(&index) {
                set(&mut used, index, self.real);
            }
            let Some(decision) = self.model.decisions.get(index) else {
                continue;
            };
            let here = used.get(index).copied().unwrap_or(FALSE);
            let determining = self.tables.determining(decision)?;
            for (rule, determines) in decision.rules.iter().zip(determining) {
                if let Then::Decision(other) = rule.then {
                    let deferred = self.tables.graph.and(here, determines)?;
                    let before = used.get(usize::from(other)).copied().unwrap_or(FALSE);
                    let more = self.tables.graph.or(before, deferred)?;
                    set(&mut used, usize::from(other), more);
                }
            }
        }
        Ok(used)
    }

    /// Rules that never determine anything, rules that overlap where only one may match, ties of sums.
    fn decision(&mut self, decision: &Decision, used: Ref) -> Result<(), TooLarge> {
        if used == FALSE {
            let path = format!("decisions.{}", decision.id);
            let problem =
                Diagnostic::warning("dead-decision", path, format!("nothing reads the decision `{}`", decision.id));
            self.findings.push(problem.help("remove it, or read it in a rule"));
            return Ok(());
        }
        for (rule, determines) in decision.rules.iter().zip(self.tables.determining(decision)?) {
            if self.tables.graph.and(used, determines)? == FALSE {
                let path = format!("decisions.{}.{}", decision.id, rule.id);
                let message = format!("the rule `{}` never determines anything", rule.id);
                let help = "earlier rules take every answer set that it matches: move it up, or remove it";
                self.findings.push(Diagnostic::warning("shadowed-rule", path, message).help(help));
            }
        }
        match decision.hit {
            Hit::First => Ok(()),
            Hit::Unique => self.overlaps(decision),
            Hit::Sum => self.ties(decision),
        }
    }

    fn overlaps(&mut self, decision: &Decision) -> Result<(), TooLarge> {
        for (index, later) in decision.rules.iter().enumerate() {
            for earlier in decision.rules.iter().take(index) {
                let one = self.tables.condition(&earlier.when)?;
                let other = self.tables.condition(&later.when)?;
                let both = self.tables.graph.and(one, other)?;
                let both = self.tables.graph.and(both, self.real)?;
                if both != FALSE {
                    let path = format!("decisions.{}.{}", decision.id, later.id);
                    let message = format!("the rules `{}` and `{}` match the same answers", earlier.id, later.id);
                    let problem = Diagnostic::error("overlapping-rules", path, message);
                    self.shown(problem.help("narrow one of them, or use the hit policy `first`"), both);
                }
            }
        }
        Ok(())
    }

    /// Answer sets whose highest sum two values share: the value declared first wins, which the author may not want.
    fn ties(&mut self, decision: &Decision) -> Result<(), TooLarge> {
        let (sums, vectors) = self.tables.sums(decision)?;
        let tied = |sums: &[i32]| {
            let best = sums.get(winner(sums)).copied();
            sums.iter().filter(|sum| Some(**sum) == best).count() > 1
        };
        let ties = self.tables.graph.map(sums, &mut |sum| {
            u32::from(vectors.get(sum as usize).is_some_and(|sums| sums.as_ref().is_some_and(|sums| tied(sums))))
        })?;
        let ties = self.tables.graph.and(ties, self.real)?;
        if ties != FALSE {
            let path = format!("decisions.{}", decision.id);
            let problem =
                Diagnostic::warning("tie", path, "two values share the highest sum; the one declared first wins");
            self.shown(problem.help("change the points, or accept it where the order of the values is meant"), ties);
        }
        Ok(())
    }

    /// Rules of a finding that never hold. Returns the levels on which the finding depends.
    fn finding(&mut self, finding: &attestation_fit::model::Finding) -> Result<Vec<usize>, TooLarge> {
        let mut any = FALSE;
        for rule in &finding.rules {
            let holds = self.tables.condition(&rule.when)?;
            any = self.tables.graph.or(any, holds)?;
            if self.tables.graph.and(holds, self.real)? == FALSE {
                let path = format!("findings.{}.{}", finding.id, rule.id);
                let problem = Diagnostic::warning("shadowed-rule", path, format!("the rule `{}` never holds", rule.id));
                self.findings.push(problem.help("loosen its condition, or remove it"));
            }
        }
        let any = self.tables.respect_relevance(any)?;
        if any == FALSE {
            let path = format!("findings.{}", finding.id);
            let problem =
                Diagnostic::warning("unreachable-finding", path, format!("no answers bring `{}`", finding.id));
            self.findings.push(problem.help("add a rule that brings it, or remove it"));
        }
        Ok(self.tables.graph.support(any))
    }

    /// Questions that nothing depends on.
    fn questions(&mut self, needed: &[usize]) {
        let planned = attestation_fit::report::roadmap_support(self.model, u64::MAX);
        for (index, question) in self.model.questions.iter().enumerate() {
            let level = self.space.level.get(index).copied().unwrap_or(usize::MAX);
            if !needed.contains(&level) && !planned.has(index) {
                let path = format!("questions.{}", question.id);
                let problem = Diagnostic::warning(
                    "dead-question",
                    path,
                    format!("no answer to `{}` changes anything", question.id),
                );
                self.findings.push(problem.help("use it in a rule, or remove it"));
            }
        }
    }

    /// Answer sets within the promise whose moved answer leaves the promised outcomes.
    fn monotonicity(&mut self, promise: &Monotonicity) -> Result<(), TooLarge> {
        let question = usize::from(promise.question);
        let level = self.space.level.get(question).copied().unwrap_or(0);
        let (Some(asked), Some(class_of)) = (self.model.questions.get(question), self.space.class_of.get(question))
        else {
            return Ok(());
        };
        // the moved answers are read as any others: what the move makes irrelevant counts as "I don't know"
        let outcome = self.tables.respect_relevance(self.outcome)?;
        let kept =
            self.tables.graph.map(outcome, &mut |value| u32::from(value < 32 && promise.keeps >> value & 1 == 1))?;
        let within = self.tables.condition(&promise.when)?;
        let within = self.tables.respect_relevance(within)?;
        let class = |mask: u32| class_of.get(asked.code(mask)).map_or(0, |class| usize::from(*class));
        for (from, to) in &promise.moves {
            let before = self.tables.graph.and(within, kept)?;
            let before = self.tables.graph.and(before, self.real)?;
            let before = self.tables.graph.fix(before, level, class(*from))?;
            let after = self.tables.graph.without(within, kept)?;
            let after = self.tables.graph.fix(after, level, class(*to))?;
            let broken = self.tables.graph.and(before, after)?;
            if broken != FALSE {
                let here = self.tables.graph.literal(level, |other| other == class(*from))?;
                let broken = self.tables.graph.and(broken, here)?;
                let ids: Vec<&str> = attestation_fit::answers::chosen(asked, *to).collect();
                let message =
                    format!("the promise is broken where the answer to `{}` becomes `{}`", asked.id, ids.join("`, `"));
                let problem = Diagnostic::error("broken-monotonicity", format!("monotonicity.{}", promise.id), message);
                self.shown(problem.help("change the rules, or narrow the promise by `when`"), broken);
                return Ok(());
            }
        }
        Ok(())
    }

    /// Adds a finding with an answer set for which a function holds.
    fn shown(&mut self, mut problem: Diagnostic, holds: Ref) {
        let path = self.tables.graph.example(holds, &|value| value == 1);
        problem.example = path.map(|path| self.space.answers(self.model, &path).example(self.model));
        self.findings.push(problem);
    }
}

fn set(list: &mut [Ref], index: usize, value: Ref) {
    if let Some(slot) = list.get_mut(index) {
        *slot = value;
    }
}
