//! The order in which tables can be read: each after those that it reads.

use super::Head;
use crate::reader::{Place, Reader};
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

/// Most tables of a circle that a message names.
const MOST_NAMED: usize = 8;

/// Positions of the tables so that each comes after those it reads, the first declared first; `None` where some read
/// each other.
pub(super) fn order(reader: &mut Reader, root: &Place<'_>, tables: &[Head<'_>]) -> Option<Vec<usize>> {
    let position: BTreeMap<&str, usize> = tables.iter().enumerate().map(|(index, head)| (head.id, index)).collect();
    let mut waiting_for: Vec<usize> = Vec::with_capacity(tables.len());
    let mut readers: Vec<Vec<usize>> = vec![Vec::new(); tables.len()];
    for (index, head) in tables.iter().enumerate() {
        let read: BTreeSet<usize> = mentioned(head.place.tree).filter_map(|id| position.get(id).copied()).collect();
        waiting_for.push(read.len());
        for other in read {
            readers.get_mut(other)?.push(index);
        }
    }
    let mut ready: BTreeSet<usize> =
        waiting_for.iter().enumerate().filter(|(_, count)| **count == 0).map(|(index, _)| index).collect();
    let mut order = Vec::with_capacity(tables.len());
    while let Some(index) = ready.pop_first() {
        order.push(index);
        for reader in readers.get(index)? {
            let left = waiting_for.get_mut(*reader)?;
            *left -= 1;
            if *left == 0 {
                ready.insert(*reader);
            }
        }
    }
    if order.len() == tables.len() {
        return Some(order);
    }
    let circle = tables.iter().zip(&waiting_for).filter(|(_, left)| **left > 0).map(|(head, _)| head.id);
    let named: Vec<String> = circle.clone().take(MOST_NAMED).map(|id| format!("`{id}`")).collect();
    let more = circle.count() - named.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!("the decisions {}{more} read each other in a circle", named.join(", "));
    let problem = Diagnostic::error("circular-decisions", format!("{}.decisions", root.path), message);
    reader.report(problem.help("let one of them read answers only"));
    None
}

/// What a table names as an entry's key, or as the decision whose value a rule takes.
fn mentioned(table: &Source) -> impl Iterator<Item = &str> {
    let rules = match table.get("rules") {
        Some(Source::List(rules)) => &rules[..],
        _ => &[],
    };
    rules.iter().flat_map(|rule| {
        let alternatives = match rule.get("when") {
            Some(Source::List(alternatives)) => &alternatives[..],
            Some(entries) => core::slice::from_ref(entries),
            None => &[],
        };
        let keys = alternatives.iter().flat_map(|entries| match entries {
            Source::Table(entries) => &entries[..],
            _ => &[],
        });
        let delegated = match rule.get("then_decision") {
            Some(Source::Text(id)) => Some(id.as_str()),
            _ => None,
        };
        keys.map(|(key, _)| key.as_str()).chain(delegated)
    })
}
