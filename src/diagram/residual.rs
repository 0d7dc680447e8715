//! What some answers leave of a diagram.

use super::{Diagram, Fixed, NodeRef};
use crate::ids::{IndexVec, NodeId, QuestionId, Questions};
use std::collections::BTreeMap;

/// A diagram after some answers, reduced: equal functions have equal numbers, so what still matters can be read off.
#[derive(Clone, Debug)]
pub struct Residual<V> {
    root: NodeRef<V>,
    /// By function that is left: the questions on which it depends.
    supports: IndexVec<NodeId, Questions>,
}

impl<V: Copy + Ord> Residual<V> {
    /// What these answers leave of a diagram whose leaves count as equal where `value` makes them so.
    #[must_use]
    pub fn new<L: Copy>(diagram: &Diagram<L>, fixed: &Fixed, value: impl Fn(L) -> V) -> Self {
        // a function that is left is numbered by the first node that it is left of
        let mut functions: BTreeMap<(QuestionId, Vec<NodeRef<V>>), NodeId> = BTreeMap::new();
        let mut supports = diagram.nodes.map(|_, _| Questions::default());
        // by node, children first: the function that is left of it
        let mut left: IndexVec<NodeId, NodeRef<V>> = diagram.nodes.map(|id, _| NodeRef::Node(id));
        let reduced = |left: &IndexVec<NodeId, NodeRef<V>>, to: NodeRef<L>| match to {
            NodeRef::Leaf(leaf) => NodeRef::Leaf(value(leaf)),
            NodeRef::Node(node) => left[node],
        };
        let passed = diagram.passed(fixed);
        for (id, node) in diagram.nodes.enumerate().filter(|(id, _)| passed[*id]) {
            let edges: Vec<NodeRef<V>> = node.open_edges(fixed).map(|edge| reduced(&left, edge)).collect();
            left[id] = match edges.split_first() {
                Some((first, others)) if others.iter().all(|edge| edge == first) => *first,
                _ => {
                    let depends = |on: &NodeRef<V>| match on {
                        NodeRef::Leaf(_) => Questions::default(),
                        NodeRef::Node(function) => supports[*function],
                    };
                    supports[id] = edges.iter().map(depends).fold(Questions::one(node.question), Questions::or);
                    NodeRef::Node(*functions.entry((node.question, edges)).or_insert(id))
                }
            };
        }
        Self { root: reduced(&left, diagram.root), supports }
    }

    /// The questions on which the value still depends; none where it is decided.
    #[must_use]
    pub fn support(&self) -> Questions {
        match self.root {
            NodeRef::Leaf(_) => Questions::default(),
            NodeRef::Node(function) => self.supports[function],
        }
    }
}
