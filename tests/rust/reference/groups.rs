//! Answers of a question that no condition in question tells apart: looking at one of them is looking at all.

use super::{Answer, Demand, Partial, Question, Source, Then, When, interview};
use std::collections::{BTreeMap, BTreeSet};

/// By question: one answer of each group.
pub(crate) type Groups = Vec<Vec<Answer>>;

impl Source {
    /// As the outcome sees the answers.
    pub(crate) fn groups_of_outcome(&self) -> Groups {
        self.groups(&[])
    }

    /// As the outcome and one finding see them.
    pub(crate) fn groups_of_finding(&self, finding: usize) -> Groups {
        let conditions: Vec<&When> = self.findings[finding].rules.iter().map(|(_, when)| when).collect();
        self.groups(&conditions)
    }

    /// By question and group of [`Source::groups_of_outcome`]: how likely an answer of the group is.
    pub(crate) fn weights_of_groups(&self) -> Vec<Vec<f64>> {
        let weigh = |(question, groups): (&Question, Vec<Vec<Answer>>)| {
            let (answers, weights) = (question.answers(), interview::weights(question));
            let weight = |answer: &Answer| weights[answers.iter().position(|given| given == answer).unwrap()];
            groups.iter().map(|answers| answers.iter().map(weight).sum()).collect()
        };
        self.questions.iter().zip(self.members(&[])).map(weigh).collect()
    }

    fn groups(&self, more: &[&When]) -> Groups {
        self.members(more).iter().map(|groups| groups.iter().map(|answers| answers[0]).collect()).collect()
    }

    /// By question and group: all answers, one that means "I don't know" in the group of that.
    fn members(&self, more: &[&When]) -> Vec<Vec<Vec<Answer>>> {
        let mut demands = BTreeSet::new();
        let mut seen = BTreeSet::new();
        self.collect_table(self.main, &mut seen, &mut demands);
        for when in more {
            self.collect(when, &mut seen, &mut demands);
        }
        for when in self.questions.iter().filter_map(|question| question.relevant.as_ref()) {
            self.collect(when, &mut seen, &mut demands);
        }
        let members = |(index, question): (usize, &Question)| {
            let mut groups: BTreeMap<Vec<bool>, Vec<Answer>> = BTreeMap::new();
            for answer in question.answers() {
                let truths = demands.iter().filter_map(|demand| match demand {
                    Demand::Question(asked, wanted) if *asked == index => {
                        Some(wanted.met(answer & !question.unknown_choices()))
                    }
                    _ => None,
                });
                groups.entry(truths.collect()).or_default().push(answer);
            }
            groups.into_values().collect()
        };
        self.questions.iter().enumerate().map(members).collect()
    }

    fn collect_table(&self, table: usize, seen: &mut BTreeSet<usize>, demands: &mut BTreeSet<Demand>) {
        if !seen.insert(table) {
            return;
        }
        for rule in &self.tables[table].rules {
            self.collect(&rule.when, seen, demands);
            if let Then::Table(other) = rule.then {
                self.collect_table(other, seen, demands);
            }
        }
    }

    fn collect(&self, when: &When, seen: &mut BTreeSet<usize>, demands: &mut BTreeSet<Demand>) {
        for demand in when.iter().flatten() {
            match demand {
                Demand::Question(..) => {
                    demands.insert(*demand);
                }
                Demand::Table(table, ..) => self.collect_table(*table, seen, demands),
            }
        }
    }
}

/// Shows every completion, up to groups, until `visit` returns false.
pub(crate) fn completions(groups: &Groups, partial: &Partial, visit: &mut dyn FnMut(&[Answer]) -> bool) {
    let open: Vec<usize> = (0..partial.len()).filter(|question| partial[*question].is_none()).collect();
    let mut answers: Vec<Answer> = partial.iter().map(|answer| answer.unwrap_or(0)).collect();
    let mut turn = vec![0; open.len()];
    for question in &open {
        answers[*question] = groups[*question][0];
    }
    while visit(&answers) {
        // counts like an odometer: the first open question turns fastest
        let mut wheel = 0;
        loop {
            let Some(question) = open.get(wheel) else { return };
            turn[wheel] += 1;
            if let Some(answer) = groups[*question].get(turn[wheel]) {
                answers[*question] = *answer;
                break;
            }
            turn[wheel] = 0;
            answers[*question] = groups[*question][0];
            wheel += 1;
        }
    }
}

/// The number of completions up to groups.
pub(crate) fn count(groups: &Groups, partial: &Partial) -> usize {
    let open = partial.iter().zip(groups).filter(|(answer, _)| answer.is_none());
    open.map(|(_, groups)| groups.len()).product()
}
