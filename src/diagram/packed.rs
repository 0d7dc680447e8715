//! How graphs over classes of answers are packed: diagrams, and the states of the interview.
//!
//! A row has one edge for each class, but most of its classes lead to the same few places, and the ways in which a
//! question's classes fall together are few as well. So these are listed once, as [`Partition`]s, and a row names its
//! partition and where each block leads. An edge is packed as the distance back from its row, since rows lead to earlier
//! ones only. Tables of classes are packed over the choices that make a difference: [`table`].
//!
//! Reading gives the rows back as they were, or an error. It takes no more memory than [`MOST_EDGES`] for each graph.

use super::Edges;
use crate::ids::{Id, IndexVec, QuestionId};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most edges of one graph, counted by class. The default model's largest has a seventh of a million.
const MOST_EDGES: usize = 1 << 20;

/// What asks one question and leads on by the class of its answer.
pub(crate) trait Row: Sized {
    /// Numbers of rows.
    type Id: Id;
    /// Where the graph ends.
    type Leaf: Copy + PartialEq;

    /// A row of these edges.
    fn new(question: QuestionId, edges: Edges<Edge<Self::Id, Self::Leaf>>) -> Self;

    /// The question.
    fn question(&self) -> QuestionId;

    /// Where each class leads.
    fn edges(&self) -> Edges<Edge<Self::Id, Self::Leaf>>;
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
    /// By row, the position of its partition in that list.
    rows: Vec<u16>,
    /// Where the blocks of the first row lead, then those of the second, and so on.
    targets: Vec<Target<L>>,
}

/// Classes of one question that lead to the same place.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
struct Partition {
    question: QuestionId,
    /// By class, its block; blocks are numbered as they come.
    block: Vec<u8>,
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
    let mut graph = Graph { partitions: Vec::new(), rows: Vec::with_capacity(rows.len()), targets: Vec::new() };
    let mut known: BTreeMap<Partition, u16> = BTreeMap::new();
    let mut left = MOST_EDGES;
    for (id, row) in rows.enumerate() {
        let edges = row.edges();
        left = left.checked_sub(edges.len()).ok_or_else(|| S::Error::custom("a graph with too many edges"))?;
        for target in edges.targets() {
            let target =
                back(id, *target).ok_or_else(|| S::Error::custom("a row that does not lead to an earlier one"))?;
            graph.targets.push(target);
        }
        let partition = Partition { question: row.question(), block: edges.blocks().to_vec() };
        let partition = match known.get(&partition) {
            Some(number) => *number,
            None => {
                let number = u16::try_from(graph.partitions.len()).map_err(S::Error::custom)?;
                graph.partitions.push(partition.clone());
                known.insert(partition, number);
                number
            }
        };
        graph.rows.push(partition);
    }
    graph.serialize(serializer)
}

/// Reads the rows of a graph.
///
/// # Errors
/// A partition that is not listed or whose blocks are not numbered as they come, a block without a target or a target
/// without a block, two blocks with the same target, an edge that leads to no earlier row; more rows than have ids, more
/// edges than [`MOST_EDGES`].
pub(crate) fn deserialize<'de, D: Deserializer<'de>, R: Row>(deserializer: D) -> Result<IndexVec<R::Id, R>, D::Error>
where
    R::Leaf: Deserialize<'de>,
{
    let graph: Graph<R::Leaf> = Graph::deserialize(deserializer)?;
    let partitions: Vec<Shared> = graph.partitions.into_iter().map(Shared::of).collect();
    let mut rows = IndexVec::default();
    let mut left = MOST_EDGES;
    let mut targets = graph.targets.as_slice();
    for number in graph.rows {
        let partition = partitions.get(usize::from(number));
        let partition = partition.ok_or_else(|| D::Error::custom("a partition that is not listed"))?;
        left =
            left.checked_sub(partition.blocks.len()).ok_or_else(|| D::Error::custom("a graph with too many edges"))?;
        let (leads, later) =
            targets.split_at_checked(partition.count).ok_or_else(|| D::Error::custom("a block without a target"))?;
        targets = later;
        let own = rows.len();
        let leads: Option<Vec<_>> = leads.iter().map(|target| forth(own, *target)).collect();
        let leads = leads.ok_or_else(|| D::Error::custom("a row that does not lead to an earlier one"))?;
        let edges = Edges::shared(&partition.blocks, leads);
        let edges = edges.ok_or_else(|| D::Error::custom("blocks that do not fit their targets"))?;
        rows.push(R::new(partition.question, edges)).map_err(D::Error::custom)?;
    }
    if !targets.is_empty() {
        return Err(D::Error::custom("a target without a block"));
    }
    Ok(rows)
}

/// A partition as rows share it.
struct Shared {
    question: QuestionId,
    blocks: Arc<[u8]>,
    /// Number of blocks.
    count: usize,
}

