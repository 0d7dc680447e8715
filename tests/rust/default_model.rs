//! The default model on random partial answers: what the engine says in one walk over its diagram, the reference finds
//! by running the tables on every completion.
//!
//! Other answers than the usual ones: `STATES=1000000 SEED=7 cargo test default_model`.

use crate::common::{self, Random};
use crate::reference::{
    self,
    groups::{self, Groups},
};
use crate::reference::{Partial, Source, search};
use attestation_fit::explain;
use attestation_fit::flips::flips;
use attestation_fit::ids::{FindingId, Id as _, Questions};
use attestation_fit::interview::next;
use attestation_fit::model::Model;
use attestation_fit::situation::Situation;

/// What the reference may look at for one set of answers; sets that take more are left out and not counted.
const MOST_LEAVES: usize = 2000;

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).map_or(usual, |text| text.parse().unwrap())
}

/// Random partial answers: sometimes nearly complete, sometimes nearly empty.
fn partial(source: &Source, chance: &mut Random) -> Partial {
    let open = [5, 15, 25, 35, 50][chance.below(5)];
    let question = |question: &reference::Question, chance: &mut Random| {
        let all = question.answers();
        (!chance.chance(open)).then(|| *chance.of(&all))
    };
    source.questions.iter().map(|asked| question(asked, chance)).collect()
}

fn as_unknown(partial: &Partial) -> Vec<u32> {
    partial.iter().map(|answer| answer.unwrap_or(0)).collect()
}

fn possible(model: &Model, partial: &Partial) -> u64 {
    common::bits(Situation::new(model, &common::of_bits(model, partial)).possible)
}

#[test]
fn the_outcome_and_every_possible_outcome_agree_on_three_thousand_partial_answers() {
    let (model, source) = (common::model(), Source::read(&common::source()));
    let groups = source.groups_of_outcome();
    let mut chance = Random(number("SEED", 1) as u64);
    let (mut looked_at, mut undecided) = (0, 0);
    while looked_at < number("STATES", 3000) {
        let partial = partial(&source, &mut chance);
        let answers = common::of_bits(model, &partial);
        let Some(wanted) = search::possible(&source, &groups, &partial, MOST_LEAVES) else { continue };
        looked_at += 1;
        let situation = Situation::new(model, &answers);
        assert_eq!(common::bits(situation.possible), u64::from(wanted), "{}", answers.to_text(model));
        let outcome = Some(situation.outcome.index());
        assert_eq!(outcome, source.outcome(&as_unknown(&partial)), "{}", answers.to_text(model));
        assert_eq!(next(&situation).is_none(), wanted.count_ones() == 1);
        undecided += usize::from(wanted.count_ones() > 1);
    }
    println!("{looked_at} partial answers, {undecided} of them undecided");
    assert!(undecided * 20 > looked_at, "only {undecided} of {looked_at} are undecided");
}

#[test]
fn a_sufficient_set_forces_the_outcome_and_no_smaller_part_of_it_does() {
    let (model, source) = (common::model(), Source::read(&common::source()));
    let groups = source.groups_of_outcome();
    let mut chance = Random(number("SEED", 2) as u64);
    let mut looked_at = 0;
    for _ in 0..number("STATES", 1000) {
        let given = partial(&source, &mut chance);
        let answers = common::of_bits(model, &given);
        let sufficient = explain::sufficient(&Situation::new(model, &answers), &[]);
        let decided = possible(model, &given).count_ones() == 1;
        let keep = |kept: Questions| -> Partial {
            given
                .iter()
                .enumerate()
                .map(|(question, answer)| answer.filter(|_| kept.has(attestation_fit::ids::QuestionId::at(question))))
                .collect()
        };
        assert!(decided || sufficient == Questions::default());
        let forced = |kept: Questions| {
            let outcomes = search::possible(&source, &groups, &keep(kept), MOST_LEAVES);
            outcomes.map(|outcomes| outcomes.count_ones() == 1)
        };
        if !decided || forced(sufficient).is_none() {
            continue;
        }
        assert_eq!(forced(sufficient), Some(true), "{}", answers.to_text(model));
        for question in sufficient.iter() {
            let smaller = forced(sufficient.without(Questions::one(question)));
            assert_ne!(smaller, Some(true), "{}", answers.to_text(model));
            looked_at += usize::from(smaller.is_some());
        }
    }
    println!("{looked_at} smaller sets");
    assert!(looked_at > 100);
}

