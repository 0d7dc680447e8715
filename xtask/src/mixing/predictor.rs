//! Predicts the next bit and learns from it.

use super::contexts::{CONTEXTS, Contexts};

/// Slots of all contexts, as a power of two.
const SLOT_BITS: u32 = 22;
/// Inputs of the mixer: two a context, one for the longest repetition.
const INPUTS: usize = 2 * CONTEXTS + 1;
/// A slot that was never met.
const UNKNOWN: (u16, u8, u8) = (1 << 15, 0, 0);
/// What a weight is at first, and how fast it learns, by set.
const WEIGHT: f64 = 0.13;
const RATES: [f64; 2] = [0.01, 0.005];
/// e^(1/256): the logistic function is tabulated in steps of 256ths.
const STEP: f64 = 1.003_913_889_338_347_5;
/// Bytes that must agree before a repetition is followed, and the longest one that is told apart.
const REPEATED: usize = 5;
const LONGEST: usize = 40;

/// What is known after a number of bits.
pub struct Predictor {
    /// The probability for each logit from -8 to 8, in 256ths.
    squash: Vec<f64>,
    /// The logit of each probability, in 4,096ths.
    stretch: Vec<f64>,
    /// By how often something was met: how far its probability moves next.
    shares: Vec<f64>,
    /// By hash: a probability in 65,536ths, how often it was met, and the last bits met behind a leading one.
    slots: Vec<(u16, u8, u8)>,
    /// By context and last bits: a probability, and how often it was met.
    histories: Vec<(f64, u8)>,
    /// By length of the repetition: the probability that it goes on, and how often it was met.
    repetitions: Vec<(f64, u8)>,
    /// By hash of five bytes: where they were met last.
    met: Vec<usize>,
    /// By repetition and bits so far, and by place: one weight an input.
    weights: [Vec<f64>; 2],
    /// By bits so far, and by hash of them and two bytes: the probability for each mixed logit from -8 to 8, in halves.
    corrections: [Vec<f64>; 2],

    // of the byte at hand
    kind: usize,
    hashes: [u32; CONTEXTS],
    place: usize,
    /// Where the repetition goes on, and its length; 0 where there is none.
    follow: usize,
    length: usize,
    /// The byte with which it would go on.
    expected: usize,
    /// Bits so far, behind a leading one.
    bits: usize,

    // of the bit at hand
    inputs: [f64; INPUTS],
    slot: [usize; CONTEXTS],
    repetition: usize,
    sets: [usize; 2],
    mixed: [f64; 2],
    corrected: [usize; 2],
}

impl Predictor {
    /// Knows nothing.
    pub fn new() -> Self {
        let mut squash = vec![0.5; 4096];
        let mut power = 1.0;
        for step in 0..2048 {
            squash[2048 + step] = 1.0 / (1.0 + 1.0 / power);
            squash[2048 - step] = 1.0 / (1.0 + power);
            power *= STEP;
        }
        squash[0] = squash[1];
        let mut logit = 0;
        let stretch = (0..4096).map(|parts| {
            while logit < 4095 && squash[logit] * 4096.0 < f64::from(parts) + 0.5 {
                logit += 1;
            }
            (logit as f64 - 2048.0) / 256.0
        });
        let stretch = stretch.collect();
        let steps: Vec<f64> = (0..33_usize).map(|step| squash[(step * 128).min(4095)]).collect();
        Self {
            stretch,
            shares: (0..256_u32).map(|times| 1.0 / (f64::from(times) + 1.05)).collect(),
            slots: vec![UNKNOWN; 1 << SLOT_BITS],
            histories: vec![(0.5, 0); 2 * CONTEXTS * 256],
            repetitions: vec![(0.75, 0); LONGEST + 1],
            met: vec![0; 1 << 16],
            weights: [1536, 512].map(|sets| vec![WEIGHT; sets * INPUTS]),
            corrections: [512, 1 << 12].map(|sets| steps.repeat(sets)),
            squash,
            kind: 0,
            hashes: [0; CONTEXTS],
            place: 0,
            follow: 0,
            length: 0,
            expected: 0,
            bits: 1,
            inputs: [0.0; INPUTS],
            slot: [0; CONTEXTS],
            repetition: 0,
            sets: [0; 2],
            mixed: [0.0; 2],
            corrected: [0; 2],
        }
    }

    /// Empties the slots: contexts of one kind of chunk say nothing about another.
    pub fn forget(&mut self) {
        self.slots.fill(UNKNOWN);
    }

    /// A byte begins.
    pub fn begin(&mut self, contexts: &Contexts) {
        self.kind = contexts.kind() as usize;
        self.hashes = contexts.hashes();
        self.place = contexts.place();
        self.bits = 1;
        self.repeat(contexts);
    }

