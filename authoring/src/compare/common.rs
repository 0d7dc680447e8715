//! The answers that two models have in common, as one graph sees them.

use super::{LeftOut, Why};
use crate::compile::MOST_NODES;
use crate::draft::Draft;
use crate::graph::{Function, Graph, Level, Path, Region, TooLarge, number};
use attestation_fit::diagnostic::{Example, ExampleAnswer};
use attestation_fit::diagram::{Diagram, NodeRef};
use attestation_fit::ids::{ChoiceId, Choices, ClassId, Id as _, IndexVec, NodeId, OutcomeId, QuestionId};
use attestation_fit::model::{Condition, Entry, Question, Select};
use std::collections::BTreeMap;

/// Questions, and their answers, that both models know.
pub(super) struct Common<'a> {
    questions: IndexVec<Level, Shared>,
    old: Side<'a>,
    new: Side<'a>,
    pub(super) left_out: Vec<LeftOut>,
}

/// One of the two models.
struct Side<'a> {
    draft: &'a Draft,
    outcome: &'a Diagram<OutcomeId>,
    /// The level of each question that both models know.
    level: IndexVec<QuestionId, Option<Level>>,
    /// Which of a class's answers is this model's.
    answer: fn(&Class) -> Choices,
}

/// A question that both models know.
struct Shared {
    old: QuestionId,
    new: QuestionId,
    /// The first is "I don't know".
    classes: Vec<Class>,
}

/// Answers that neither model tells apart.
struct Class {
    /// One of them, in the choices of each model.
    old: Choices,
    new: Choices,
    /// How many there are.
    count: u32,
    /// What they weigh under the priors of the new model.
    weight: u128,
}

impl<'a> Common<'a> {
    pub(super) fn of(
        old: &'a Draft,
        before: &'a Diagram<OutcomeId>,
        new: &'a Draft,
        after: &'a Diagram<OutcomeId>,
    ) -> Self {
        let mut common = Self {
            questions: IndexVec::default(),
            old: Side::new(old, before, |class| class.old),
            new: Side::new(new, after, |class| class.new),
            left_out: Vec::new(),
        };
        let same = |question: &Question| {
            let found = old.questions.position(|other| other.id == question.id)?;
            (old.questions[found].select == question.select).then_some(found)
        };
        let mut asked: Vec<QuestionId> = new.questions.ids().collect();
        asked.sort_by_key(|question| new.order[*question]);
        let shared = asked.into_iter().filter_map(|id| Some((same(&new.questions[id])?, id)));
        for (before, after) in shared.collect::<Vec<_>>() {
            common.share(before, after);
        }
        for (why, side, other) in [(Why::OnlyOld, &common.old, new), (Why::OnlyNew, &common.new, old)] {
            let apart = side.draft.questions.enumerate().filter(|(id, _)| side.level[*id].is_none());
            common.left_out.extend(apart.filter_map(|(_, question)| {
                let known = other.questions.iter().any(|other| other.id == question.id);
                match (known, why) {
                    // told once, of the old model
                    (true, Why::OnlyNew) => None,
                    (true, _) => Some(LeftOut { path: question.id.clone(), why: Why::Differs }),
                    (false, _) => Some(LeftOut { path: question.id.clone(), why }),
                }
            }));
        }
        common
    }

