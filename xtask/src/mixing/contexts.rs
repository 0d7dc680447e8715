//! What a byte is predicted from.

use super::instructions::Instructions;

/// Which contexts predict a chunk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Words, style sheets, tables: the last bytes, the word so far, the word before it.
    #[default]
    Text,
    /// Bodies of WebAssembly functions, as they stand in the code section: the last bytes, the last instructions.
    Code,
}

/// How many there are, of either kind.
pub const CONTEXTS: usize = 7;

/// The bytes so far, as far as contexts look at them.
#[derive(Default)]
pub struct Contexts {
    kind: Kind,
    /// Every byte so far, for the longest repetition.
    pub(super) seen: Vec<u8>,
    word: u32,
    word_before: u32,
    instructions: Instructions,
}

impl Contexts {
    /// A chunk begins; true where it is of another kind than the one before.
    pub fn begin(&mut self, kind: Kind) -> bool {
        let other = self.kind != kind;
        if other {
            self.instructions = Instructions::default();
        }
        self.kind = kind;
        other
    }

    /// A byte became known.
    pub fn push(&mut self, byte: u8) {
        self.seen.push(byte);
        if byte.is_ascii_alphabetic() || byte > 127 {
            self.word = mixed(self.word, u32::from(byte | 32));
        } else if self.word != 0 {
            self.word_before = self.word;
            self.word = 0;
        }
        if self.kind == Kind::Code {
            self.instructions.push(byte);
        }
    }

    /// The byte before the last `back` ones; 0 before the beginning.
    pub fn byte(&self, back: usize) -> u32 {
        self.seen.len().checked_sub(back).and_then(|at| self.seen.get(at)).map_or(0, |byte| u32::from(*byte))
    }

    /// The kind of the chunk.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// A hash of the last bytes.
    pub fn hash_of_last(&self, bytes: usize) -> u32 {
        (1..=bytes).fold(0, |hash, back| mixed(hash, self.byte(back)))
    }

    /// Where the next byte stands, less than 512: chooses among sets of weights.
    pub fn place(&self) -> usize {
        match self.kind {
            Kind::Text => self.byte(1) as usize,
            Kind::Code => 256 + (self.instructions.place() & 255) as usize,
        }
    }

    /// Hashes of the contexts, different for each.
    pub fn hashes(&self) -> [u32; CONTEXTS] {
        let [a, b, c] = [1, 2, 3].map(|back| self.byte(back));
        let one = mixed(self.kind as u32, a);
        let two = mixed(one, b);
        let three = mixed(two, c);
        let [d, e, f, g] = match self.kind {
            Kind::Text => [mixed(self.word, 0), mixed(self.word, self.word_before), mixed(0, b), mixed(0, c)],
            Kind::Code => {
                let mut hash = self.instructions.place();
                self.instructions.last.map(|opcode| {
                    hash = mixed(hash, opcode);
                    hash
                })
            }
        };
        let mut context = 0;
        [one, two, three, d, e, f, g].map(|hash| {
            context += 1;
            mixed(hash, context)
        })
    }
}

/// One step of a hash.
pub fn mixed(hash: u32, part: u32) -> u32 {
    let hash = (hash ^ part.wrapping_add(1)).wrapping_mul(0x2c1b_3c6d);
    hash ^ hash >> 15
}
