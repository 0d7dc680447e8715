//! Checks of promises: whether a moved answer ever leaves the promised outcomes.

use super::checks::Checks;
use crate::compile::value_of;
use crate::graph::{Region, TooLarge};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::Monotonicity;

impl Checks<'_> {
    /// Answer sets within the promise whose moved answer leaves the promised outcomes.
    pub(super) fn promise(&mut self, promise: &Monotonicity) -> Result<(), TooLarge> {
        let level = self.space.level[promise.question];
        let asked = &self.model.questions()[promise.question];
        let classes = self.space.of(promise.question);
        // the moved answers are read as any others: what the move makes irrelevant counts as "I don't know"
        let outcome = self.functions.respect_relevance(self.outcome)?;
        let kept = self.functions.graph.holds(outcome, |value| value < 31 && promise.keeps.has(value_of(value)))?;
        let within = self.functions.condition(&promise.when)?;
        let within = self.functions.respect_relevance(within)?;
        let before = self.functions.graph.and(within, kept)?;
        let before = self.functions.graph.and(before, self.real)?;
        let after = self.functions.graph.without(within, kept)?;
        for (from, to) in promise.moves(asked) {
            let (from, moved) = (classes.class(asked, from), classes.class(asked, to));
            let before = self.functions.graph.fix(before, level, from)?;
            let after = self.functions.graph.fix(after, level, moved)?;
            let broken = self.functions.graph.and(before, after)?;
            if broken != Region::NONE {
                let here = self.functions.graph.literal(level, |class| class == from)?;
                let broken = self.functions.graph.and(broken, here)?;
                let ids: Vec<&str> = asked.chosen(to).collect();
                let message =
                    format!("the promise is broken where the answer to `{}` becomes `{}`", asked.id, ids.join("`, `"));
                let problem = Diagnostic::error("broken-monotonicity", format!("monotonicity.{}", promise.id), message);
                self.shown(problem.help("change the rules, or narrow the promise by `when`"), broken);
                return Ok(());
            }
        }
        Ok(())
    }
}
