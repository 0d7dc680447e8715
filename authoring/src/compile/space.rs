//! The answer space as the rules see it: answers that no condition tells apart are one class.

use crate::graph::{Level, Path};
use crate::logic::{Logic, conditions, read};
use attestation_fit::diagnostic::{Example, ExampleAnswer};
use attestation_fit::ids::{AnswerCode, ChoiceId, Choices, DecisionId, Id as _, IndexVec, QuestionId};
use attestation_fit::model::{Condition, Entry, Model, Question, Rule, Select, Test};
use std::collections::{BTreeMap, BTreeSet};

/// Classes of all questions, and the levels at which diagrams ask them.
#[derive(Clone, Debug)]
pub(crate) struct Space {
    /// The question asked at each level.
    pub(crate) asked: IndexVec<Level, QuestionId>,
    /// The level of each question.
    pub(crate) level: IndexVec<QuestionId, Level>,
    classes: IndexVec<QuestionId, AnswerClasses>,
}

/// The answers to one question, sorted into classes. The first class is that of "I don't know".
#[derive(Clone, Debug)]
pub(crate) struct AnswerClasses {
    /// The class of each answer code; codes that are no allowed answer are in the first.
    pub(crate) of: IndexVec<AnswerCode, usize>,
    /// By class: one answer, and how many there are.
    pub(crate) members: Vec<(Choices, u32)>,
}

/// Tests that are made of the answers to each question.
type Tests = IndexVec<QuestionId, BTreeSet<Test<ChoiceId>>>;

impl Space {
    /// As the decision on the outcome sees it.
    pub(crate) fn of_outcome(logic: Logic<'_>) -> Self {
        Self::new(logic, &logic.cone([logic.outcome], None), [])
    }

    /// As one criterion or flag sees it; the outcome counts as given.
    pub(crate) fn of_finding(logic: Logic<'_>, rules: &[Rule]) -> Self {
        let decisions = logic.cone(rules.iter().flat_map(|rule| read(&rule.when)), Some(logic.outcome));
        Self::new(logic, &decisions, rules.iter().map(|rule| &rule.when))
    }

    /// As everything in a model together sees it.
    pub(crate) fn of_everything(logic: Logic<'_>, model: &Model) -> Self {
        let promised = model.monotonicity().iter().map(|promise| &promise.when);
        let mut tests = tests(logic, &logic.tables(), conditions(model).chain(promised));
        for promise in model.monotonicity() {
            let moves = promise.moves(&logic.questions[promise.question]);
            let moved = moves.into_iter().flat_map(|(from, to)| [from, to]);
            tests[promise.question].extend(moved.map(Test::exactly));
        }
        Self::telling_apart(logic, &tests)
    }

    fn new<'a>(
        logic: Logic<'_>,
        decisions: &BTreeSet<DecisionId>,
        more: impl IntoIterator<Item = &'a Condition>,
    ) -> Self {
        Self::telling_apart(logic, &tests(logic, decisions, more))
    }

    fn telling_apart(logic: Logic<'_>, tests: &Tests) -> Self {
        let asked = logic.asked();
        let mut level = logic.questions.map(|_, _| Level::at(0));
        for (at, question) in asked.enumerate() {
            level[*question] = at;
        }
        let classes = logic.questions.map(|id, question| AnswerClasses::new(question, &tests[id]));
        Self { asked, level, classes }
    }

    /// The classes of a question.
    pub(crate) fn of(&self, question: QuestionId) -> &AnswerClasses {
        &self.classes[question]
    }

    /// By level: number of classes.
    pub(crate) fn sizes(&self) -> IndexVec<Level, usize> {
        self.asked.map(|_, question| self.of(*question).members.len())
    }

    /// By level and class: number of answers.
    pub(crate) fn answers_by_class(&self) -> IndexVec<Level, Vec<u32>> {
        self.asked.map(|_, question| self.of(*question).members.iter().map(|(_, count)| *count).collect())
    }

    /// Answers along a path, in declared order; questions that it does not ask are left out.
    pub(crate) fn example(&self, logic: Logic<'_>, path: &Path) -> Example {
        let answer = |(id, question): (QuestionId, &Question)| {
            let (answer, _) = self.of(id).members.get(path[self.level[id]]?)?;
            let mut ids = question.chosen(*answer).map(str::to_owned);
            let given = match question.select {
                _ if answer.is_empty() => ExampleAnswer::Unknown,
                Select::One => ExampleAnswer::One(ids.next()?),
                Select::Many => ExampleAnswer::Many(ids.collect()),
            };
            Some((question.id.clone(), given))
        };
        Example(logic.questions.enumerate().filter_map(answer).collect())
    }
}

impl AnswerClasses {
    /// The class of "I don't know", which is what a question that is not relevant counts as.
    pub(crate) const UNKNOWN: usize = 0;

    fn new(question: &Question, tests: &BTreeSet<Test<ChoiceId>>) -> Self {
        let mut known: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
        let mut of = IndexVec::each(question.codes(), |_| Self::UNKNOWN);
        let mut members: Vec<(Choices, u32)> = Vec::new();
        for (code, answer) in question.allowed() {
            let passed: Vec<bool> = tests.iter().map(|test| test.accepts(answer)).collect();
            let class = *known.entry(passed).or_insert(members.len());
            of[code] = class;
            match members.get_mut(class) {
                Some((_, count)) => *count += 1,
                None => members.push((answer, 1)),
            }
        }
        Self { of, members }
    }

    /// The class of an answer.
    pub(crate) fn class(&self, question: &Question, answer: Choices) -> usize {
        self.of[question.code(answer)]
    }
}

/// What these tables, these conditions and the relevance of questions ask of the answers.
fn tests<'a>(
    logic: Logic<'_>,
    decisions: &BTreeSet<DecisionId>,
    more: impl IntoIterator<Item = &'a Condition>,
) -> Tests {
    let mut tests: Tests = logic.questions.map(|_, _| BTreeSet::new());
    let mut look = |when: &Condition| {
        for entry in when.entries() {
            if let Entry::Answer(question, test) = entry {
                tests[*question].insert(*test);
            }
        }
    };
    for decision in decisions {
        logic.decisions[*decision].rules.iter().for_each(|row| look(&row.rule.when));
    }
    more.into_iter().for_each(&mut look);
    logic.questions.iter().filter_map(|question| question.relevant.as_ref()).for_each(&mut look);
    // an irrelevant question has no answer: that one answer must be told apart from all others
    for (id, _) in logic.questions.enumerate().filter(|(_, question)| question.relevant.is_some()) {
        tests[id].insert(Test::only_unknown());
    }
    tests
}
