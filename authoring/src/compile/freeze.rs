//! Freezes a function into a diagram: nodes numbered, classes that lead to the same places merged.

use super::beyond_reach;
use super::space::Space;
use crate::graph::{Function, Graph};
use crate::logic::Logic;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::diagram::{Classes, Diagram, Edges, Node, NodeRef};
use attestation_fit::ids::{ClassId, Id as _, IndexVec, NodeId, QuestionId};
use std::collections::BTreeMap;

/// The diagram of a function; `leaf` is what its values mean.
///
/// # Errors
/// More nodes than a packed diagram numbers; a question with more classes than it tells apart.
#[expect(clippy::indexing_slicing, reason = "classes kept are classes of the space, and so edges of each node")]
pub(crate) fn freeze<L: Copy + PartialEq>(
    logic: Logic<'_>,
    space: &Space,
    graph: &Graph,
    root: Function,
    leaf: impl Fn(u32) -> L,
) -> Result<Diagram<L>, Diagnostic> {
    let below = graph.depth_first(root);
    let asks: Vec<(Function, QuestionId)> =
        below.iter().filter_map(|at| graph.level(*at).map(|level| (*at, space.asked[level]))).collect();
    let mut merged = IndexVec::default();
    for (id, question) in logic.questions.enumerate() {
        let nodes: Vec<Function> = asks.iter().filter(|(_, asked)| *asked == id).map(|(at, _)| *at).collect();
        let classes = merge(graph, space, id, &nodes).ok_or_else(|| too_many_classes(&question.id))?;
        // as many as questions
        let _ = merged.push(classes);
    }
    let merged: IndexVec<QuestionId, Merged> = merged;
    let mut numbers: BTreeMap<Function, NodeId> = BTreeMap::new();
    let mut nodes = IndexVec::default();
    let target = |numbers: &BTreeMap<Function, NodeId>, at: Function| match at.value() {
        Some(value) => NodeRef::Leaf(leaf(value)),
        // children are made, and so numbered, before their parents
        None => NodeRef::Node(numbers[&at]),
    };
    for (at, question) in asks {
        let all: Vec<Function> = graph.edges(at).collect();
        let edges = Edges::new(merged[question].kept.iter().map(|class| target(&numbers, all[*class])));
        let node = Node { question, edges };
        let number = nodes.push(node).map_err(|_| beyond_reach(logic))?;
        numbers.insert(at, number);
    }
    let root = target(&numbers, root);
    Ok(Diagram { classes: merged.map(|_, merged| merged.classes.clone()), nodes, root })
}

fn too_many_classes(question: &str) -> Diagnostic {
    let message = format!("the rules tell more than {} kinds of answers to `{question}` apart", ClassId::MOST);
    Diagnostic::error("beyond-reach", format!("questions.{question}"), message)
        .help("split the question, or let fewer choices matter")
}

struct Merged {
    classes: Classes,
    /// One class of the space for each of the diagram.
    kept: IndexVec<ClassId, usize>,
}

/// Classes whose edges agree at every node are one; a question that no node asks needs no table. `None` where there are
/// too many.
#[expect(clippy::indexing_slicing, reason = "every node has an edge, and every code a class, of the space")]
fn merge(graph: &Graph, space: &Space, question: QuestionId, nodes: &[Function]) -> Option<Merged> {
    let mut kept = IndexVec::default();
    if nodes.is_empty() {
        kept.push(0).ok()?;
        return Some(Merged { classes: Classes { of: IndexVec::default(), count: 1 }, kept });
    }
    let edges: Vec<Vec<Function>> = nodes.iter().map(|at| graph.edges(*at).collect()).collect();
    let mut known: BTreeMap<Vec<Function>, ClassId> = BTreeMap::new();
    let mut new_of: Vec<ClassId> = Vec::new();
    for class in 0..space.of(question).members.len() {
        let column: Vec<Function> = edges.iter().map(|edges| edges[class]).collect();
        let new = match known.get(&column) {
            Some(new) => *new,
            None => kept.push(class).ok()?,
        };
        known.insert(column, new);
        new_of.push(new);
    }
    let of = space.of(question).of.map(|_, class| new_of[*class]);
    let count = u8::try_from(kept.len()).ok()?;
    Some(Merged { classes: Classes { of, count }, kept })
}
