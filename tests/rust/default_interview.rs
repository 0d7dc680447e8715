//! The default model's interview, and what the model says as a whole, beside the reference.

use crate::common::{self, Random};
use crate::reference::{self, groups::Groups};
use crate::reference::{Answer, Partial, Source, interview};
use attestation_fit::ids::Id as _;
use attestation_fit::interview::next;
use attestation_fit::situation::Situation;
use attestation_fit_authoring::verify_model;

/// Random answers; a question is open `open` times out of a hundred.
fn partial(source: &Source, open: usize, chance: &mut Random) -> Partial {
    let question = |question: &reference::Question, chance: &mut Random| {
        let all = question.answers();
        (!chance.chance(open)).then(|| *chance.of(&all))
    };
    source.questions.iter().map(|asked| question(asked, chance)).collect()
}

/// What is asked next, and how many questions are expected.
struct Next {
    question: usize,
    expected: u32,
}

fn step(partial: &Partial) -> Option<Next> {
    let answers = common::of_bits(common::model(), partial);
    let next = next(&Situation::new(common::model(), &answers))?;
    Some(Next { question: next.question.index(), expected: next.expected })
}

fn text(partial: &Partial) -> String {
    common::of_bits(common::model(), partial).to_text(common::model())
}

/// The expected number of questions, by following the interview through every group of answers; `None` where that
/// takes more than `left` steps.
fn followed(groups: &Groups, weights: &[Vec<f64>], partial: &mut Partial, left: &mut usize) -> Option<f64> {
    *left = left.checked_sub(1)?;
    let Some(Next { question, .. }) = step(partial) else { return Some(0.0) };
    let mut expected = 1.0;
    for (answer, weight) in groups[question].iter().zip(&weights[question]) {
        partial[question] = Some(*answer);
        let later = followed(groups, weights, partial, left);
        partial[question] = None;
        expected += weight * later?;
    }
    Some(expected)
}

#[test]
fn the_number_still_to_come_is_that_of_following_the_interview_whatever_is_answered_already() {
    let source = Source::read(&common::source());
    let (groups, weights) = (source.groups_of_outcome(), source.weights_of_groups());
    let mut chance = Random(31);
    let mut compared = 0;
    for _ in 0..600 {
        let open = [20, 35, 50][chance.below(3)];
        let mut given = partial(&source, open, &mut chance);
        let Some(told) = step(&given) else { continue };
        let Some(wanted) = followed(&groups, &weights, &mut given, &mut 1500) else { continue };
        let got = f64::from(told.expected) / 1000.0;
        assert!((got - wanted).abs() < 0.005, "{}: {got}, not {wanted}", text(&given));
        compared += 1;
    }
    println!("{compared} numbers compared");
    assert!(compared > 100, "{compared}");
}

/// An answer, drawn as the prior says.
fn drawn(question: &reference::Question, weights: &[f64], chance: &mut Random) -> Answer {
    let mut left = chance.below(1 << 30) as f64 / f64::from(1 << 30);
    let answers = question.answers();
    let position = weights.iter().position(|weight| {
        left -= weight;
        left < 0.0
    });
    answers[position.unwrap_or(0)]
}

#[test]
fn prospects_drawn_by_the_prior_are_asked_as_many_questions_as_the_interview_expects() {
    let source = Source::read(&common::source());
    let weights: Vec<Vec<f64>> = source.questions.iter().map(interview::weights).collect();
    let mut chance = Random(37);
    let count = 20_000;
    let mut asked = Vec::with_capacity(count);
    for _ in 0..count {
        let mut given: Partial = vec![None; source.questions.len()];
        while let Some(Next { question, .. }) = step(&given) {
            assert!(given[question].is_none(), "{} is asked again: {}", source.questions[question].id, text(&given));
            given[question] = Some(drawn(&source.questions[question], &weights[question], &mut chance));
        }
        asked.push(given.iter().flatten().count() as f64);
    }
    let mean = asked.iter().sum::<f64>() / count as f64;
    let deviation = (asked.iter().map(|asked| (asked - mean).powi(2)).sum::<f64>() / count as f64).sqrt();
    let expected = f64::from(step(&vec![None; source.questions.len()]).unwrap().expected) / 1000.0;
    println!("{mean:.3} asked on average, {expected:.3} expected");
    assert!((mean - expected).abs() < 4.0 * deviation / (count as f64).sqrt(), "{mean} asked, {expected} expected");
}

