//! The form of a decision diagram: a function of all answers as a graph.
//!
//! A node asks one question; its edges lead on, one for each *class* of answers. Answers of one class are answers that
//! no rule tells apart. A path ends in a leaf. Nodes are ordered: children before parents.

use super::Question;

/// References at or above this value are leaves: the value is the reference less this.
pub const LEAF: u32 = 0x8000;

/// A function of the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagram {
    /// By question: the class of each answer code (see [`Question::code`]).
    pub classes: Vec<Classes>,
    /// Nodes, children before parents.
    pub nodes: Vec<Node>,
    /// Where to start: a node or a leaf.
    pub root: u32,
}

/// The answers of one question, sorted into classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    /// The class of each answer code.
    pub of: Vec<u8>,
    /// Number of classes.
    pub count: u8,
}

/// Asks one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Index of the question.
    pub question: u8,
    /// By class: a node or a leaf.
    pub edges: Vec<u32>,
}

impl Classes {
    /// The class of an answer.
    #[must_use]
    pub fn of(&self, question: &Question, mask: u32) -> u8 {
        self.of.get(question.code(mask)).copied().unwrap_or(0)
    }
}
