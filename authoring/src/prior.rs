//! How likely each answer of a question is: the author's estimate, or all answers alike. Whole numbers throughout.

use attestation_fit::diagram::Classes;
use attestation_fit::ids::{AnswerCode, ChoiceId, Choices, ClassId, IndexVec};
use attestation_fit::model::{Question, Select};

/// One, in the numbers of [`Prior::by_class`].
const WHOLE: u32 = 1 << 16;

/// Weights of all answer codes of one question; their sum is not normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prior {
    /// By answer code; 0 where the code is no allowed answer. At most 12 factors of 100 and one more: below 2⁹⁴.
    pub(crate) weights: IndexVec<AnswerCode, u128>,
}

/// An author's estimate, in per cent.
#[derive(Clone, Debug)]
pub(crate) struct Estimate {
    /// Share of prospects who answer "I don't know".
    pub(crate) unknown: u8,
    /// For one: the share who choose this. For many: the share who tick this among others; for an exclusive choice
    /// the share who choose it alone.
    pub(crate) choices: IndexVec<ChoiceId, u8>,
}

impl Prior {
    /// Every allowed answer alike.
    pub(crate) fn uniform(question: &Question) -> Self {
        Self::weighing(question, |_| 1)
    }

    /// From an estimate. For many choices, ticks are taken as independent, given that there is at least one.
    pub(crate) fn estimated(question: &Question, estimate: &Estimate) -> Self {
        let percent = |choice: ChoiceId| u128::from(estimate.choices[choice]);
        let of = |choices: Choices| choices.iter().map(percent).sum::<u128>();
        let alone = question.exclusive_choices();
        let unknown = u128::from(estimate.unknown) + of(question.unknown_choices());
        if question.select == Select::One {
            return Self::weighing(question, |answer| if answer.is_empty() { unknown } else { of(answer) });
        }
        let ticked = |answer: Choices| {
            let free = question.choices.ids().filter(|choice| !alone.has(*choice));
            free.map(|choice| if answer.has(choice) { percent(choice) } else { 100 - percent(choice) })
                .product::<u128>()
        };
        let together = |answer: Choices| !answer.is_empty() && !answer.meets(alone);
        let allowed = question.allowed().map(|(_, answer)| answer);
        let sets: u128 = allowed.filter(|answer| together(*answer)).map(ticked).sum();
        let left = 100_u128.saturating_sub(unknown + of(alone.without(question.unknown_choices())));
        Self::weighing(question, |answer| {
            if answer.is_empty() {
                unknown * sets.max(1)
            } else if together(answer) {
                left * ticked(answer)
            } else {
                of(answer) * sets.max(1)
            }
        })
    }

    fn weighing(question: &Question, weight: impl Fn(Choices) -> u128) -> Self {
        let mut weights = IndexVec::each(question.codes(), |_| 0);
        for (code, answer) in question.allowed() {
            weights[code] = weight(answer);
        }
        Self { weights }
    }

    /// Weights of classes in 1/65,536, their sum exactly 65,536: largest remainders get what rounding leaves.
    #[expect(clippy::cast_possible_truncation, reason = "a share of the whole is at most 65,536")]
    pub(crate) fn by_class(&self, classes: &Classes) -> IndexVec<ClassId, u32> {
        let mut sums: IndexVec<ClassId, u128> = IndexVec::each(usize::from(classes.count), |_| 0);
        for (code, weight) in self.weights.enumerate() {
            sums[classes.of_code(code)] += weight;
        }
        let total = sums.iter().sum::<u128>().max(1);
        let mut shares = sums.map(|_, sum| (sum * u128::from(WHOLE) / total) as u32);
        let mut rest: Vec<(u128, ClassId)> =
            sums.enumerate().map(|(class, sum)| (sum * u128::from(WHOLE) % total, class)).collect();
        rest.sort_by_key(|(rest, class)| (core::cmp::Reverse(*rest), *class));
        let left = WHOLE - shares.iter().sum::<u32>();
        for (_, class) in rest.into_iter().take(left as usize) {
            shares[class] += 1;
        }
        shares
    }
}
