//! What some answers leave of a diagram.

use super::{Diagram, Edges, Fixed, NodeRef};
use crate::ids::{ClassId, IndexVec, NodeId, QuestionId, Questions};
use std::collections::BTreeMap;

/// A diagram after some answers, reduced: equal functions are equal references, so what still matters can be read off.
/// Further answers make further functions, each once.
#[derive(Clone, Debug)]
pub struct Residual<V> {
    root: Left<V>,
    functions: Vec<Function<V>>,
    known: BTreeMap<(QuestionId, Edges<Left<V>>), usize>,
    /// What the classes of a question leave of a function.
    after: BTreeMap<(usize, QuestionId), Edges<Left<V>>>,
}

/// A function that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left<V> {
    /// A value, whatever else is answered.
    Value(V),
    /// A function of the open questions, by its number.
    Function(usize),
}

#[derive(Clone, Debug)]
struct Function<V> {
    question: QuestionId,
    edges: Edges<Left<V>>,
    /// The questions on which it depends.
    support: Questions,
}

#[expect(
    clippy::indexing_slicing,
    reason = "numbers of functions are made here only; a foreign one must stop the work"
)]
impl<V: Copy + Ord> Residual<V> {
    /// What these answers leave of a diagram whose leaves count as equal where `value` makes them so.
    #[must_use]
    pub fn new<L: Copy + PartialEq>(diagram: &Diagram<L>, fixed: &Fixed, value: impl Fn(L) -> V) -> Self {
        let mut residual =
            Self { root: Left::Function(0), functions: Vec::new(), known: BTreeMap::new(), after: BTreeMap::new() };
        // by node, children first; what no completion passes stays a function that there is not
        let mut left: IndexVec<NodeId, Left<V>> = diagram.nodes.map(|_, _| Left::Function(usize::MAX));
        let reduced = |left: &IndexVec<NodeId, Left<V>>, to: NodeRef<L>| match to {
            NodeRef::Leaf(leaf) => Left::Value(value(leaf)),
            NodeRef::Node(node) => left[node],
        };
        let passed = diagram.passed(fixed);
        for (id, node) in diagram.nodes.enumerate().filter(|(id, _)| passed[*id]) {
            left[id] = match fixed[node.question] {
                Some(class) => reduced(&left, node.edges[class]),
                None => residual.function(node.question, node.edges.map(|edge| reduced(&left, edge))),
            };
        }
        residual.root = reduced(&left, diagram.root);
        residual
    }

    /// What is left of the diagram.
    #[must_use]
    pub fn root(&self) -> Left<V> {
        self.root
    }

    /// The questions on which the value still depends; none where it is decided.
    #[must_use]
    pub fn support(&self) -> Questions {
        self.support_of(self.root)
    }

    /// The questions on which a function that is left depends.
    #[must_use]
    pub fn support_of(&self, left: Left<V>) -> Questions {
        match left {
            Left::Value(_) => Questions::default(),
            Left::Function(function) => self.functions[function].support,
        }
    }

    /// Every value to which some answers lead, once or more often, before [`Residual::after`] makes further functions.
    pub fn values(&self) -> impl Iterator<Item = V> + '_ {
        let targets = self.functions.iter().flat_map(|function| function.edges.targets());
        targets.chain([&self.root]).filter_map(|left| match left {
            Left::Value(value) => Some(*value),
            Left::Function(_) => None,
        })
    }

    /// The question that a function asks first.
    #[must_use]
    pub fn asks(&self, left: Left<V>) -> Option<QuestionId> {
        match left {
            Left::Value(_) => None,
            Left::Function(function) => Some(self.functions[function].question),
        }
    }

    /// Along the class where the function asks this question first, otherwise nowhere.
    #[must_use]
    pub fn step(&self, left: Left<V>, question: QuestionId, class: ClassId) -> Left<V> {
        match left {
            Left::Function(function) if self.functions[function].question == question => {
                self.functions[function].edges[class]
            }
            _ => left,
        }
    }

    /// By class of the answer to a question on which a function depends: what it leaves of the function; the function
    /// itself where it does not depend on the question. Each step goes on to a question that is asked later, so it goes
    /// no deeper than there are questions.
    #[expect(clippy::expect_used, reason = "every target is moved")]
    pub fn after(&mut self, left: Left<V>, question: QuestionId, classes: usize) -> Edges<Left<V>> {
        let number = match left {
            Left::Function(number) if self.functions[number].support.has(question) => number,
            _ => return Edges::new((0..classes).map(|_| left)),
        };
        let Function { question: first, edges, .. } = self.functions[number].clone();
        if first == question {
            return edges;
        }
        if let Some(known) = self.after.get(&(number, question)) {
            return known.clone();
        }
        let below: Vec<Edges<Left<V>>> =
            edges.targets().iter().map(|target| self.after(*target, question, classes)).collect();
        // classes that leave the same of every target leave the same of the function
        let mut columns: Vec<(Vec<u8>, Left<V>)> = Vec::new();
        let mut made = Vec::with_capacity(classes);
        for class in 0..classes {
            let column = || below.iter().map(|edges| edges.blocks()[class]);
            let known = columns.iter().find(|(known, _)| known.iter().copied().eq(column()));
            made.push(known.map(|(_, function)| *function).unwrap_or_else(|| {
                let column: Vec<u8> = column().collect();
                // one for each target, in their order
                let mut moved = below.iter().zip(&column).map(|(edges, block)| edges.targets()[usize::from(*block)]);
                let edges = edges.map(|_| moved.next().expect("as many as there are targets"));
                let function = self.function(first, edges);
                columns.push((column, function));
                function
            }));
        }
        let made = Edges::new(made);
        self.after.insert((number, question), made.clone());
        made
    }

    /// The function that asks a question first and then goes on along these edges.
    fn function(&mut self, question: QuestionId, edges: Edges<Left<V>>) -> Left<V> {
        if let [only] = edges.targets() {
            return *only;
        }
        let support = edges.targets().iter().fold(Questions::one(question), |on, to| on.or(self.support_of(*to)));
        let functions = &mut self.functions;
        Left::Function(*self.known.entry((question, edges)).or_insert_with_key(|(question, edges)| {
            functions.push(Function { question: *question, edges: edges.clone(), support });
            functions.len() - 1
        }))
    }
}
