/**
 * Follows bodies of WebAssembly functions, which stand one after the other without their lengths, just closely enough to
 * know which bytes are opcodes and where a body ends. Its twin is xtask/src/mixing/instructions.rs: both must agree in
 * every step.
 */

/** Parts of a body: number of groups of locals, the groups, the expression. */
const GROUPS = 0;
const LOCALS = 1;
const EXPRESSION = 2;

const END = 0x0b;
const BR_TABLE = 0x0e;
const F32_CONST = 0x43;
const F64_CONST = 0x44;
const BULK = 0xfc;

export interface Instructions {
  /** The last opcodes, the newest first. */
  readonly last: Uint8Array;
  /** Where the next byte stands: the opcode and the number of its immediate, or the part. */
  place(): number;
  push(byte: number): void;
}

export function instructions(): Instructions {
  const last = new Uint8Array(4);
  let part = GROUPS;
  /** Numbers that the locals, or the instruction at hand, still have; those of the instruction that are behind. */
  let left = 0;
  let behind = 0;
  /** Blocks that are open. */
  let depth = 0;
  /** The LEB128 number at hand, and how many of its bits are known. */
  let number = 0;
  let bits = 0;

  const opcode = (code: number) => {
    last.copyWithin(1, 0);
    last[0] = code;
    behind = 0;
    left = immediates(code);
    if (code >= 2 && code <= 4) depth += 1;
    if (code !== END) return;
    if (depth === 0) part = GROUPS;
    else depth -= 1;
  };

  const endOfNumber = () => {
    number &= 0xffff;
    if (part === GROUPS) {
      left = number * 2;
      part = left === 0 ? EXPRESSION : LOCALS;
    } else if (part === LOCALS) {
      left -= 1;
      if (left === 0) part = EXPRESSION;
    } else {
      left -= 1;
      behind += 1;
      if (behind === 1 && last[0] === BR_TABLE) left = number + 1;
      if (behind === 1 && last[0] === BULK) left = number < 8 ? 0 : number === 10 ? 2 : 1;
    }
  };

  return {
    last,
    place: () => (part === EXPRESSION && left > 0 ? last[0] * 4 + Math.min(behind, 3) : 1024 + part),
    push(byte) {
      if (part === EXPRESSION && left === 0) {
        opcode(byte);
        return;
      }
      number |= (byte & 127) << bits;
      bits = Math.min(bits + 7, 28);
      const raw = part === EXPRESSION && (last[0] === F32_CONST || last[0] === F64_CONST);
      if (raw || byte < 128) {
        endOfNumber();
        number = bits = 0;
      }
    },
  };
}

/** Bodies as a code section has them, each behind its length as a LEB128 number. */
export function withLengths(bodies: Uint8Array): number[] {
  const section: number[] = [];
  const body = instructions();
  let start = 0;
  bodies.forEach((byte, at) => {
    body.push(byte);
    if (body.place() !== 1024 + GROUPS) return;
    let length = at + 1 - start;
    for (; length > 127; length >>= 7) section.push((length & 127) | 128);
    section.push(length, ...bodies.subarray(start, at + 1));
    start = at + 1;
  });
  return section;
}

/** How many numbers follow an opcode; the bytes of a floating-point constant count as one each. */
function immediates(code: number): number {
  const within = (from: number, to: number) => code >= from && code <= to;
  // Loads and stores have alignment and offset, indirect calls a type and a table.
  if (code === 0x11 || within(0x28, 0x3e)) return 2;
  if (code === F32_CONST) return 4;
  if (code === F64_CONST) return 8;
  const one =
    within(0x02, 0x04) ||
    within(0x0c, 0x0e) ||
    code === 0x10 ||
    within(0x20, 0x26) ||
    within(0x3f, 0x42) ||
    code === 0xd0 ||
    code === 0xd2;
  return one || code === BULK ? 1 : 0;
}
