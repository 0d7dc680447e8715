//! How likely each answer of a question is: the author's estimate, or all answers alike. Whole numbers throughout.

use attestation_fit::model::{Question, Select};

/// Weights of all answer codes of one question; their sum is not normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prior {
    /// By answer code (see [`Question::code`]); 0 where the code is no allowed answer.
    pub weights: Vec<u128>,
}

/// An author's estimate, in per cent.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// Share of prospects who answer "I don't know".
    pub unknown: u8,
    /// For one: the share who choose this. For many: the share who tick this among others; for an exclusive choice
    /// the share who choose it alone.
    pub choices: Vec<u8>,
}

impl Prior {
    /// Every allowed answer alike.
    #[must_use]
    pub fn uniform(question: &Question) -> Self {
        Self { weights: (0..question.codes()).map(|code| u128::from(question.allows(code))).collect() }
    }

    /// From an estimate. For many choices, ticks are taken as independent, given that there is at least one.
    #[must_use]
    pub fn estimated(question: &Question, estimate: &Estimate) -> Self {
        let percent = |choice: usize| u128::from(estimate.choices.get(choice).copied().unwrap_or(0));
        let unknown = u128::from(estimate.unknown) + bits(question.unknown_choices()).map(percent).sum::<u128>();
        let weigh_set = |mask: u32| {
            let free = (0..question.choices.len()).filter(|choice| question.exclusive_choices() >> choice & 1 == 0);
            free.map(|choice| if mask >> choice & 1 == 1 { percent(choice) } else { 100 - percent(choice) })
                .product::<u128>()
        };
        let alone: u128 = bits(question.exclusive_choices() & !question.unknown_choices()).map(percent).sum();
        // sets of several choices exist for `many` alone; the products over a long list would not fit
        let sets: u128 = match question.select {
            Select::One => 1,
            Select::Many => question
                .allowed()
                .filter(|mask| *mask != 0 && mask & question.exclusive_choices() == 0)
                .map(weigh_set)
                .sum(),
        };
        let together = 100_u128.saturating_sub(unknown + alone);
        let weight = |code: usize| {
            let mask = question.mask(code);
            match question.select {
                _ if !question.allows(code) => 0,
                _ if mask == 0 => unknown * sets.max(1),
                Select::One => percent(mask.trailing_zeros() as usize) * sets.max(1),
                Select::Many if mask & question.exclusive_choices() != 0 => {
                    percent(mask.trailing_zeros() as usize) * sets.max(1)
                }
                Select::Many => together * weigh_set(mask),
            }
        };
        Self { weights: (0..question.codes()).map(weight).collect() }
    }

    /// Weights of classes in 1/65,536, their sum exactly 65,536: largest remainders get what rounding leaves.
    #[must_use]
    pub fn by_class(&self, class_of: &[u8], classes: usize) -> Vec<u32> {
        let mut sums = vec![0_u128; classes];
        for (class, weight) in class_of.iter().zip(&self.weights) {
            if let Some(sum) = sums.get_mut(usize::from(*class)) {
                *sum += weight;
            }
        }
        let total = sums.iter().sum::<u128>().max(1);
        let mut shares: Vec<(u32, u128, usize)> = sums
            .iter()
            .enumerate()
            .map(|(class, sum)| ((sum * 65_536 / total) as u32, sum * 65_536 % total, class))
            .collect();
        let left = 65_536 - shares.iter().map(|(share, _, _)| share).sum::<u32>();
        shares.sort_by_key(|(_, remainder, class)| (core::cmp::Reverse(*remainder), *class));
        for (share, _, _) in shares.iter_mut().take(left as usize) {
            *share += 1;
        }
        shares.sort_by_key(|(_, _, class)| *class);
        shares.into_iter().map(|(share, _, _)| share).collect()
    }
}

fn bits(mask: u32) -> impl Iterator<Item = usize> {
    (0..32).filter(move |bit| mask >> bit & 1 == 1)
}