#[test]
fn a_question_is_asked_only_where_its_answer_can_change_the_outcome() {
    let source = Source::read(&common::source());
    let groups = source.groups_of_outcome();
    let mut chance = Random(41);
    for _ in 0..4000 {
        let open = [20, 40, 60, 90][chance.below(4)];
        let given = partial(&source, open, &mut chance);
        let Some(Next { question, .. }) = step(&given) else { continue };
        assert!(given[question].is_none());
        let changes = (0..20_000).any(|_| {
            let complete =
                given.iter().zip(&groups).map(|(answer, groups)| answer.unwrap_or_else(|| *chance.of(groups)));
            let mut complete: Vec<Answer> = complete.collect();
            let mut outcomes = groups[question].iter().map(|answer| {
                complete[question] = *answer;
                source.outcome(&complete)
            });
            let first = outcomes.next();
            outcomes.any(|outcome| Some(outcome) != first)
        });
        assert!(changes, "{}: {} is asked", text(&given), source.questions[question].id);
    }
}

#[test]
fn a_question_is_asked_once_no_question_before_it_can_change_the_outcome() {
    let source = Source::read(&common::source());
    let groups = source.groups_of_outcome();
    let mut chance = Random(59);
    let mut waited = 0;
    for _ in 0..4000 {
        let open = [20, 40, 60, 90][chance.below(4)];
        let given = partial(&source, open, &mut chance);
        let Some(Next { question, .. }) = step(&given) else { continue };
        for before in source.waits_for(question).filter(|before| given[*before].is_none()) {
            for _ in 0..100 {
                let mut complete: Vec<Answer> = given
                    .iter()
                    .zip(&groups)
                    .map(|(answer, groups)| answer.unwrap_or_else(|| *chance.of(groups)))
                    .collect();
                let first = source.outcome(&complete);
                complete[before] = *chance.of(&groups[before]);
                let (asked, before) = (&source.questions[question].id, &source.questions[before].id);
                assert_eq!(source.outcome(&complete), first, "{}: {asked} is asked before {before}", text(&given));
            }
            waited += 1;
        }
    }
    println!("{waited} questions passed over");
    assert!(waited > 100, "{waited}");
}

#[test]
fn the_outcomes_shares_are_those_of_random_answer_sets() {
    let source = Source::read(&common::source());
    let verification = verify_model(common::model(), &mut |_, _| {}).unwrap();
    let answers: Vec<Vec<Answer>> = source.questions.iter().map(reference::Question::distinct_answers).collect();
    let all = verification.answer_sets.parse::<f64>().unwrap();
    let mut chance = Random(43);
    let (drawn, mut count) = (400_000, 0);
    let mut seen = vec![0; source.outcomes.len()];
    for _ in 0..drawn {
        let complete: Vec<Answer> = answers.iter().map(|answers| *chance.of(answers)).collect();
        // a question that is not relevant has no answer, so only one of these sets exists
        if source.effective(&complete) == complete {
            seen[source.outcome(&complete).unwrap()] += 1;
            count += 1;
        }
    }
    assert!(count > drawn / 10, "only {count} sets of {drawn} exist");
    for (share, seen) in verification.outcomes.iter().zip(seen) {
        let wanted = share.answer_sets.parse::<f64>().unwrap() / all;
        let got = f64::from(seen) / f64::from(count);
        let deviation = (wanted * (1.0 - wanted) / f64::from(count)).sqrt();
        assert!((got - wanted).abs() <= 5.0 * deviation + 1e-6, "{}: {got} of random sets, {wanted} counted", share.id);
    }
}
