//! The answer space as the rules see it: answers that no entry tells apart are one class.

use attestation_fit::answers::Answers;
use attestation_fit::model::{Entry, Finding, Model, Rule, Then};
use std::collections::{BTreeMap, BTreeSet};

/// Classes of all questions, and the levels at which diagrams ask them.
#[derive(Clone, Debug)]
pub(crate) struct Space {
    /// By level: the question.
    pub(crate) order: Vec<usize>,
    /// By question: the level.
    pub(crate) level: Vec<usize>,
    /// By question: class of each answer code; disallowed codes belong to class 0.
    pub(crate) class_of: Vec<Vec<u16>>,
    /// By question and class: one answer of the class.
    pub(crate) first: Vec<Vec<u32>>,
}

impl Space {
    /// As the decision on the outcome sees it.
    pub(crate) fn of_outcome(model: &Model) -> Self {
        Self::new(model, &cone(model, vec![model.outcome], None), &[])
    }

    /// As one finding sees it; the outcome itself counts as given.
    pub(crate) fn of_finding(model: &Model, finding: &Finding) -> Self {
        let questions = model.questions.len();
        let read = reads(&finding.rules, questions).into_iter().filter(|decision| *decision != model.outcome).collect();
        Self::new(model, &cone(model, read, Some(model.outcome)), &finding.rules)
    }

    /// As all tables, findings and promises together see it.
    pub(crate) fn of_everything(model: &Model) -> Self {
        let rules = model.findings.iter().flat_map(|finding| finding.rules.iter().cloned());
        let promised = model.monotonicity.iter().map(|promise| Rule {
            id: promise.id.clone(),
            when: promise.when.clone(),
            then: Then::Value(0),
            facts: Vec::new(),
        });
        let moved = model.monotonicity.iter().flat_map(|promise| {
            let answers = promise.moves.iter().flat_map(|(from, to)| [*from, *to]);
            answers.map(|mask| exactly(promise.question, mask))
        });
        let more: Vec<Rule> = rules.chain(promised).chain(moved).collect();
        Self::new(model, &(0..model.decisions.len()).collect(), &more)
    }

    fn new(model: &Model, decisions: &BTreeSet<usize>, more: &[Rule]) -> Self {
        let mut entries: Vec<BTreeSet<Entry>> = vec![BTreeSet::new(); model.questions.len()];
        let rules =
            decisions.iter().filter_map(|index| model.decisions.get(*index)).flat_map(|decision| &decision.rules);
        let conditions = rules.chain(more).map(|rule| &rule.when);
        let relevance = model.questions.iter().filter_map(|question| question.relevant.as_ref());
        for entry in conditions.chain(relevance).flatten().flatten() {
            if let Some(list) = entries.get_mut(usize::from(entry.input)) {
                list.insert(*entry);
            }
        }
        // an irrelevant question has no answer: that one answer must be told apart from all others
        for (index, list) in entries.iter_mut().enumerate() {
            if model.questions.get(index).is_some_and(|question| question.relevant.is_some()) {
                list.insert(Entry { input: index as u16, any: 0, all: 0, none: u32::MAX, unknown: true });
            }
        }
        let mut space = Self {
            order: ordered(model),
            level: vec![0; model.questions.len()],
            class_of: Vec::new(),
            first: Vec::new(),
        };
        for (level, question) in space.order.iter().enumerate() {
            if let Some(slot) = space.level.get_mut(*question) {
                *slot = level;
            }
        }
        for (question, entries) in model.questions.iter().zip(&entries) {
            let mut known: BTreeMap<Vec<bool>, u16> = BTreeMap::new();
            let mut class_of = vec![0_u16; question.codes()];
            let mut first = Vec::new();
            for mask in question.allowed() {
                let signature: Vec<bool> = entries.iter().map(|entry| entry.accepts(mask)).collect();
                let next = known.len();
                let class = *known.entry(signature).or_insert(next as u16);
                if usize::from(class) == first.len() {
                    first.push(mask);
                }
                if let Some(slot) = class_of.get_mut(question.code(mask)) {
                    *slot = class;
                }
            }
            space.class_of.push(class_of);
            space.first.push(first);
        }
        space
    }

