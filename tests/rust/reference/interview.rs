//! How many questions an interview asks: by following a policy through every answer, and by trying every policy.

use super::Question;
use super::whole::Whole;

/// How likely each of [`Question::answers`] is; they add up to one.
pub(crate) fn weights(question: &Question) -> Vec<f64> {
    let answers = question.answers();
    let Some(unknown) = question.unknown_prior else {
        // all answers alike; a choice that means "I don't know" is no answer of its own
        let distinct = question.distinct_answers();
        let weigh = |answer: &u32| if distinct.contains(answer) { 1.0 / distinct.len() as f64 } else { 0.0 };
        return answers.iter().map(weigh).collect();
    };
    let prior = |choice: usize| question.choices[choice].prior.unwrap();
    let alone = |choice: &usize| question.choices[*choice].exclusive || question.choices[*choice].unknown;
    let single = |answer: u32| answer.trailing_zeros() as usize;
    let choices = 0..question.choices.len();
    let ticks: Vec<usize> = choices.clone().filter(|choice| !alone(choice)).collect();
    // ticks are independent of each other, given that there is at least one
    let together = |answer: u32| -> f64 {
        ticks
            .iter()
            .map(|choice| if answer >> choice & 1 == 1 { prior(*choice) } else { 100.0 - prior(*choice) } / 100.0)
            .product()
    };
    let is_set = |answer: u32| question.many && answer != 0 && !alone(&single(answer));
    let sets: f64 = answers.iter().filter(|answer| is_set(**answer)).map(|answer| together(*answer)).sum();
    let left = 100.0 - unknown - choices.filter(alone).map(prior).sum::<f64>();
    let weigh = |answer: &u32| match *answer {
        0 => unknown,
        answer if is_set(answer) => {
            if sets > 0.0 {
                left * together(answer) / sets
            } else {
                0.0
            }
        }
        answer => prior(single(answer)),
    };
    let weights: Vec<f64> = answers.iter().map(weigh).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

/// By set: what a policy is expected to spend from there on. `next` is the policy, `price` what a question costs.
pub(crate) fn following(whole: &Whole<'_>, next: &[Option<usize>], price: &dyn Fn(usize) -> f64) -> Vec<f64> {
    let weights: Vec<Vec<f64>> = whole.source.questions.iter().map(weights).collect();
    let mut expected = vec![0.0; whole.count];
    for set in (0..whole.count).rev() {
        if let Some(question) = next[set] {
            let later: f64 = whole
                .after(set, question)
                .zip(&weights[question])
                .map(|(after, weight)| weight * expected[after])
                .sum();
            expected[set] = price(question) + later;
        }
    }
    expected
}

/// By set: the least that any policy is expected to spend from there on. A question may be asked once it is certain
/// that it is relevant, and once the questions that it waits for are answered or no longer matter.
pub(crate) fn least(whole: &Whole<'_>, price: &dyn Fn(usize) -> f64) -> Vec<f64> {
    let weights: Vec<Vec<f64>> = whole.source.questions.iter().map(weights).collect();
    let mut least = vec![0.0; whole.count];
    for set in (0..whole.count).rev() {
        if whole.possible[set].count_ones() == 1 {
            continue;
        }
        let spent = |question: usize| -> f64 {
            let later: f64 =
                whole.after(set, question).zip(&weights[question]).map(|(after, weight)| weight * least[after]).sum();
            price(question) + later
        };
        let askable = whole.open(set).filter(|question| whole.askable[set] >> question & 1 == 1);
        let askable = askable.filter(|question| whole.in_turn(set, *question));
        least[set] = askable.map(spent).fold(f64::INFINITY, f64::min);
    }
    least
}
