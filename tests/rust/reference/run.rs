//! Runs the tables on complete answers, the way the format's description says it in words.

use super::{Answer, Demand, Hit, Source, Then, Wanted, When};

/// What the tables say; each is worked out once.
pub(crate) struct Run<'a> {
    source: &'a Source,
    /// Effective answers: see [`Source::effective`].
    answers: &'a [Answer],
    values: Vec<Option<Option<usize>>>,
}

impl Wanted {
    pub(crate) fn met(&self, answer: Answer) -> bool {
        if answer == 0 {
            return self.unknown || self.not.is_some();
        }
        let asks = [self.any, self.all, self.none, self.only, self.not].iter().any(Option::is_some);
        asks && self.any.is_none_or(|any| answer & any != 0)
            && self.all.is_none_or(|all| answer & all == all)
            && self.none.is_none_or(|none| answer & none == 0)
            && self.only.is_none_or(|only| answer & !only == 0)
            && self.not.is_none_or(|not| answer & not == 0)
    }
}

impl Source {
    /// What rules see of answers: a choice that means "I don't know" is that, and so is whatever is answered to a
    /// question that is not relevant.
    pub(crate) fn effective(&self, answers: &[Answer]) -> Vec<Answer> {
        let mut seen = vec![0; answers.len()];
        for (index, question) in self.questions.iter().enumerate() {
            if self.relevant(index, &seen) {
                seen[index] = answers[index] & !question.unknown_choices();
            }
        }
        seen
    }

    /// Whether a question is to be asked, given the effective answers to earlier ones.
    pub(crate) fn relevant(&self, question: usize, seen: &[Answer]) -> bool {
        let Some(when) = &self.questions[question].relevant else { return true };
        when.iter().any(|demands| {
            demands.iter().all(|demand| match demand {
                Demand::Question(earlier, wanted) => wanted.met(seen[*earlier]),
                Demand::Table(..) => false,
            })
        })
    }

    /// The questions that the relevance of a question reads.
    fn relevance_reads(&self, question: usize) -> impl Iterator<Item = usize> + '_ {
        let demands = self.questions[question].relevant.iter().flatten().flatten();
        demands.filter_map(|demand| match demand {
            Demand::Question(earlier, _) => Some(*earlier),
            Demand::Table(..) => None,
        })
    }

    /// The questions that a question waits for: those that it comes after, and those that its relevance reads.
    pub(crate) fn waits_for(&self, question: usize) -> impl Iterator<Item = usize> + '_ {
        self.questions[question].after.iter().copied().chain(self.relevance_reads(question))
    }

    /// The outcome of answers, given as they were answered; `None` where no rule holds.
    pub(crate) fn outcome(&self, answers: &[Answer]) -> Option<usize> {
        let effective = self.effective(answers);
        Run::new(self, &effective).value(self.main)
    }
}

impl<'a> Run<'a> {
    pub(crate) fn new(source: &'a Source, answers: &'a [Answer]) -> Self {
        Self { source, answers, values: vec![None; source.tables.len()] }
    }

    pub(crate) fn outcome(&mut self) -> Option<usize> {
        self.value(self.source.main)
    }

    /// The value of a table; `None` where no rule holds.
    pub(crate) fn value(&mut self, table: usize) -> Option<usize> {
        if let Some(known) = self.values[table] {
            return known;
        }
        let value = self.decide(table);
        self.values[table] = Some(value);
        value
    }

    /// The position of the rule that decides; not for sums.
    pub(crate) fn decisive(&mut self, table: usize) -> Option<usize> {
        let rules = &self.source.tables[table].rules;
        (0..rules.len()).find(|rule| self.holds(&rules[*rule].when))
    }

    /// The sums of a table, by value; `None` where no rule holds.
    pub(crate) fn sums(&mut self, table: usize) -> Option<Vec<i64>> {
        let table = &self.source.tables[table];
        let mut sums = vec![0; table.values.len()];
        let mut any = false;
        for rule in &table.rules {
            if let (true, Then::Points(value, points)) = (self.holds(&rule.when), rule.then) {
                sums[value] += points;
                any = true;
            }
        }
        any.then_some(sums)
    }

    pub(crate) fn finding(&mut self, finding: usize) -> bool {
        let source = self.source;
        source.findings[finding].rules.iter().any(|(_, when)| self.holds(when))
    }

    pub(crate) fn holds(&mut self, when: &When) -> bool {
        when.iter().any(|demands| demands.iter().all(|demand| self.meets(demand)))
    }

    fn meets(&mut self, demand: &Demand) -> bool {
        match *demand {
            Demand::Question(question, wanted) => wanted.met(self.answers[question]),
            // a table without a value has none of the values, nor "anything but these"
            Demand::Table(table, any, not) => self.value(table).is_some_and(|value| {
                any.is_none_or(|any| any >> value & 1 == 1) && not.is_none_or(|not| not >> value & 1 == 0)
            }),
        }
    }

    fn decide(&mut self, index: usize) -> Option<usize> {
        if self.source.tables[index].hit == Hit::Sum {
            let sums = self.sums(index)?;
            let most = *sums.iter().max()?;
            return sums.iter().position(|sum| *sum == most);
        }
        match self.source.tables[index].rules[self.decisive(index)?].then {
            Then::Value(value) | Then::Points(value, _) => Some(value),
            Then::Table(other) => self.value(other),
        }
    }
}
