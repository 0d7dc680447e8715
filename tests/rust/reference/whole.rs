//! Every set of answers of a small model, the partial ones included, and what is true of all completions of each.
//!
//! A set of answers is a number whose digits are the answers: 0 is open, otherwise the position in
//! [`Question::answers`](super::Question::answers) plus one. Answering a question makes the number greater, so going
//! through the numbers backwards meets every completion of a set before the set itself.

use super::run::Run;
use super::{Answer, Partial, Source};

pub(crate) struct Whole<'a> {
    pub(crate) source: &'a Source,
    /// By question: all answers.
    pub(crate) answers: Vec<Vec<Answer>>,
    /// By question: what its digit counts.
    units: Vec<usize>,
    /// Number of sets.
    pub(crate) count: usize,
    /// Sets without an outcome, complete ones.
    pub(crate) gaps: Vec<usize>,
    /// By set: outcomes of the completions, bit by outcome.
    pub(crate) possible: Vec<u32>,
    /// By set: findings that some completion has, bit by finding.
    pub(crate) can_be: Vec<u64>,
    /// By set: findings that some completion lacks.
    pub(crate) can_lack: Vec<u64>,
    /// By set: open questions whose answer changes the outcome of some completion, bit by question.
    pub(crate) matters: Vec<u64>,
    /// By set: open questions that are relevant in every completion.
    pub(crate) askable: Vec<u64>,
}

/// The number of sets of answers, without making them.
pub(crate) fn count(source: &Source) -> usize {
    source.questions.iter().map(|question| question.answers().len() + 1).product()
}

impl<'a> Whole<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        let answers: Vec<Vec<Answer>> = source.questions.iter().map(super::Question::answers).collect();
        let mut count = 1;
        let mut units = Vec::new();
        for answers in &answers {
            units.push(count);
            count *= answers.len() + 1;
        }
        let (possible, sets) = (vec![0; count], vec![0; count]);
        let mut whole = Self {
            source,
            answers,
            units,
            count,
            gaps: Vec::new(),
            possible,
            can_be: sets.clone(),
            can_lack: sets.clone(),
            matters: sets.clone(),
            askable: sets,
        };
        whole.fill();
        whole.fill_matters();
        whole
    }

    /// The questions that are open in a set.
    pub(crate) fn open(&self, set: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.units.len()).filter(move |question| self.digit(set, *question) == 0)
    }

    /// Whether no question that this one waits for can still change the outcome.
    pub(crate) fn in_turn(&self, set: usize, question: usize) -> bool {
        self.source.waits_for(question).all(|before| self.matters[set] >> before & 1 == 0)
    }

    fn digit(&self, set: usize, question: usize) -> usize {
        set / self.units[question] % (self.answers[question].len() + 1)
    }

    /// The sets after each answer to an open question.
    pub(crate) fn after(&self, set: usize, question: usize) -> impl Iterator<Item = usize> + '_ {
        (1..=self.answers[question].len()).map(move |digit| set + digit * self.units[question])
    }

    /// The set without the answer to a question.
    pub(crate) fn without(&self, set: usize, question: usize) -> usize {
        set - self.digit(set, question) * self.units[question]
    }

    pub(crate) fn partial(&self, set: usize) -> Partial {
        let answer =
            |question: usize| self.digit(set, question).checked_sub(1).map(|position| self.answers[question][position]);
        (0..self.units.len()).map(answer).collect()
    }

    /// The answers of a complete set.
    pub(crate) fn complete(&self, set: usize) -> Option<Vec<Answer>> {
        self.partial(set).into_iter().collect()
    }

    /// The set in which open questions are answered "I don't know".
    pub(crate) fn as_unknown(&self, set: usize) -> usize {
        self.open(set).fold(set, |set, question| set + self.units[question])
    }

    fn fill(&mut self) {
        for set in (0..self.count).rev() {
            let next = self.open(set).next();
            match next {
                None => self.fill_complete(set),
                Some(question) => {
                    let after: Vec<usize> = self.after(set, question).collect();
                    let union = |list: &[u64]| after.iter().fold(0, |bits, set| bits | list[*set]);
                    (self.can_be[set], self.can_lack[set]) = (union(&self.can_be), union(&self.can_lack));
                    self.possible[set] = after.iter().fold(0, |bits, set| bits | self.possible[*set]);
                    self.askable[set] = after.iter().fold(u64::MAX, |bits, set| bits & self.askable[*set]);
                }
            }
        }
        for set in 0..self.count {
            let open = self.open(set).fold(0, |bits, question| bits | 1 << question);
            self.askable[set] &= open;
        }
    }

    fn fill_complete(&mut self, set: usize) {
        let effective = self.source.effective(&self.complete(set).unwrap());
        let mut run = Run::new(self.source, &effective);
        match run.outcome() {
            Some(outcome) => self.possible[set] = 1 << outcome,
            None => self.gaps.push(set),
        }
        for finding in 0..self.source.findings.len() {
            let side = if run.finding(finding) { &mut self.can_be } else { &mut self.can_lack };
            side[set] |= 1 << finding;
        }
        for question in 0..self.units.len() {
            self.askable[set] |= u64::from(self.source.relevant(question, &effective)) << question;
        }
    }

    fn fill_matters(&mut self) {
        for question in 0..self.units.len() {
            for set in (0..self.count).rev() {
                if self.digit(set, question) > 0 {
                    continue;
                }
                let other = self.open(set).find(|other| *other != question);
                let matters = match other {
                    Some(other) => self.after(set, other).any(|set| self.matters[set] >> question & 1 == 1),
                    None => self
                        .after(set, question)
                        .any(|after| self.possible[after] != self.possible[set + self.units[question]]),
                };
                self.matters[set] |= u64::from(matters) << question;
            }
        }
    }
}