    /// Goes on with the repetition, or looks for one.
    fn repeat(&mut self, contexts: &Contexts) {
        let seen = &contexts.seen;
        if self.length > 0 {
            self.length = (self.length + 1).min(LONGEST);
            self.follow += 1;
        }
        if seen.len() >= REPEATED {
            let met = &mut self.met[(contexts.hash_of_last(REPEATED) >> 16) as usize];
            if self.length == 0 && *met > 0 {
                self.follow = *met;
                let agree =
                    |back: &usize| *back < self.follow && seen[self.follow - 1 - back] == seen[seen.len() - 1 - back];
                self.length = (0..LONGEST).take_while(agree).count();
            }
            *met = seen.len();
        }
        self.expected = if self.length > 0 { 256 | usize::from(seen[self.follow]) } else { 0 };
    }

    /// The probability that the next bit is a one, in 65,536ths.
    pub fn probability(&mut self) -> u32 {
        let spread = (self.bits as u32).wrapping_mul(0x9e37_79b1);
        for context in 0..CONTEXTS {
            let slot = ((self.hashes[context] ^ spread) >> (32 - SLOT_BITS)) as usize;
            let (probability, _, history) = self.slots[slot];
            let (mut direct, mut indirect) = (0.0, 0.0);
            if history > 0 {
                let guess = self.histories[self.history(context, history)].0;
                direct = self.stretch[usize::from(probability >> 4)];
                indirect = self.stretch[(guess * 4096.0) as usize];
            }
            self.inputs[2 * context] = direct;
            self.inputs[2 * context + 1] = indirect;
            self.slot[context] = slot;
        }
        let expected = self.expected >> (7 - self.bits.ilog2());
        self.repetition = if expected >> 1 == self.bits { self.length } else { 0 };
        let logit = self.stretch[(self.repetitions[self.repetition].0 * 4096.0) as usize];
        self.inputs[INPUTS - 1] = match (self.repetition, expected & 1) {
            (0, _) => 0.0,
            (_, 1) => logit,
            _ => -logit,
        };

        let long = usize::from(self.repetition > 0) + usize::from(self.repetition > 10);
        self.sets = [(self.kind * 3 + long) << 8 | self.bits, self.place];
        let mut sum = 0.0;
        for set in 0..2 {
            let weights = &self.weights[set][self.sets[set] * INPUTS..][..INPUTS];
            let logit = weights.iter().zip(&self.inputs).fold(0.0, |sum, (weight, input)| sum + weight * input);
            self.mixed[set] = self.squashed(logit);
            sum += logit;
        }
        let logit = (sum / 2.0).clamp(-7.99, 7.99);
        let place = (logit + 8.0) * 2.0;
        let (step, share) = (place as usize, place - (place as usize) as f64);
        let pair = (self.hashes[1] ^ spread) >> 20;
        let mut total = self.squashed(logit);
        for (table, set) in [self.kind << 8 | self.bits, pair as usize].into_iter().enumerate() {
            let at = set * 33 + step;
            let near = &self.corrections[table];
            total += near[at] * (1.0 - share) + near[at + 1] * share;
            self.corrected[table] = at + usize::from(share > 0.5);
        }
        ((total / 3.0 * 65536.0) as u32).clamp(1, 65535)
    }

    /// The bit became known.
    pub fn learn(&mut self, bit: u8) {
        let (bit, one) = (usize::from(bit), f64::from(bit));
        for (set, rate) in RATES.into_iter().enumerate() {
            let step = (one - self.mixed[set]) * rate;
            let weights = &mut self.weights[set][self.sets[set] * INPUTS..][..INPUTS];
            for (weight, input) in weights.iter_mut().zip(&self.inputs) {
                *weight += step * input;
            }
        }
        for (table, at) in self.corrected.into_iter().enumerate() {
            let near = &mut self.corrections[table][at];
            *near += (one - *near) * 0.03;
        }
        for context in 0..CONTEXTS {
            let (probability, times, history) = self.slots[self.slot[context]];
            if history > 0 {
                let at = self.history(context, history);
                learn(&mut self.histories[at], one, &self.shares);
            }
            let probability = f64::from(probability);
            let probability = probability + (one * 65535.0 - probability) * self.shares[usize::from(times)];
            let history = usize::from(history.max(1));
            let history = if history < 128 { history } else { history & 63 | 64 } << 1 | bit;
            self.slots[self.slot[context]] = (probability as u16, (times + 1).min(30), history as u8);
        }
        if self.repetition > 0 {
            let goes_on = self.expected >> (7 - self.bits.ilog2()) & 1 == bit;
            learn(&mut self.repetitions[self.repetition], f64::from(u8::from(goes_on)), &self.shares);
            if !goes_on {
                self.length = 0;
                self.expected = 0;
            }
        }
        self.bits = self.bits << 1 | bit;
    }

    fn history(&self, context: usize, history: u8) -> usize {
        (self.kind * CONTEXTS + context) << 8 | usize::from(history)
    }

    fn squashed(&self, logit: f64) -> f64 {
        self.squash[(logit * 256.0 + 2048.0).clamp(1.0, 4095.0) as usize]
    }
}

/// Moves a probability towards what came, by less each time it is met.
fn learn((probability, times): &mut (f64, u8), came: f64, shares: &[f64]) {
    *probability += (came - *probability) * shares[usize::from(*times)];
    *times = times.saturating_add(1);
}