/// Whether some change of exactly these questions leads to each outcome, bit by outcome.
fn reached(source: &Source, groups: &Groups, now: &[u32], changed: &[usize]) -> u32 {
    let partial: Partial =
        now.iter().enumerate().map(|(question, answer)| (!changed.contains(&question)).then_some(*answer)).collect();
    search::possible(source, groups, &partial, usize::MAX).unwrap()
}

fn subsets(questions: usize, size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let smaller = subsets(questions, size - 1);
    let grown = |set: &Vec<usize>| {
        let from = set.last().map_or(0, |last| last + 1);
        (from..questions).map(|next| [set.clone(), vec![next]].concat()).collect::<Vec<_>>()
    };
    smaller.iter().flat_map(grown).collect()
}

#[test]
fn a_flip_leads_to_its_outcome_and_no_change_of_fewer_answers_does() {
    let (model, source) = (common::model(), Source::read(&common::source()));
    let groups = source.groups_of_outcome();
    let mut chance = Random(number("SEED", 3) as u64);
    let mut looked_at = 0;
    for _ in 0..number("STATES", 25) {
        let given = partial(&source, &mut chance);
        let answers = common::of_bits(model, &given);
        let now = as_unknown(&given);
        let flips = flips(&Situation::new(model, &answers));
        assert_eq!(flips.len(), model.outcomes().len() - 1, "every other outcome can be reached");
        for flip in &flips {
            let mut to = now.clone();
            for (question, answer) in &flip.changes {
                to[question.index()] = u32::try_from(common::bits(*answer)).unwrap();
            }
            assert_eq!(source.outcome(&to), Some(flip.outcome.index()), "{}", answers.to_text(model));
            for fewer in 0..flip.changes.len().min(3) {
                let smaller = subsets(now.len(), fewer)
                    .into_iter()
                    .any(|set| reached(&source, &groups, &now, &set) >> flip.outcome.index() & 1 == 1);
                assert!(!smaller, "{} reaches {} with {fewer}", answers.to_text(model), model.outcomes()[flip.outcome]);
            }
            looked_at += 1;
        }
    }
    println!("{looked_at} flips");
    assert!(looked_at >= number("STATES", 25) * (model.outcomes().len() - 1));
}

#[test]
fn criteria_and_flags_agree_on_what_can_still_change() {
    let (model, source) = (common::model(), Source::read(&common::source()));
    let by_finding: Vec<Groups> =
        (0..model.findings().len()).map(|finding| source.groups_of_finding(finding)).collect();
    let mut chance = Random(number("SEED", 4) as u64);
    let mut looked_at = 0;
    for _ in 0..number("STATES", 400) {
        let given = partial(&source, &mut chance);
        let answers = common::of_bits(model, &given);
        for (finding, groups) in by_finding.iter().enumerate() {
            if groups::count(groups, &given) > 3000 {
                continue;
            }
            let (mut can_be, mut can_lack) = (false, false);
            groups::completions(groups, &given, &mut |complete| {
                let effective = source.effective(complete);
                let found = reference::run::Run::new(&source, &effective).finding(finding);
                (can_be, can_lack) = (can_be || found, can_lack || !found);
                !(can_be && can_lack)
            });
            let found = &model.findings()[FindingId::at(finding)];
            let reach = Situation::new(model, &answers).reach(FindingId::at(finding));
            assert_eq!(
                (reach.can_be, reach.can_lack),
                (can_be, can_lack),
                "{} of {}",
                found.id,
                answers.to_text(model)
            );
            looked_at += 1;
        }
    }
    println!("{looked_at} findings");
    assert!(looked_at > number("STATES", 400) * model.findings().len() / 2, "only {looked_at} findings");
}
