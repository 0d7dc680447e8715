//! What is true of a small model as a whole, found by going through all of its answer sets.

use super::run::Run;
use super::whole::Whole;
use super::{Answer, Demand, Hit, Promise, Source, Then, When, positions};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) struct Verified {
    /// Answer sets that exist: a question that is not relevant has no answer.
    pub(crate) answer_sets: u128,
    pub(crate) by_outcome: Vec<u128>,
    /// Code and path of each finding, and how often it is made.
    pub(crate) findings: BTreeMap<(String, String), usize>,
}

impl Source {
    /// Complete answers that exist, as effective answers.
    pub(crate) fn answer_sets(&self) -> Vec<Vec<Answer>> {
        let mut sets = vec![Vec::new()];
        for question in &self.questions {
            let answers = question.distinct_answers();
            sets = sets
                .iter()
                .flat_map(|set: &Vec<Answer>| answers.iter().map(|answer| [&set[..], &[*answer]].concat()))
                .collect();
        }
        sets.retain(|set| self.effective(set) == *set);
        sets
    }
}

/// Verifies a model without gaps.
pub(crate) fn verify(whole: &Whole<'_>) -> Verified {
    let source = whole.source;
    let sets = source.answer_sets();
    let mut by_outcome = vec![0; source.outcomes.len()];
    let mut found = Found(BTreeMap::new());
    let mut seen = Seen::default();
    let read = tables_read(source);
    for set in &sets {
        let mut run = Run::new(source, set);
        by_outcome[run.outcome().unwrap()] += 1;
        seen.tables(source, &mut run, &read);
        for (index, finding) in source.findings.iter().enumerate() {
            for (rule, (_, when)) in finding.rules.iter().enumerate() {
                if run.holds(when) {
                    seen.finding_rules.insert((index, rule));
                }
            }
        }
    }
    for (outcome, _) in by_outcome.iter().enumerate().filter(|(_, count)| **count == 0) {
        found.add("unreachable-outcome", &["outcomes", &source.outcomes[outcome]]);
    }
    for (index, table) in source.tables.iter().enumerate() {
        if !seen.used.contains(&index) {
            found.add("dead-decision", &["decisions", &table.id]);
            continue;
        }
        for (rule, named) in table.rules.iter().enumerate() {
            if !seen.determining.contains(&(index, rule)) {
                found.add("shadowed-rule", &["decisions", &table.id, &named.id]);
            }
        }
        for (_, later, _) in seen.overlaps.iter().filter(|(table, _, _)| *table == index) {
            found.add("overlapping-rules", &["decisions", &table.id, &table.rules[*later].id]);
        }
        if seen.ties.contains(&index) {
            found.add("tie", &["decisions", &table.id]);
        }
    }
    for (index, finding) in source.findings.iter().enumerate() {
        let silent = (0..finding.rules.len()).filter(|rule| !seen.finding_rules.contains(&(index, *rule))).count();
        for (rule, (id, _)) in finding.rules.iter().enumerate() {
            if !seen.finding_rules.contains(&(index, rule)) {
                found.add("shadowed-rule", &["findings", &finding.id, id]);
            }
        }
        if silent == finding.rules.len() {
            found.add("unreachable-finding", &["findings", &finding.id]);
        }
    }
    for question in (0..source.questions.len()).filter(|question| !changes_something(whole, *question)) {
        found.add("dead-question", &["questions", &source.questions[question].id]);
    }
    for promise in source.promises.iter().filter(|promise| broken(source, promise, &sets)) {
        found.add("broken-monotonicity", &["monotonicity", &promise.id]);
    }
    Verified { answer_sets: sets.len() as u128, by_outcome, findings: found.0 }
}

struct Found(BTreeMap<(String, String), usize>);

impl Found {
    fn add(&mut self, code: &str, path: &[&str]) {
        *self.0.entry((code.to_owned(), path.join("."))).or_insert(0) += 1;
    }
}

/// What some answer set shows.
#[derive(Default)]
struct Seen {
    /// Tables whose value is looked at.
    used: BTreeSet<usize>,
    /// Table and rule: the rule has a part in a value that is looked at.
    determining: BTreeSet<(usize, usize)>,
    finding_rules: BTreeSet<(usize, usize)>,
    /// Table, later rule, earlier rule: both hold although only one may.
    overlaps: BTreeSet<(usize, usize, usize)>,
    ties: BTreeSet<usize>,
}

impl Seen {
    fn tables(&mut self, source: &Source, run: &mut Run<'_>, read: &BTreeSet<usize>) {
        let mut looked_at: Vec<usize> = read.iter().copied().chain([source.main]).collect();
        while let Some(index) = looked_at.pop() {
            self.used.insert(index);
            let table = &source.tables[index];
            let holding: Vec<usize> =
                (0..table.rules.len()).filter(|rule| run.holds(&table.rules[*rule].when)).collect();
            let determining = if table.hit == Hit::Sum { &holding[..] } else { &holding[..holding.len().min(1)] };
            for rule in determining {
                self.determining.insert((index, *rule));
                if let Then::Table(other) = table.rules[*rule].then {
                    looked_at.push(other);
                }
            }
        }
        for (index, table) in source.tables.iter().enumerate() {
            let holding: Vec<usize> =
                (0..table.rules.len()).filter(|rule| run.holds(&table.rules[*rule].when)).collect();
            if table.hit == Hit::Unique {
                for (position, later) in holding.iter().enumerate() {
                    self.overlaps.extend(holding[..position].iter().map(|earlier| (index, *later, *earlier)));
                }
            }
            let sums = if table.hit == Hit::Sum { run.sums(index) } else { None };
            let most = sums.iter().flatten().max().copied();
            if sums.iter().flatten().filter(|sum| Some(**sum) == most).count() > 1 {
                self.ties.insert(index);
            }
        }
    }
}

/// Tables that some condition looks at.
fn tables_read(source: &Source) -> BTreeSet<usize> {
    let rules = source.tables.iter().flat_map(|table| &table.rules).map(|rule| &rule.when);
    let conditions = rules.chain(source.findings.iter().flat_map(|finding| finding.rules.iter().map(|(_, when)| when)));
    let table = |demand: &Demand| if let Demand::Table(table, ..) = demand { Some(*table) } else { None };
    conditions.flat_map(|when: &When| when.iter().flatten()).filter_map(table).collect()
}

/// Whether two answers to a question, all else alike, ever make a difference.
fn changes_something(whole: &Whole<'_>, question: usize) -> bool {
    let says = |set: usize| (whole.possible[set], whole.can_be[set]);
    (0..whole.count).filter(|set| whole.open(*set).eq([question])).any(|set| {
        let mut after = whole.after(set, question).map(says);
        let first = after.next();
        after.any(|other| Some(other) != first)
    })
}

/// Whether a moved answer ever leaves the promised outcomes, where the promise is made before and after.
fn broken(source: &Source, promise: &Promise, sets: &[Vec<Answer>]) -> bool {
    let kept: BTreeSet<usize> = positions(u64::from(promise.keeps)).collect();
    let says = |answers: &[Answer]| {
        let effective = source.effective(answers);
        let mut run = Run::new(source, &effective);
        (run.holds(&promise.when), kept.contains(&run.outcome().unwrap()))
    };
    promise.moves.iter().any(|(from, to)| {
        let before = sets.iter().filter(|set| set[promise.question] == *from);
        before.into_iter().any(|set| {
            let mut moved = set.clone();
            moved[promise.question] = *to;
            says(set) == (true, true) && says(&moved) == (true, false)
        })
    })
}
