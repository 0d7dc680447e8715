//! Why this outcome: the determining rules, a minimal set of answers that forces it, and the smallest changes that
//! would lead to another.

use crate::answers::Answers;
use crate::evaluate::Evaluation;
use crate::gather::Gather as _;
use crate::model::diagram::LEAF;
use crate::model::{Decision, Finding, Model, Rule, Then};
use crate::questions::Questions;

/// A determining rule.
#[derive(Clone, Copy, Debug)]
pub struct Reason<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The answered questions that make it hold.
    pub questions: Questions,
}

/// The rules that determine the outcome, strongest first: the main table's, then those of the tables it defers to.
#[must_use]
pub fn reasons<'a>(model: &'a Model, answers: &Answers, evaluation: &Evaluation) -> Vec<Reason<'a>> {
    let mut reasons = Vec::new();
    let mut decision = Some(model.outcome);
    while let Some(index) = decision.take() {
        let Some(table) = model.decisions.get(index) else { break };
        for (rule, alternative) in evaluation.hits(index) {
            let Some(rule) = table.rules.get(*rule) else { continue };
            reasons.push(reason(model, answers, evaluation, rule, *alternative));
            if let Then::Decision(other) = rule.then {
                decision = Some(usize::from(other));
            }
        }
    }
    reasons
}

/// The rules that bring a finding, in declared order.
#[must_use]
pub fn finding_reasons<'a>(
    model: &Model,
    answers: &Answers,
    evaluation: &Evaluation,
    finding: &'a Finding,
) -> Vec<Reason<'a>> {
    let mut reasons = Vec::new();
    for (rule, alternative) in evaluation.found(finding) {
        if let Some(rule) = finding.rules.get(rule) {
            reasons.push(reason(model, answers, evaluation, rule, alternative));
        }
    }
    reasons
}

fn reason<'a>(
    model: &Model,
    answers: &Answers,
    evaluation: &Evaluation,
    rule: &'a Rule,
    alternative: usize,
) -> Reason<'a> {
    let mut questions = Questions::default();
    collect_questions(model, evaluation, rule, alternative, &mut questions);
    Reason { rule, questions: questions.and(answers.answered()) }
}

/// The questions that a rule reads, directly or through the rules of the decisions that it reads.
fn collect_questions(
    model: &Model,
    evaluation: &Evaluation,
    rule: &Rule,
    alternative: usize,
    questions: &mut Questions,
) {
    let Some(entries) = rule.when.get(alternative) else {
        return;
    };
    for entry in entries {
        let input = usize::from(entry.input);
        let Some(index) = input.checked_sub(model.questions.len()) else {
            questions.insert(input);
            continue;
        };
        if index == model.outcome {
            continue; // the advice itself is no answer of the prospect's
        }
        let Some(Decision { rules, .. }) = model.decisions.get(index) else {
            continue;
        };
        for (rule, alternative) in evaluation.hits(index) {
            if let Some(rule) = rules.get(*rule) {
                collect_questions(model, evaluation, rule, *alternative, questions);
            }
        }
    }
}

/// A minimal set of answered questions that alone forces the outcome: without any one of them it is no longer forced.
/// Empty while the outcome is undecided, and where no answer is needed. Those in `keep` are the last to be dropped.
#[must_use]
pub fn sufficient(model: &Model, answers: &Answers, keep: Questions) -> Questions {
    let diagram = &model.diagram;
    let mut fixed = diagram.fix(&model.questions, answers.masks());
    let forced = diagram.reachable(&fixed);
    let mut needed = Questions::default();
    if forced.count_ones() != 1 {
        return needed;
    }
    let answered = answers.answered();
    let mut order = answered.and(keep).iter().gather();
    order.append(&mut answered.without(keep).iter().gather());
    while let Some(question) = order.pop() {
        let Some(slot) = fixed.get_mut(question) else { continue };
        let class = slot.take();
        if diagram.reachable(&fixed) != forced {
            if let Some(slot) = fixed.get_mut(question) {
                *slot = class;
            }
            needed.insert(question);
        }
    }
    needed
}

/// A smallest change of answers that leads to an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// Index of the outcome.
    pub outcome: usize,
    /// Question and the answer it would have, in declared order.
    pub changes: Vec<(usize, u32)>,
}

/// Price of one change; far above what one change may add for its distance.
const CHANGE: u32 = 1 << 8;
/// What it adds to turn an answer into "I don't know": the last thing to suggest.
const FORGET: u32 = 4;
const OUT_OF_REACH: u32 = u32::MAX;

