//! Follows bodies of WebAssembly functions just closely enough to know which bytes are opcodes: size, locals,
//! instructions. Where it goes wrong, nothing but a little compression is lost. Its twin is `www/embed/instructions.ts`.

/// Follows bodies byte by byte.
#[derive(Default)]
pub struct Instructions {
    part: Part,
    /// The last opcodes, the newest first.
    pub last: [u32; 4],
    /// Numbers that the locals, or the instruction at hand, still have.
    left: u32,
    /// Numbers of the instruction at hand that are behind.
    behind: u32,
    /// Blocks that are open.
    depth: u32,
    /// The LEB128 number at hand, and how many of its bits are known.
    number: u32,
    bits: u32,
}

/// Parts of a function's body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// Its length in bytes.
    #[default]
    Size,
    /// How many groups of locals.
    Groups,
    /// A number and a type for each group.
    Locals,
    /// The expression.
    Instructions,
}

const BR_TABLE: u32 = 0x0e;
const END: u32 = 0x0b;
const F32_CONST: u32 = 0x43;
const F64_CONST: u32 = 0x44;
const BULK: u32 = 0xfc;

impl Instructions {
    /// Where the next byte stands: the opcode and the number of its immediate, or the part.
    pub fn place(&self) -> u32 {
        match self.part {
            Part::Instructions if self.left > 0 => self.last[0] * 4 + self.behind.min(3),
            part => 1024 + part as u32,
        }
    }

    pub fn push(&mut self, byte: u8) {
        let byte = u32::from(byte);
        if self.part == Part::Instructions && self.left == 0 {
            self.opcode(byte);
            return;
        }
        let raw = self.part == Part::Instructions && matches!(self.last[0], F32_CONST | F64_CONST);
        self.number |= (byte & 127) << self.bits;
        self.bits = (self.bits + 7).min(28);
        if raw || byte < 128 {
            self.end_of_number();
            self.number = 0;
            self.bits = 0;
        }
    }

    fn opcode(&mut self, opcode: u32) {
        let [first, second, third, _] = self.last;
        self.last = [opcode, first, second, third];
        self.behind = 0;
        self.left = match opcode {
            // loads and stores have alignment and offset, indirect calls a type and a table
            0x11 | 0x28..=0x3e => 2,
            0x02..=0x04 | 0x0c..=0x10 | 0x20..=0x26 | 0x3f..=0x42 | 0xd0 | 0xd2 | BULK => 1,
            F32_CONST => 4,
            F64_CONST => 8,
            _ => 0,
        };
        match opcode {
            0x02..=0x04 => self.depth += 1,
            END if self.depth == 0 => self.part = Part::Size,
            END => self.depth -= 1,
            _ => {}
        }
    }

    fn end_of_number(&mut self) {
        let number = self.number & 0xffff;
        match self.part {
            Part::Size => self.part = Part::Groups,
            Part::Groups => {
                self.left = number * 2;
                self.part = if self.left == 0 { Part::Instructions } else { Part::Locals };
            }
            Part::Locals => {
                self.left -= 1;
                self.part = if self.left == 0 { Part::Instructions } else { Part::Locals };
            }
            Part::Instructions => {
                self.left -= 1;
                self.behind += 1;
                if self.behind == 1 && self.last[0] == BR_TABLE {
                    self.left = number + 1;
                }
                if self.behind == 1 && self.last[0] == BULK {
                    self.left = if number < 8 { 0 } else { 1 + u32::from(number == 10) };
                }
            }
        }
    }
}