impl Shared {
    fn of(partition: Partition) -> Self {
        let count = partition.block.iter().max().map_or(0, |last| usize::from(*last) + 1);
        Self { question: partition.question, blocks: partition.block.into(), count }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::{Node, NodeRef};
    use crate::ids::{NodeId, OutcomeId, StateId};
    use crate::model::State;

    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Nodes(#[serde(with = "super")] IndexVec<NodeId, Node<OutcomeId>>);

    #[derive(serde::Serialize, serde::Deserialize)]
    struct States(#[serde(with = "super")] IndexVec<StateId, State>);

    fn node(question: usize, edges: impl IntoIterator<Item = NodeRef<OutcomeId>>) -> Node<OutcomeId> {
        Node { question: QuestionId::at(question), edges: Edges::new(edges) }
    }

    /// Two nodes over the same partition, and one that leads to both.
    fn packed() -> Graph<OutcomeId> {
        let leaf = |index| Target::Leaf(OutcomeId::at(index));
        let partition = |question, block| Partition { question: QuestionId::at(question), block };
        Graph {
            partitions: vec![partition(1, vec![0, 1, 0]), partition(0, vec![0, 1])],
            rows: vec![0, 0, 1],
            targets: vec![leaf(0), leaf(1), leaf(2), Target::Back(1), Target::Back(2), Target::Back(1)],
        }
    }

    fn read(graph: &Graph<OutcomeId>) -> Option<Nodes> {
        postcard::from_bytes(&postcard::to_allocvec(graph).unwrap()).ok()
    }

    #[test]
    fn each_class_leads_where_its_block_does() {
        let [a, b, c] = [0, 1, 2].map(|index| NodeRef::Leaf(OutcomeId::at(index)));
        let [first, second] = [0, 1].map(|index| NodeRef::Node(NodeId::at(index)));
        let nodes = vec![node(1, [a, b, a]), node(1, [c, first, c]), node(0, [first, second])];
        assert_eq!(read(&packed()).unwrap().0, IndexVec::new(nodes).unwrap());
    }

    #[test]
    fn random_rows_are_read_as_they_were() {
        let mut seed = 1_u64;
        let mut below = |end: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % end
        };
        for size in 0..60 {
            let mut nodes = Vec::new();
            for own in 0..size {
                let classes = [1, 2, 9, 255][below(4)];
                let edge = |_| match below(own + 4).checked_sub(4) {
                    Some(to) => NodeRef::Node(NodeId::at(to)),
                    None => NodeRef::Leaf(OutcomeId::at(below(31))),
                };
                let edges: Vec<_> = (0..classes).map(edge).collect();
                nodes.push(node(0, edges));
            }
            let nodes = Nodes(IndexVec::new(nodes).unwrap());
            let bytes = postcard::to_allocvec(&nodes).unwrap();
            assert_eq!(postcard::from_bytes::<Nodes>(&bytes).unwrap(), nodes);
        }
    }

    #[test]
    fn rows_that_do_not_fit_are_refused() {
        type Change = fn(&mut Graph<OutcomeId>);
        let cases: [(&str, Change); 11] = [
            ("an unknown partition", |graph| graph.rows[0] = 2),
            ("a block without a target", |graph| graph.partitions[0].block[2] = 2),
            ("a target without a block", |graph| graph.targets.push(Target::Back(1))),
            ("no target at all", |graph| graph.targets.clear()),
            ("two blocks with one target", |graph| graph.targets[1] = graph.targets[0]),
            ("blocks that are not numbered as they come", |graph| graph.partitions[0].block = vec![1, 0, 1]),
            ("no class at all", |graph| graph.partitions[1].block.clear()),
            ("a row that leads to itself", |graph| graph.targets[4] = Target::Back(0)),
            ("a row that leads before the first", |graph| graph.targets[4] = Target::Back(3)),
            ("a row that leads far before the first", |graph| graph.targets[0] = Target::Back(u16::MAX)),
            ("more classes than have ids", |graph| graph.partitions[0].block = vec![0; 256]),
        ];
        for (name, change) in cases {
            let mut graph = packed();
            change(&mut graph);
            assert!(read(&graph).is_none(), "{name}");
        }
    }

    #[test]
    fn few_bytes_do_not_become_many_edges() {
        let rows = |count| {
            let mut graph = packed();
            graph.partitions = vec![Partition { question: QuestionId::at(0), block: vec![0; 255] }];
            graph.rows = vec![0; count];
            graph.targets = vec![Target::Leaf(OutcomeId::at(0)); count];
            read(&graph)
        };
        assert!(rows(MOST_EDGES / 255).is_some());
        assert!(rows(MOST_EDGES / 255 + 1).is_none());
    }

    #[test]
    fn what_leads_on_to_a_later_row_is_not_packed() {
        let state = State { question: QuestionId::at(0), next: Edges::new([Some(StateId::at(0))]) };
        assert!(postcard::to_allocvec(&States(IndexVec::new(vec![state]).unwrap())).is_err());
    }
}
