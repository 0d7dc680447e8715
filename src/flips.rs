//! How the outcome would become another: for each one, a smallest change of answers that leads there.

use crate::diagram::NodeRef;
use crate::ids::{Choices, ClassId, Id as _, IndexVec, NodeId, OutcomeId, QuestionId};
use crate::model::Model;
use crate::situation::Situation;

/// A smallest change of answers that leads to an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// The outcome.
    pub outcome: OutcomeId,
    /// Question and the answer it would have, in declared order.
    pub changes: Vec<(QuestionId, Choices)>,
}

/// Price of one change; far above what the changes of all questions may add for their distance.
const CHANGE: u32 = 1 << 8;
/// What it adds to turn an answer into "I don't know": the last thing to suggest.
const FORGET: u32 = 4;

/// By question and class: the price of an answer of that class instead of the present one; `None` where no answer is of
/// that class.
type Prices = IndexVec<QuestionId, IndexVec<ClassId, Option<u32>>>;
/// More than any changes cost: no answers lead there.
const NEVER: u32 = 1 << 31;
/// By node and outcome: the least price from there; [`NEVER`] or more where no answers lead there.
type Best = IndexVec<NodeId, [u32; OutcomeId::MOST]>;

/// For each other outcome the smallest change of answers that leads there; open questions count as "I don't know".
/// Fewest changed questions first, then those nearest to the prospect's own decisions, then the first declared.
#[must_use]
pub fn flips(situation: &Situation<'_>) -> Vec<Flip> {
    let model = situation.model;
    // as answered, not as seen: an answer to a question that a change makes relevant comes into effect
    let given = situation.answers.all().map(|_, answer| answer.unwrap_or_default());
    let now = given.map(|question, answer| model.class(question, *answer));
    let current = model.diagram().value(|question| now[question]);
    let prices = prices(model, &now);
    let best = cheapest(model, &prices);
    let others = model.outcomes().ids().filter(|outcome| *outcome != current);
    let path = Paths { model, prices: &prices, best: &best, now: &now, given: &given };
    others.filter_map(|outcome| Some(Flip { outcome, changes: path.to(outcome)? })).collect()
}

fn prices(model: &Model, now: &IndexVec<QuestionId, ClassId>) -> Prices {
    model.sorted().map(|question, answers| {
        let distance = u32::from(model.questions()[question].distance);
        answers.map(|class, answers| match answers.iter().max()? {
            _ if now[question] == class => Some(0),
            // "I don't know" alone
            most if most.is_empty() => Some(CHANGE + distance + FORGET),
            _ => Some(CHANGE + distance),
        })
    })
}

#[expect(
    clippy::indexing_slicing,
    reason = "blocks are positions of targets, and outcomes are fewer than their ids reach"
)]
fn cheapest(model: &Model, prices: &Prices) -> Best {
    let diagram = model.diagram();
    let mut best: Best = diagram.nodes.map(|_, _| [NEVER; OutcomeId::MOST]);
    // by place to which the node leads: the price of the cheapest class that leads there
    let mut to: Vec<u32> = Vec::new();
    for (id, node) in diagram.nodes.enumerate() {
        to.clear();
        to.resize(node.edges.targets().len(), NEVER);
        for (block, price) in node.edges.blocks().iter().zip(&prices[node.question]) {
            let to = &mut to[usize::from(*block)];
            *to = price.map_or(*to, |price| price.min(*to));
        }
        let mut from = [NEVER; OutcomeId::MOST];
        for (target, price) in node.edges.targets().iter().zip(&to) {
            match target {
                NodeRef::Leaf(outcome) => from[outcome.index()] = from[outcome.index()].min(*price),
                NodeRef::Node(node) => {
                    let more = best[*node].iter().map(|more| more.saturating_add(*price));
                    from.iter_mut().zip(more).for_each(|(least, more)| *least = (*least).min(more));
                }
            }
        }
        best[id] = from;
    }
    best
}

#[expect(clippy::indexing_slicing, reason = "outcomes are fewer than their ids reach")]
fn after(best: &Best, to: NodeRef<OutcomeId>, outcome: OutcomeId) -> Option<u32> {
    match to {
        NodeRef::Leaf(leaf) => (leaf == outcome).then_some(0),
        NodeRef::Node(node) => Some(best[node][outcome.index()]).filter(|price| *price < NEVER),
    }
}

struct Paths<'a> {
    model: &'a Model,
    prices: &'a Prices,
    best: &'a Best,
    now: &'a IndexVec<QuestionId, ClassId>,
    given: &'a IndexVec<QuestionId, Choices>,
}

impl Paths<'_> {
    /// The changes along the cheapest path to an outcome; `None` where no answers lead there.
    fn to(&self, outcome: OutcomeId) -> Option<Vec<(QuestionId, Choices)>> {
        let diagram = self.model.diagram();
        let mut changes = Vec::new();
        let mut at = diagram.root;
        while let NodeRef::Node(node) = at {
            let question = diagram.nodes[node].question;
            let priced = diagram.nodes[node].edges.enumerate().filter_map(|(class, edge)| {
                let price = self.prices[question][class]?;
                Some((after(self.best, edge, outcome)? + price, class, edge))
            });
            let (_, class, edge) = priced.min_by_key(|(price, ..)| *price)?;
            if class != self.now[question] {
                changes.push((question, self.nearest(question, class)?));
            }
            at = edge;
        }
        after(self.best, at, outcome)?;
        changes.sort_unstable();
        Some(changes)
    }

    /// The answer of a class that differs least from the present one; "I don't know" only where nothing else is in it.
    fn nearest(&self, question: QuestionId, class: ClassId) -> Option<Choices> {
        let present = self.given[question];
        let answers = self.model.sorted()[question][class].iter().copied();
        answers.min_by_key(|answer| (answer.is_empty(), answer.differing(present).len()))
    }
}
