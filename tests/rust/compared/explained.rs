//! Sufficient answers and flips.

use super::{answers, demand};
use crate::common;
use crate::reference::positions;
use crate::reference::whole::Whole;
use attestation_fit::explain;
use attestation_fit::flips;
use attestation_fit::ids::Id;
use attestation_fit::model::Model;
use attestation_fit::situation::Situation;

/// A sufficient set forces the outcome, and no smaller part of it does. Returns how many sets were looked at.
pub(super) fn sufficient(model: &Model, whole: &Whole<'_>, set: usize) -> Result<usize, String> {
    let given = answers(model, whole, set);
    let answered: Vec<usize> = given.answered().iter().map(Id::index).collect();
    let situation = Situation::new(model, &given);
    // what is dropped last must not cost minimality
    let reasons = if set.is_multiple_of(2) { explain::reasons(&situation) } else { Vec::new() };
    let sufficient: Vec<usize> = explain::sufficient(&situation, &reasons).iter().map(Id::index).collect();
    if whole.possible[set].count_ones() > 1 {
        return demand(sufficient.is_empty(), || format!("undecided, yet {sufficient:?} suffice")).map(|()| 0);
    }
    demand(sufficient.iter().all(|question| answered.contains(question)), || {
        format!("{sufficient:?} are not all answered")
    })?;
    demand(sufficient.is_sorted(), || format!("{sufficient:?} are out of order"))?;
    let others = answered.iter().filter(|question| !sufficient.contains(question));
    let kept = others.fold(set, |set, question| whole.without(set, *question));
    let forced = |set: usize| whole.possible[set] == whole.possible[kept] && whole.possible[set].count_ones() == 1;
    demand(forced(kept), || format!("{sufficient:?} do not force the outcome"))?;
    let needless = sufficient.iter().find(|question| forced(whole.without(kept, **question)));
    demand(needless.is_none(), || format!("of {sufficient:?}, {needless:?} is not needed")).map(|()| 1)
}

/// Each other outcome that can be reached has a flip; it leads there, and none is cheaper: fewer changes first, then
/// answers nearer to the prospect's own decisions. Returns how many flips were looked at.
pub(super) fn flips(model: &Model, whole: &Whole<'_>, set: usize) -> Result<usize, String> {
    let source = whole.source;
    let now = whole.complete(whole.as_unknown(set)).unwrap();
    let current = positions(u64::from(whole.possible[whole.as_unknown(set)])).next().unwrap();
    let price = |to: &[u32]| -> (usize, u32) {
        let unknown = |question: usize, answer: u32| answer & !source.questions[question].unknown_choices();
        let changed = |question: &usize| unknown(*question, now[*question]) != unknown(*question, to[*question]);
        let changes: Vec<usize> = (0..now.len()).filter(changed).collect();
        let forget = |question: usize| if unknown(question, to[question]) == 0 { 4 } else { 0 };
        (changes.len(), changes.iter().map(|question| source.questions[*question].distance + forget(*question)).sum())
    };
    let mut least = vec![None; source.outcomes.len()];
    for other in 0..whole.count {
        if let Some(to) = whole.complete(other) {
            let outcome = positions(u64::from(whole.possible[other])).next().unwrap();
            let price = price(&to);
            if least[outcome].is_none_or(|least| price < least) {
                least[outcome] = Some(price);
            }
        }
    }
    let given = answers(model, whole, set);
    let found = flips::flips(&Situation::new(model, &given));
    let listed: Vec<usize> = found.iter().map(|flip| flip.outcome.index()).collect();
    let wanted: Vec<usize> =
        (0..least.len()).filter(|outcome| *outcome != current && least[*outcome].is_some()).collect();
    demand(listed == wanted, || format!("flips lead to {listed:?}, not to {wanted:?}"))?;
    for flip in &found {
        let mut to = now.clone();
        for (question, answer) in &flip.changes {
            to[question.index()] = u32::try_from(common::bits(*answer)).unwrap();
        }
        let reached = source.outcome(&to);
        demand(reached == Some(flip.outcome.index()), || format!("the flip {flip:?} leads to {reached:?}"))?;
        let got = price(&to);
        let count = flip.changes.len();
        let wanted = least[flip.outcome.index()].unwrap();
        demand(got == wanted && count == wanted.0, || {
            format!("the flip {flip:?} costs {got:?}, the least is {wanted:?}")
        })?;
    }
    Ok(found.len())
}
