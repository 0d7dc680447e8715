//! Which outcomes can still come, where too much is open to look at every completion: the tables are run as far as
//! the answers carry; where a rule hangs on an open question, each group of answers to it is tried.

use super::groups::Groups;
use super::{Answer, Demand, Hit, Partial, Source, Then, When};

/// A truth, or the open question on which it hangs.
enum Truth {
    Yes,
    No,
    Open(usize),
}

struct Search<'a> {
    source: &'a Source,
    groups: &'a Groups,
    answers: Partial,
    /// Leaves that may still be looked at.
    left: usize,
    found: u32,
}

/// The outcomes of all completions, bit by outcome; `None` where that takes more than `most` leaves. For sources
/// without sums.
pub(crate) fn possible(source: &Source, groups: &Groups, partial: &Partial, most: usize) -> Option<u32> {
    assert!(source.tables.iter().all(|table| table.hit != Hit::Sum));
    let answers =
        partial.iter().zip(&source.questions).map(|(answer, question)| Some((*answer)? & !question.unknown_choices()));
    let mut search = Search { source, groups, answers: answers.collect(), left: most, found: 0 };
    search.walk().then_some(search.found)
}

impl Search<'_> {
    fn walk(&mut self) -> bool {
        match self.value(self.source.main) {
            Ok(value) => {
                self.found |= 1 << value.unwrap();
                self.left = self.left.saturating_sub(1);
                self.left > 0
            }
            Err(question) => {
                let finished = self.groups[question].iter().all(|answer| {
                    self.answers[question] = Some(*answer);
                    self.walk()
                });
                self.answers[question] = None;
                finished
            }
        }
    }

    fn value(&self, table: usize) -> Result<Option<usize>, usize> {
        for rule in &self.source.tables[table].rules {
            match self.holds(&rule.when) {
                Truth::Yes => {
                    return match rule.then {
                        Then::Value(value) | Then::Points(value, _) => Ok(Some(value)),
                        Then::Table(other) => self.value(other),
                    };
                }
                Truth::No => {}
                Truth::Open(question) => return Err(question),
            }
        }
        Ok(None)
    }

    fn holds(&self, when: &When) -> Truth {
        let mut hangs = None;
        for demands in when {
            let mut first_open = None;
            let mut failed = false;
            for demand in demands {
                match self.meets(demand) {
                    Truth::Yes => {}
                    Truth::No => failed = true,
                    Truth::Open(question) => first_open = first_open.or(Some(question)),
                }
            }
            match first_open {
                _ if failed => {}
                None => return Truth::Yes,
                open => hangs = hangs.or(open),
            }
        }
        hangs.map_or(Truth::No, Truth::Open)
    }

    /// Whether a question is asked: its condition reads earlier questions only, so this ends.
    fn relevant(&self, question: usize) -> Truth {
        self.source.questions[question].relevant.as_ref().map_or(Truth::Yes, |when| self.holds(when))
    }

    fn meets(&self, demand: &Demand) -> Truth {
        let truth = |truth: bool| if truth { Truth::Yes } else { Truth::No };
        match *demand {
            Demand::Question(question, wanted) => match (self.relevant(question), self.answers[question]) {
                (Truth::Open(on), _) => Truth::Open(on),
                (Truth::No, _) => truth(wanted.met(0)),
                (Truth::Yes, Some(answer)) => truth(wanted.met(answer)),
                (Truth::Yes, None) => {
                    let met = |answer: &Answer| wanted.met(*answer);
                    let groups = &self.groups[question];
                    match (groups.iter().any(met), groups.iter().all(met)) {
                        (true, false) => Truth::Open(question),
                        (any, _) => truth(any),
                    }
                }
            },
            Demand::Table(table, any, not) => match self.value(table) {
                Err(question) => Truth::Open(question),
                Ok(value) => truth(value.is_some_and(|value| {
                    any.is_none_or(|any| any >> value & 1 == 1) && not.is_none_or(|not| not >> value & 1 == 0)
                })),
            },
        }
    }
}
