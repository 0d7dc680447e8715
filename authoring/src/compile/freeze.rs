//! Freezes a function into a diagram: nodes numbered, classes that lead to the same places merged.

use super::space::Space;
use crate::graph::{Graph, Ref};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::Model;
use attestation_fit::model::diagram::{Classes, Diagram, LEAF, Node};
use std::collections::BTreeMap;

/// The diagram of a function.
///
/// # Errors
/// A question with more classes than a byte tells apart.
pub(crate) fn freeze(model: &Model, space: &Space, graph: &Graph, root: Ref) -> Result<Diagram, Diagnostic> {
    let mut order = graph.below(&[root]);
    order.reverse();
    let numbers: BTreeMap<Ref, u32> = order.iter().enumerate().map(|(number, at)| (*at, number as u32)).collect();
    let target = |at: Ref| match Graph::value(at) {
        Some(value) => LEAF + value,
        None => numbers.get(&at).copied().unwrap_or(LEAF),
    };
    let question_of = |at: Ref| graph.level(at).and_then(|level| space.order.get(level)).copied().unwrap_or(0);
    let merged: Vec<Merged> = (0..model.questions.len())
        .map(|question| {
            let nodes: Vec<Ref> = order.iter().copied().filter(|at| question_of(*at) == question).collect();
            merge(graph, space, question, &nodes)
        })
        .collect();
    for (question, merged) in model.questions.iter().zip(&merged) {
        if merged.kept.len() > usize::from(u8::MAX) {
            let message = format!("the rules tell more than {} kinds of answers to `{}` apart", u8::MAX, question.id);
            return Err(Diagnostic::error("beyond-reach", format!("questions.{}", question.id), message)
                .help("split the question, or let fewer choices matter"));
        }
    }
    let nodes = order
        .iter()
        .map(|at| {
            let question = question_of(*at);
            let kept = merged.get(question).map_or(&[][..], |merged| &merged.kept);
            let edges =
                kept.iter().filter_map(|class| graph.edges(*at).get(*class)).map(|edge| target(*edge)).collect();
            Node { question: question as u8, edges }
        })
        .collect();
    Ok(Diagram { classes: merged.into_iter().map(Merged::classes).collect(), nodes, root: target(root) })
}

struct Merged {
    /// The class of each answer code; none where no node asks the question.
    of: Vec<u16>,
    /// One old class for each new one.
    kept: Vec<usize>,
}

impl Merged {
    fn classes(self) -> Classes {
        Classes { of: self.of.into_iter().map(|class| class as u8).collect(), count: self.kept.len() as u8 }
    }
}

/// Classes whose edges agree at every node are one; a question that no node asks needs no table.
fn merge(graph: &Graph, space: &Space, question: usize, nodes: &[Ref]) -> Merged {
    if nodes.is_empty() {
        return Merged { of: Vec::new(), kept: vec![0] };
    }
    let old = space.first.get(question).map_or(0, Vec::len);
    let mut known: BTreeMap<Vec<Ref>, u16> = BTreeMap::new();
    let mut kept = Vec::new();
    let mut new_of = Vec::with_capacity(old);
    for class in 0..old {
        let column: Vec<Ref> = nodes.iter().filter_map(|at| graph.edges(*at).get(class)).copied().collect();
        let next = known.len() as u16;
        let new = *known.entry(column).or_insert(next);
        if usize::from(new) == kept.len() {
            kept.push(class);
        }
        new_of.push(new);
    }
    let class_of = space.class_of.get(question).map_or(&[][..], Vec::as_slice);
    Merged { of: class_of.iter().map(|class| new_of.get(usize::from(*class)).copied().unwrap_or(0)).collect(), kept }
}
