//! Decision diagrams: functions of all answers as graphs, and walks over them.
//!
//! A node asks one question; its edges lead on, one for each *class* of answers. Answers of one class are answers that
//! no rule tells apart. A path ends in a leaf. Along a path, questions come in the order of
//! [`Model::order`](crate::model::Model::order), so no path is longer than there are questions.
//!
//! So a statement about every completion of a set of answers is one walk over a graph, and not a search through the
//! answer space: [`Diagram::reachable`], [`Residual`], [`Joint`].

mod edges;
mod joint;
pub(crate) mod packed;
mod residual;
mod table;

pub use edges::Edges;
pub use joint::{Joint, Reach};
pub use residual::{Left, Residual};

use crate::ids::{AnswerCode, ClassId, Id, IndexVec, NodeId, QuestionId, Set};
use packed::{Edge, Row};
use serde::{Deserialize, Serialize};

/// A function of the answers with values `L`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "L: Copy + Eq + Serialize", deserialize = "L: Copy + Eq + Deserialize<'de>"))]
pub struct Diagram<L> {
    /// By question: which answers the diagram tells apart.
    pub classes: IndexVec<QuestionId, Classes>,
    /// Nodes, children before parents.
    #[serde(with = "packed")]
    pub nodes: IndexVec<NodeId, Node<L>>,
    /// Where to start.
    pub root: NodeRef<L>,
}

/// Where an edge leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NodeRef<L> {
    /// On to a node.
    Node(NodeId),
    /// To the function's value.
    Leaf(L),
}

/// The answers of one question, sorted into classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classes {
    /// The class of each answer code; empty where no node asks the question, whose answers are all of the first class.
    #[serde(with = "table")]
    pub of: IndexVec<AnswerCode, ClassId>,
    /// Number of classes; at least one.
    pub count: u8,
}

/// Asks one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<L> {
    /// The question.
    pub question: QuestionId,
    /// Where the answers of each class lead.
    pub edges: Edges<NodeRef<L>>,
}

impl Classes {
    /// The class of an answer code.
    #[must_use]
    pub fn of_code(&self, code: AnswerCode) -> ClassId {
        if self.of.is_empty() { ClassId::at(0) } else { self.of[code] }
    }

    /// All classes.
    pub fn ids(&self) -> impl Iterator<Item = ClassId> + use<> {
        (0..usize::from(self.count)).map(ClassId::at)
    }
}

/// What is known of each question: the class of its answer; `None` while it is open.
pub type Fixed = IndexVec<QuestionId, Option<ClassId>>;

impl<L: Copy + PartialEq> Diagram<L> {
    /// The value for complete answers.
    #[must_use]
    pub fn value(&self, class: impl Fn(QuestionId) -> ClassId) -> L {
        let mut at = self.root;
        loop {
            match at {
                NodeRef::Leaf(value) => return value,
                NodeRef::Node(node) => at = self.nodes[node].edges[class(self.nodes[node].question)],
            }
        }
    }

    /// By node: whether some completion passes it.
    #[must_use]
    pub fn passed(&self, fixed: &Fixed) -> IndexVec<NodeId, bool> {
        let mut passed = self.nodes.map(|_, _| false);
        let pass = |to: NodeRef<L>, passed: &mut IndexVec<NodeId, bool>| {
            if let NodeRef::Node(node) = to {
                passed[node] = true;
            }
        };
        pass(self.root, &mut passed);
        // children come before parents, so what leads to a node is looked at before it
        for (id, node) in self.nodes.enumerate().rev() {
            if passed[id] {
                node.open_targets(fixed).iter().for_each(|target| pass(*target, &mut passed));
            }
        }
        passed
    }

    /// Shows every value that some completion reaches, once or more often.
    pub fn each_reachable(&self, fixed: &Fixed, mut show: impl FnMut(L)) {
        let passed = self.passed(fixed);
        let nodes = self.nodes.enumerate().filter(|(id, _)| passed[*id]);
        for to in nodes.flat_map(|(_, node)| node.open_targets(fixed)).chain([&self.root]) {
            if let NodeRef::Leaf(value) = to {
                show(*value);
            }
        }
    }
}

impl<I: Id> Diagram<I> {
    /// Every value that some completion reaches.
    #[must_use]
    pub fn reachable(&self, fixed: &Fixed) -> Set<I> {
        let mut values = Set::default();
        self.each_reachable(fixed, |value| values.insert(value));
        values
    }
}

impl<L> Node<L> {
    /// Where it can still lead, each place once: everywhere, or where the known class does.
    #[must_use]
    pub fn open_targets(&self, fixed: &Fixed) -> &[NodeRef<L>]
    where
        L: Copy + PartialEq,
    {
        match fixed[self.question] {
            None => self.edges.targets(),
            Some(class) => core::slice::from_ref(&self.edges[class]),
        }
    }
}

impl<L: Copy + Eq> Row for Node<L> {
    type Id = NodeId;
    type Leaf = L;

    fn new(question: QuestionId, edges: Edges<Edge<NodeId, L>>) -> Self {
        let edges = edges.map(|edge| match edge {
            Edge::Row(node) => NodeRef::Node(node),
            Edge::Leaf(leaf) => NodeRef::Leaf(leaf),
        });
        Self { question, edges }
    }

    fn question(&self) -> QuestionId {
        self.question
    }

    fn edges(&self) -> Edges<Edge<NodeId, L>> {
        self.edges.map(|edge| match edge {
            NodeRef::Node(node) => Edge::Row(node),
            NodeRef::Leaf(leaf) => Edge::Leaf(leaf),
        })
    }
}
