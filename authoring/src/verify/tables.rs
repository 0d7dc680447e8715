//! Checks of single tables: rules that never determine anything, rules that overlap where only one may hold, ties.

use super::checks::Checks;
use crate::graph::{Region, TooLarge};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::evaluate::winner;
use attestation_fit::model::{Decision, Hit};

/// Most rules that a finding names as those that stand before another.
const MOST_NAMED: usize = 3;

impl Checks<'_> {
    /// Checks one table, whose value is used in `used`.
    pub(super) fn decision(&mut self, decision: &Decision, used: Region) -> Result<(), TooLarge> {
        if used == Region::NONE {
            let path = format!("decisions.{}", decision.id);
            let problem =
                Diagnostic::warning("dead-decision", path, format!("nothing reads the decision `{}`", decision.id));
            self.findings.push(problem.help("remove it, or read it in a rule"));
            return Ok(());
        }
        let rules = self.functions.determining(decision)?;
        for (index, (row, (condition, determines))) in decision.rules.iter().zip(&rules).enumerate() {
            if self.functions.graph.and(used, *determines)? == Region::NONE {
                let matched = self.functions.graph.and(used, *condition)?;
                let earlier = decision.rules.iter().map(|row| row.rule.id.as_str()).zip(&rules).take(index);
                let help = self.shadowing(matched, &earlier.map(|(id, (when, _))| (id, *when)).collect::<Vec<_>>())?;
                let path = format!("decisions.{}.{}", decision.id, row.rule.id);
                let message = match matched {
                    Region::NONE => format!("the rule `{}` never holds", row.rule.id),
                    _ => format!("the rule `{}` never determines anything", row.rule.id),
                };
                self.findings.push(Diagnostic::warning("shadowed-rule", path, message).help(help));
            }
        }
        match decision.hit {
            Hit::First => Ok(()),
            Hit::Unique => self.overlaps(decision, &rules.iter().map(|(when, _)| *when).collect::<Vec<_>>()),
            Hit::Sum => self.ties(decision),
        }
    }

    /// What to do about a rule that determines nothing: who takes what it matches.
    fn shadowing(&mut self, matched: Region, earlier: &[(&str, Region)]) -> Result<String, TooLarge> {
        if matched == Region::NONE {
            return Ok(
                "its condition contradicts itself, or asks for what no table says: loosen it, or remove it".into()
            );
        }
        let mut left = matched;
        let mut takers = Vec::new();
        for (id, when) in earlier {
            let rest = self.functions.graph.without(left, *when)?;
            if rest != left {
                takers.push(format!("`{id}`"));
                left = rest;
            }
            if self.functions.graph.without(matched, *when)? == Region::NONE {
                return Ok(format!(
                    "the rule `{id}` takes every answer set that it matches: move it above, or remove it"
                ));
            }
        }
        let more = takers.len().saturating_sub(MOST_NAMED);
        takers.truncate(MOST_NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let takers = takers.join(", ");
        Ok(format!("the rules {takers}{more} take every answer set that it matches: move it above, or remove it"))
    }

    fn overlaps(&mut self, decision: &Decision, conditions: &[Region]) -> Result<(), TooLarge> {
        let rules: Vec<&str> = decision.rules.iter().map(|row| row.rule.id.as_str()).collect();
        let mut before = Region::NONE;
        for (index, (later, when)) in rules.iter().zip(conditions).enumerate() {
            let when = self.functions.graph.and(*when, self.real)?;
            if self.functions.graph.and(before, when)? != Region::NONE {
                for (earlier, other) in rules.iter().zip(conditions).take(index) {
                    let both = self.functions.graph.and(when, *other)?;
                    if both != Region::NONE {
                        let path = format!("decisions.{}.{later}", decision.id);
                        let message = format!("the rules `{earlier}` and `{later}` match the same answers");
                        let problem = Diagnostic::error("overlapping-rules", path, message);
                        self.shown(problem.help("narrow one of them, or use the hit policy `first`"), both);
                    }
                }
            }
            before = self.functions.graph.or(before, when)?;
        }
        Ok(())
    }

    /// Answer sets whose highest sum two values share: the value declared first wins, which the author may not want.
    fn ties(&mut self, decision: &Decision) -> Result<(), TooLarge> {
        let (function, sums) = self.functions.sums(decision)?;
        let tied: Vec<bool> = sums
            .iter()
            .map(|sums| {
                let Some((sums, best)) = sums.as_ref().and_then(|sums| Some((sums, winner(sums)?))) else {
                    return false;
                };
                sums.iter().filter(|sum| **sum == sums[best]).count() > 1
            })
            .collect();
        #[expect(clippy::indexing_slicing, reason = "leaves are positions in the list")]
        let ties = self.functions.graph.holds(function, |sum| tied[sum as usize])?;
        let ties = self.functions.graph.and(ties, self.real)?;
        if ties != Region::NONE {
            let path = format!("decisions.{}", decision.id);
            let problem =
                Diagnostic::warning("tie", path, "two values share the highest sum; the one declared first wins");
            self.shown(problem.help("change the points, or accept it where the order of the values is meant"), ties);
        }
        Ok(())
    }
}