    /// The class of "I don't know", which is what a question that is not relevant counts as.
    pub(crate) fn unknown(&self, question: usize) -> usize {
        self.class_of.get(question).and_then(|classes| classes.first()).map_or(0, |class| usize::from(*class))
    }

    /// By level: number of classes.
    pub(crate) fn sizes(&self) -> Vec<usize> {
        self.order.iter().map(|question| self.first.get(*question).map_or(1, Vec::len)).collect()
    }

    /// By level and class: number of answers.
    pub(crate) fn answers_by_class(&self, model: &Model) -> Vec<Vec<u128>> {
        let count = |question: usize| {
            let mut counts = vec![0_u128; self.first.get(question).map_or(0, Vec::len)];
            if let (Some(asked), Some(class_of)) = (model.questions.get(question), self.class_of.get(question)) {
                for mask in asked.allowed() {
                    let class = class_of.get(asked.code(mask)).copied().unwrap_or(0);
                    if let Some(count) = counts.get_mut(usize::from(class)) {
                        *count += 1;
                    }
                }
            }
            counts
        };
        self.order.iter().map(|question| count(*question)).collect()
    }

    /// Answers along a path of classes by level; open levels stay open.
    pub(crate) fn answers(&self, model: &Model, path: &[Option<usize>]) -> Answers {
        let mut masks = vec![None; model.questions.len()];
        for (question, class) in self.order.iter().zip(path) {
            let mask = class.and_then(|class| self.first.get(*question).and_then(|first| first.get(class)));
            if let Some(slot) = masks.get_mut(*question) {
                *slot = mask.copied();
            }
        }
        Answers::from_masks(masks)
    }
}

/// The decisions that these rules read, by value or by delegation.
fn reads(rules: &[Rule], questions: usize) -> Vec<usize> {
    let entries = rules
        .iter()
        .flat_map(|rule| &rule.when)
        .flatten()
        .filter_map(|entry| usize::from(entry.input).checked_sub(questions));
    let delegated = rules.iter().filter_map(|rule| match rule.then {
        Then::Decision(other) => Some(usize::from(other)),
        _ => None,
    });
    entries.chain(delegated).collect()
}

/// The decisions on which these depend, themselves included, without going through `given`.
pub(crate) fn cone(model: &Model, from: Vec<usize>, given: Option<usize>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut waiting = from;
    while let Some(index) = waiting.pop() {
        if Some(index) != given
            && found.insert(index)
            && let Some(decision) = model.decisions.get(index)
        {
            waiting.extend(reads(&decision.rules, model.questions.len()));
        }
    }
    found
}

/// By level: the question that diagrams test there.
pub(crate) fn ordered(model: &Model) -> Vec<usize> {
    let mut order: Vec<usize> = (0..model.questions.len()).collect();
    order.sort_by_key(|question| model.order.get(*question));
    order
}

/// A condition that holds for one answer only.
fn exactly(question: u16, mask: u32) -> Rule {
    let entry = Entry { input: question, any: 0, all: mask, none: !mask, unknown: false };
    Rule { id: String::new(), when: vec![vec![entry]], then: Then::Value(0), facts: Vec::new() }
}

/// The decisions that some condition reads: of a table, a finding, a plan or a figure.
pub(crate) fn read_by_entries(model: &Model) -> Vec<usize> {
    let tables = model.decisions.iter().flat_map(|decision| &decision.rules);
    let rules = tables.chain(model.findings.iter().flat_map(|finding| &finding.rules)).map(|rule| &rule.when);
    let roadmap = &model.roadmap;
    let planned =
        roadmap.plans.iter().map(|plan| &plan.when).chain(roadmap.recurring.iter().map(|recurrence| &recurrence.when));
    let steps = roadmap.steps.iter().flat_map(|step| step.weeks.iter().map(|(when, _)| when));
    let figures = roadmap.costs.iter().map(|cost| &cost.when).chain(roadmap.audit.iter().map(|audit| &audit.when));
    let entries = rules.chain(planned).chain(steps).chain(figures).flatten().flatten();
    entries.filter_map(|entry| usize::from(entry.input).checked_sub(model.questions.len())).collect()
}
