//! The arithmetic coder: an interval of 32-bit numbers, cut in two by each bit's probability.

/// Narrows its interval with each bit and writes the leading bytes on which both ends agree.
pub struct Encoder {
    low: u32,
    high: u32,
    written: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { low: 0, high: u32::MAX, written: Vec::new() }
    }
}

impl Encoder {
    /// Encodes one bit; `probability` is that of a one, in 65,536ths, neither 0 nor 65,536.
    pub fn encode(&mut self, bit: u8, probability: u32) {
        let range = self.high - self.low;
        let middle = self.low + (range >> 16) * probability + (((range & 0xffff) * probability) >> 16);
        if bit == 1 {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.written.push((self.low >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
    }

    /// What was written, with enough of the interval to tell it from its neighbours: the decoder reads zeros afterwards.
    pub fn finish(mut self) -> Vec<u8> {
        self.written.push((self.low >> 24) as u8 + 1);
        self.written
    }
}
