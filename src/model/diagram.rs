//! The form of a decision diagram: a function of all answers as a graph.
//!
//! A node asks one question; its edges lead on, one for each *class* of answers. Answers of one class are answers that
//! no rule tells apart. A path ends in a leaf. Along a path, questions come in the order of
//! [`Model::order`](super::Model::order), so no path is longer than there are questions.

use super::Question;
use crate::ids::{AnswerCode, Choices, ClassId, Id as _, IndexVec, NodeId, QuestionId};
use serde::{Deserialize, Serialize};

/// A function of the answers with values `L`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagram<L> {
    /// By question: which answers the diagram tells apart.
    pub classes: IndexVec<QuestionId, Classes>,
    /// Nodes, children before parents.
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
    pub of: IndexVec<AnswerCode, ClassId>,
    /// Number of classes; at least one.
    pub count: u8,
}

/// Asks one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node<L> {
    /// The question.
    pub question: QuestionId,
    /// Where the answers of each class lead.
    pub edges: IndexVec<ClassId, NodeRef<L>>,
}

impl Classes {
    /// The class of an answer code.
    #[must_use]
    pub fn of_code(&self, code: AnswerCode) -> ClassId {
        if self.of.is_empty() { ClassId::at(0) } else { self.of[code] }
    }

    /// The class of an answer to the question.
    #[must_use]
    pub fn of(&self, question: &Question, answer: Choices) -> ClassId {
        self.of_code(question.code(answer))
    }

    /// All classes.
    pub fn ids(&self) -> impl Iterator<Item = ClassId> + use<> {
        (0..usize::from(self.count)).map(ClassId::at)
    }
}