/// For each other outcome the smallest change of answers that leads there; open questions count as "I don't know".
/// Fewest changed questions first, then those nearest to the prospect's own decisions, then the first declared.
#[must_use]
pub fn flips(model: &Model, answers: &Answers) -> Vec<Flip> {
    let diagram = &model.diagram;
    // as answered, not as seen: an answer to a question that a change makes relevant comes into effect
    let given: Vec<u32> = answers.masks().iter().map(|mask| mask.unwrap_or(0)).gather();
    let now = diagram.codes(&model.questions, &given);
    let current = diagram.leaf(|question| now.get(question).copied());
    let outcomes = model.outcomes().len();
    let prices = prices(model, &now);
    let best = cheapest(model, &prices, outcomes);
    let mut flips = Vec::new();
    for outcome in 0..outcomes {
        if Some(outcome as u32) != current
            && let Some(changes) = walk(model, &prices, &best, &now, &given, outcome)
        {
            flips.push(Flip { outcome, changes });
        }
    }
    flips
}

/// By question and class: the price of giving an answer of that class instead of the present one.
fn prices(model: &Model, now: &[u8]) -> Vec<Vec<u32>> {
    let price = |question: usize, class: u8| {
        let (Some(asked), Some(classes)) = (model.questions.get(question), model.diagram.classes.get(question)) else {
            return 0;
        };
        if now.get(question) == Some(&class) {
            return 0;
        }
        let known = asked.allowed().any(|mask| mask != 0 && classes.of(asked, mask) == class);
        CHANGE + u32::from(asked.distance) + if known { 0 } else { FORGET }
    };
    let mut prices = Vec::new();
    for (question, classes) in model.diagram.classes.iter().enumerate() {
        prices.push((0..classes.count).map(|class| price(question, class)).gather());
    }
    prices
}

/// By node and outcome: the least price from there.
fn cheapest(model: &Model, prices: &[Vec<u32>], outcomes: usize) -> Vec<Vec<u32>> {
    let mut best: Vec<Vec<u32>> = Vec::with_capacity(model.diagram.nodes.len());
    for node in &model.diagram.nodes {
        let mut least = vec![OUT_OF_REACH; outcomes];
        let prices = prices.get(usize::from(node.question)).map_or(&[][..], Vec::as_slice);
        for (edge, price) in node.edges.iter().zip(prices) {
            for (outcome, slot) in least.iter_mut().enumerate() {
                *slot = (*slot).min(after(&best, *edge, outcome).saturating_add(*price));
            }
        }
        best.push(least);
    }
    best
}

fn after(best: &[Vec<u32>], edge: u32, outcome: usize) -> u32 {
    match edge.checked_sub(LEAF) {
        Some(leaf) if leaf as usize == outcome => 0,
        Some(_) => OUT_OF_REACH,
        None => best.get(edge as usize).and_then(|least| least.get(outcome)).copied().unwrap_or(OUT_OF_REACH),
    }
}

/// Follows the least price down to the outcome.
fn walk(
    model: &Model,
    prices: &[Vec<u32>],
    best: &[Vec<u32>],
    now: &[u8],
    given: &[u32],
    outcome: usize,
) -> Option<Vec<(usize, u32)>> {
    let mut at = model.diagram.root;
    if after(best, at, outcome) == OUT_OF_REACH {
        return None;
    }
    let mut changed: Vec<Option<u32>> = vec![None; model.questions.len()];
    while at < LEAF {
        let node = model.diagram.nodes.get(at as usize)?;
        let question = usize::from(node.question);
        let least = after(best, at, outcome);
        let prices = prices.get(question)?;
        let cost = |class: usize| {
            let edge = node.edges.get(class).copied().unwrap_or(LEAF);
            after(best, edge, outcome).saturating_add(prices.get(class).copied().unwrap_or(0))
        };
        let class = (0..node.edges.len()).find(|class| cost(*class) == least)?;
        if now.get(question).copied().map(usize::from) != Some(class) {
            let present = given.get(question).copied().unwrap_or(0);
            *changed.get_mut(question)? = Some(nearest(model, question, class as u8, present));
        }
        at = node.edges.get(class).copied()?;
    }
    let mut changes = Vec::new();
    for (question, to) in changed.into_iter().enumerate() {
        if let Some(to) = to {
            changes.push((question, to));
        }
    }
    Some(changes)
}

/// The answer of a class that differs least from the present one; "I don't know" only where nothing else is in it.
fn nearest(model: &Model, question: usize, class: u8, present: u32) -> u32 {
    let (Some(asked), Some(classes)) = (model.questions.get(question), model.diagram.classes.get(question)) else {
        return 0;
    };
    let mut nearest = (u32::MAX, 0);
    for mask in asked.allowed() {
        let difference = if mask == 0 { u32::MAX } else { (mask ^ present).count_ones() };
        if classes.of(asked, mask) == class && difference < nearest.0 {
            nearest = (difference, mask);
        }
    }
    nearest.1
}