    fn share(&mut self, before: QuestionId, after: QuestionId) {
        let (was, is) = (&self.old.draft.questions[before], &self.new.draft.questions[after]);
        let choices = choices(was, is, &mut self.left_out);
        let tests = |draft: &'a Draft, question: QuestionId| {
            let conditions = draft.questions.iter().filter_map(|question| question.relevant.as_ref());
            conditions.flat_map(Condition::entries).filter_map(move |entry| match entry {
                Entry::Answer(named, test) if *named == question => Some(test),
                _ => None,
            })
        };
        let mut known: BTreeMap<(bool, ClassId, ClassId, Vec<bool>), usize> = BTreeMap::new();
        let mut classes: Vec<Class> = Vec::new();
        for (code, new) in is.allowed() {
            let Some(old) = new.iter().map(|choice| choices[choice]).collect::<Option<Choices>>() else { continue };
            if !was.allows(old) {
                continue;
            }
            let (one, other) = (tests(self.old.draft, before), tests(self.new.draft, after));
            let told = one.map(|test| test.accepts(old)).chain(other.map(|test| test.accepts(new)));
            let key = (
                new.is_empty(),
                self.old.outcome.classes[before].of_code(was.code(old)),
                self.new.outcome.classes[after].of_code(code),
                told.collect(),
            );
            let weight = self.new.draft.priors[after].weights[code];
            let class = *known.entry(key).or_insert(classes.len());
            match classes.get_mut(class) {
                Some(class) => {
                    class.count += 1;
                    class.weight += weight;
                }
                None => classes.push(Class { old, new, count: 1, weight }),
            }
        }
        // there are more levels than questions
        let level = self.questions.push(Shared { old: before, new: after, classes }).ok();
        self.old.level[before] = level;
        self.new.level[after] = level;
    }

    /// A graph over these questions.
    pub(super) fn graph(&self) -> Graph {
        Graph::new(self.questions.map(|_, shared| shared.classes.len()), MOST_NODES)
    }

    /// By level and class: number of answers.
    pub(super) fn answers(&self) -> IndexVec<Level, Vec<u32>> {
        self.questions.map(|_, shared| shared.classes.iter().map(|class| class.count).collect())
    }

    /// By level and class: what the answers weigh under the priors of the new model.
    pub(super) fn weights(&self) -> IndexVec<Level, Vec<u128>> {
        self.questions.map(|_, shared| shared.classes.iter().map(|class| class.weight).collect())
    }

    /// The outcomes of both models.
    pub(super) fn outcomes(&self, graph: &mut Graph) -> Result<[Function; 2], TooLarge> {
        Ok([self.outcome(graph, &self.old)?, self.outcome(graph, &self.new)?])
    }

    fn outcome(&self, graph: &mut Graph, side: &Side<'_>) -> Result<Function, TooLarge> {
        let diagram = side.outcome;
        let mut made: IndexVec<NodeId, Function> = IndexVec::default();
        let target = |made: &IndexVec<NodeId, Function>, to: &NodeRef<OutcomeId>| match to {
            NodeRef::Leaf(outcome) => Function::constant(number(outcome.index())),
            // children come before parents
            NodeRef::Node(node) => made[*node],
        };
        for node in &diagram.nodes {
            let classes = &diagram.classes[node.question];
            let question = &side.draft.questions[node.question];
            let unknown = classes.of_code(question.code(Choices::default()));
            let mut function = target(&made, &node.edges[unknown]);
            if let Some(level) = side.level[node.question] {
                let of: Vec<ClassId> = self.questions[level]
                    .classes
                    .iter()
                    .map(|class| classes.of_code(question.code((side.answer)(class))))
                    .collect();
                for class in classes.ids().filter(|class| *class != unknown) {
                    let here: Vec<bool> = of.iter().map(|other| *other == class).collect();
                    let here = graph.truths(level, &here)?;
                    function = graph.choose(here, target(&made, &node.edges[class]), function)?;
                }
            }
            // as many as nodes of the diagram
            made.push(function).map_err(|_| TooLarge)?;
        }
        Ok(target(&made, &diagram.root))
    }

    /// Where no question is answered that neither model asks: the answer sets that exist.
    pub(super) fn real(&self, graph: &mut Graph) -> Result<Region, TooLarge> {
        let (old, new) = (self.relevant(graph, &self.old)?, self.relevant(graph, &self.new)?);
        let mut real = Region::ALL;
        for (level, shared) in self.questions.enumerate() {
            let asked = graph.or(old[shared.old], new[shared.new])?;
            let unanswered = graph.literal(level, |class| class == 0)?;
            let fits = graph.or(asked, unanswered)?;
            real = graph.and(real, fits)?;
        }
        Ok(real)
    }

    /// By question of a model: where it is relevant. What is answered to an irrelevant question counts as "I don't know".
    fn relevant(&self, graph: &mut Graph, side: &Side<'_>) -> Result<IndexVec<QuestionId, Region>, TooLarge> {
        let mut relevant: IndexVec<QuestionId, Region> = side.draft.questions.map(|_, _| Region::ALL);
        // relevance reads earlier questions only
        for (id, question) in side.draft.questions.enumerate() {
            let Some(when) = &question.relevant else { continue };
            let mut any = Region::NONE;
            for alternative in &when.alternatives {
                let mut all = Region::ALL;
                for entry in alternative {
                    let holds = match entry {
                        Entry::Answer(earlier, test) => {
                            let unknown = if test.accepts(Choices::default()) { Region::ALL } else { Region::NONE };
                            match side.level[*earlier] {
                                None => unknown,
                                Some(level) => {
                                    let classes = self.questions[level].classes.iter();
                                    let truths: Vec<bool> =
                                        classes.map(|class| test.accepts((side.answer)(class))).collect();
                                    let truths = graph.truths(level, &truths)?;
                                    graph.choose(relevant[*earlier], truths, unknown)?
                                }
                            }
                        }
                        // the reader lets no table into a relevance
                        Entry::Value(..) => Region::NONE,
                    };
                    all = graph.and(all, holds)?;
                }
                any = graph.or(any, all)?;
            }
            relevant[id] = any;
        }
        Ok(relevant)
    }

    /// Answers along a path, in the order in which the new model declares its questions.
    pub(super) fn example(&self, path: &Path) -> Example {
        let answer = |(id, question): (QuestionId, &Question)| {
            let level = self.new.level[id]?;
            let class = self.questions[level].classes.get(path[level]?)?;
            let mut ids = question.chosen(class.new).map(str::to_owned);
            let given = match question.select {
                _ if class.new.is_empty() => ExampleAnswer::Unknown,
                Select::One => ExampleAnswer::One(ids.next()?),
                Select::Many => ExampleAnswer::Many(ids.collect()),
            };
            Some((question.id.clone(), given))
        };
        Example(self.new.draft.questions.enumerate().filter_map(answer).collect())
    }
}

impl<'a> Side<'a> {
    fn new(draft: &'a Draft, outcome: &'a Diagram<OutcomeId>, answer: fn(&Class) -> Choices) -> Self {
        Self { draft, outcome, level: draft.questions.map(|_, _| None), answer }
    }
}

/// By choice of the new question: the old one of the same id, where both mean something by it.
fn choices(was: &Question, is: &Question, left_out: &mut Vec<LeftOut>) -> IndexVec<ChoiceId, Option<ChoiceId>> {
    let mut leave = |choice: &str, why: Why| left_out.push(LeftOut { path: format!("{}.{choice}", is.id), why });
    for gone in was.choices.iter().filter(|choice| !choice.unknown) {
        if !is.choices.iter().any(|choice| choice.id == gone.id) {
            leave(&gone.id, Why::OnlyOld);
        }
    }
    is.choices.map(|_, choice| {
        let Some(found) = was.choices.position(|other| other.id == choice.id) else {
            if !choice.unknown {
                leave(&choice.id, Why::OnlyNew);
            }
            return None;
        };
        let other = &was.choices[found];
        let alone = is.select == Select::Many && choice.exclusive != other.exclusive;
        if choice.unknown != other.unknown || alone {
            leave(&choice.id, Why::Differs);
        }
        (!choice.unknown && !other.unknown).then_some(found)
    })
}
