//! How graphs over classes of answers are packed: diagrams, and the states of the interview.
//!
//! A row has one edge for each class, but most of its classes lead to the same few places, and the ways in which a
//! question's classes fall together are few as well. So these are listed once, as [`Partition`]s, and a row names its
//! partition and where each block leads. An edge is packed as the distance back from its row, since rows lead to earlier
//! ones only. Tables of classes are packed over the choices that make a difference: [`table`].
//!
//! Reading gives the rows back as they were, or an error. It takes no more memory than [`MOST_EDGES`] for each graph.

use crate::ids::{ClassId, Id, IndexVec, QuestionId};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use std::collections::BTreeMap;

/// Most edges of one graph, counted by class. The default model's largest has a third of a million.
const MOST_EDGES: usize = 1 << 20;

/// What asks one question and leads on by the class of its answer.
pub(crate) trait Row: Sized {
    /// Numbers of rows.
    type Id: Id;
    /// Where the graph ends.
    type Leaf: Copy + PartialEq;

    /// A row of these edges.
    fn new(question: QuestionId, edges: IndexVec<ClassId, Edge<Self::Id, Self::Leaf>>) -> Self;

    /// The question.
    fn question(&self) -> QuestionId;

    /// Where each class leads.
    fn edges(&self) -> IndexVec<ClassId, Edge<Self::Id, Self::Leaf>>;
}

/// Where a class leads.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Edge<I, L> {
    Row(I),
    Leaf(L),
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Graph<L> {
    partitions: Vec<Partition>,
    rows: Vec<Packed<L>>,
}

/// Classes of one question that lead to the same place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
struct Partition {
    question: QuestionId,
    /// By class, its block; blocks are numbered as they come.
    block: Vec<u8>,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Packed<L> {
    /// Position in the list of partitions.
    partition: u16,
    /// By block.
    targets: Vec<Target<L>>,
}

#[derive(Clone, Copy, serde::Serialize, serde::Deserialize)]
enum Target<L> {
    /// To the row so many places before this one.
    Back(u16),
    Leaf(L),
}

/// Packs the rows of a graph.
///
/// # Errors
/// Rows that lead to themselves or to later ones; more edges than are read back.
pub(crate) fn serialize<S: Serializer, R: Row>(rows: &IndexVec<R::Id, R>, serializer: S) -> Result<S::Ok, S::Error>
where
    R::Leaf: Serialize,
{
    let mut graph = Graph { partitions: Vec::new(), rows: Vec::with_capacity(rows.len()) };
    let mut known: BTreeMap<Partition, u16> = BTreeMap::new();
    let mut left = MOST_EDGES;
    for (id, row) in rows.enumerate() {
        let edges = row.edges();
        left = left.checked_sub(edges.len()).ok_or_else(|| S::Error::custom("a graph with too many edges"))?;
        let mut places = Vec::new();
        let mut partition = Partition { question: row.question(), block: Vec::with_capacity(edges.len()) };
        for edge in &edges {
            let place = places.iter().position(|place| place == edge).unwrap_or_else(|| {
                places.push(*edge);
                places.len() - 1
            });
            partition.block.push(u8::try_from(place).map_err(S::Error::custom)?);
        }
        let targets = places.into_iter().map(|place| back(id, place));
        let targets: Option<Vec<Target<R::Leaf>>> = targets.collect();
        let targets = targets.ok_or_else(|| S::Error::custom("a row that does not lead to an earlier one"))?;
        let partition = match known.get(&partition) {
            Some(number) => *number,
            None => {
                let number = u16::try_from(graph.partitions.len()).map_err(S::Error::custom)?;
                graph.partitions.push(partition.clone());
                known.insert(partition, number);
                number
            }
        };
        graph.rows.push(Packed { partition, targets });
    }
    graph.serialize(serializer)
}

/// Reads the rows of a graph.
///
/// # Errors
/// A partition that is not listed, a block without a target or a target without a block, an edge that leads to no earlier
/// row; more rows than have ids, more edges than [`MOST_EDGES`].
pub(crate) fn deserialize<'de, D: Deserializer<'de>, R: Row>(deserializer: D) -> Result<IndexVec<R::Id, R>, D::Error>
where
    R::Leaf: Deserialize<'de>,
{
    let graph: Graph<R::Leaf> = Graph::deserialize(deserializer)?;
    let mut rows = IndexVec::default();
    let mut left = MOST_EDGES;
    for packed in graph.rows {
        let partition = graph.partitions.get(usize::from(packed.partition));
        let partition = partition.ok_or_else(|| D::Error::custom("a partition that is not listed"))?;
        left = left
            .checked_sub(partition.block.len())
            .ok_or_else(|| D::Error::custom("a graph with too many edges"))?;
        let blocks = partition.block.iter().max().map_or(0, |last| usize::from(*last) + 1);
        if blocks != packed.targets.len() {
            return Err(D::Error::custom("blocks and targets that do not fit"));
        }
        let own = rows.len();
        let edge = |block: &u8| forth(own, *packed.targets.get(usize::from(*block))?);
        let edges: Option<Vec<_>> = partition.block.iter().map(edge).collect();
        let edges = edges.ok_or_else(|| D::Error::custom("a row that does not lead to an earlier one"))?;
        let edges = IndexVec::new(edges).map_err(D::Error::custom)?;
        rows.push(R::new(partition.question, edges)).map_err(D::Error::custom)?;
    }
    Ok(rows)
}

/// An edge as it is packed in this row.
fn back<I: Id, L>(own: I, edge: Edge<I, L>) -> Option<Target<L>> {
    match edge {
        Edge::Leaf(leaf) => Some(Target::Leaf(leaf)),
        Edge::Row(to) if to < own => u16::try_from(own.index() - to.index()).ok().map(Target::Back),
        Edge::Row(_) => None,
    }
}

/// The edge that was packed in the row at this position.
fn forth<I: Id, L>(own: usize, target: Target<L>) -> Option<Edge<I, L>> {
    match target {
        Target::Leaf(leaf) => Some(Edge::Leaf(leaf)),
        Target::Back(0) => None,
        Target::Back(by) => own.checked_sub(usize::from(by)).and_then(I::new).map(Edge::Row),
    }
}
