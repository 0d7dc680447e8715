/**
 * Decodes the payload of `embed.js`, which was compressed by context mixing. Its twin, with what it does and why, is
 * xtask/src/mixing. Both count alike to the last bit: what is not a whole number is made by the four operations alone,
 * in the same order. One long loop, written for speed: it runs once for each bit.
 */
import { instructions } from "./instructions.ts";

/** How bytes are predicted: as words, style sheets and tables, or as bodies of WebAssembly functions. */
export const TEXT = 0;
export const CODE = 1;
export type Kind = typeof TEXT | typeof CODE;

/** Decodes the next run of one kind, as long as it was compressed. */
export type Decode = (kind: Kind, count: number) => void;

const CONTEXTS = 7;
const SLOT_BITS = 22;
const INPUTS = 2 * CONTEXTS + 1;
/** A slot that was never met. */
const UNKNOWN = 1 << 31;
const WEIGHT = 0.13;
const RATE = 0.01;
const RATE_PLACED = 0.005;
const CORRECTION = 0.03;
const REPEATED = 5;
const LONGEST = 40;
/** Sets of weights: by repetition and bits, then by place. Sets of corrections: by bits, then by two bytes. */
const BY_PLACE = 1536;
const BY_PAIR = 512;
const PAIR_BITS = 12;

const { imul, max, min } = Math;

/** Decodes `stream` into `bytes`, as far as it is called to. */
export function decoder(stream: Uint8Array, bytes: Uint8Array): Decode {
  const [squash, stretch] = logistic();
  const shares = Float64Array.from({ length: 256 }, (_, times) => 1 / (times + 1.05));
  /** A probability in 65,536ths, then how often it was met, then the last bits met behind a leading one. */
  const slots = new Int32Array(1 << SLOT_BITS).fill(UNKNOWN);
  const guesses = new Float64Array(2 * CONTEXTS * 256).fill(0.5);
  const guessed = new Uint8Array(guesses.length);
  const goesOn = new Float64Array(LONGEST + 1).fill(0.75);
  const wentOn = new Uint8Array(LONGEST + 1);
  const met = new Int32Array(65536);
  const weights = new Float64Array((BY_PLACE + 512) * INPUTS).fill(WEIGHT);
  const steps = Array.from({ length: 33 }, (_, step) => squash[min(step * 128, 4095)]);
  const corrections = Float64Array.from({ length: (BY_PAIR + (1 << PAIR_BITS)) * 33 }, (_, at) => steps[at % 33]);

  const hashes = new Int32Array(CONTEXTS);
  const inputs = new Float64Array(INPUTS);
  const slotOf = new Int32Array(CONTEXTS);
  const view = new DataView(stream.buffer, stream.byteOffset);
  let kindBefore: Kind = TEXT;
  let body = instructions();
  let position = 0;
  let word = 0;
  let wordBefore = 0;
  /** Where a repetition goes on, and its length; 0 where there is none. */
  let follow = 0;
  let length = 0;
  let read = 4;
  let interval = [0, -1, view.getInt32(0)];

  return (kind, count) => {
    if (kind !== kindBefore) {
      // Contexts of one kind say nothing about another.
      slots.fill(UNKNOWN);
      body = instructions();
    }
    kindBefore = kind;
    // Not taken apart by a pattern: JavaScriptCore does not optimise a function that begins with one.
    let low = interval[0];
    let high = interval[1];
    let code = interval[2];
    for (const end = position + count; position < end; position += 1) {
      const a = position > 0 ? bytes[position - 1] : 0;
      const b = position > 1 ? bytes[position - 2] : 0;
      const c = position > 2 ? bytes[position - 3] : 0;
      const place = body.place();
      hashes[0] = mix(kind, a);
      hashes[1] = mix(hashes[0], b);
      hashes[2] = mix(hashes[1], c);
      if (kind === CODE) {
        hashes[3] = mix(place, body.last[0]);
        for (let back = 1; back < 4; back += 1) hashes[3 + back] = mix(hashes[2 + back], body.last[back]);
      } else {
        hashes[3] = mix(word, 0);
        hashes[4] = mix(word, wordBefore);
        hashes[5] = mix(0, b);
        hashes[6] = mix(0, c);
      }
      for (let context = 0; context < CONTEXTS; context += 1) hashes[context] = mix(hashes[context], context + 1);

      if (length > 0) {
        length = min(length + 1, LONGEST);
        follow += 1;
      }
      if (position >= REPEATED) {
        let hash = 0;
        for (let back = 1; back <= REPEATED; back += 1) hash = mix(hash, bytes[position - back]);
        hash >>>= 16;
        if (length === 0 && met[hash] > 0) {
          follow = met[hash];
          while (length < min(LONGEST, follow) && bytes[follow - 1 - length] === bytes[position - 1 - length])
            length += 1;
        }
        met[hash] = position;
      }
      /** The byte with which the repetition would go on, behind a leading one. */
      let expected = length > 0 ? 256 | bytes[follow] : 0;

      const placed = (BY_PLACE + (kind === CODE ? 256 + (place & 255) : a)) * INPUTS;
      let bits = 1;
      for (let left = 7; left >= 0; left -= 1) {
        const repetition = expected >> (left + 1) === bits ? length : 0;
        const ahead = (expected >> left) & 1;
        const long = repetition > 10 ? 2 : min(repetition, 1);
        const set = (((kind * 3 + long) << 8) | bits) * INPUTS;
        const spread = imul(bits, 0x9e3779b1);
        for (let context = 0; context < CONTEXTS; context += 1) {
          const at = (hashes[context] ^ spread) >>> (32 - SLOT_BITS);
          const slot = slots[at];
          const history = slot & 255;
          let direct = 0;
          let indirect = 0;
          if (history > 0) {
            const guess = guesses[((kind * CONTEXTS + context) << 8) | history];
            direct = stretch[slot >>> 20];
            indirect = stretch[(guess * 4096) | 0];
          }
          slotOf[context] = at;
          inputs[2 * context] = direct;
          inputs[2 * context + 1] = indirect;
        }
        const logit = stretch[(goesOn[repetition] * 4096) | 0];
        inputs[INPUTS - 1] = repetition === 0 ? 0 : ahead ? logit : -logit;
        let sum = 0;
        let sumPlaced = 0;
        for (let input = 0; input < INPUTS; input += 1) {
          sum += weights[set + input] * inputs[input];
          sumPlaced += weights[placed + input] * inputs[input];
        }
        const mixed = max(-7.99, min((sum + sumPlaced) / 2, 7.99));
        const step = ((mixed + 8) * 2) | 0;
        const share = (mixed + 8) * 2 - step;
        const near = ((kind << 8) | bits) * 33 + step;
        const nearPair = (BY_PAIR + ((hashes[1] ^ spread) >>> (32 - PAIR_BITS))) * 33 + step;
        const total =
          squash[scaled(mixed)] +
          (corrections[near] * (1 - share) + corrections[near + 1] * share) +
          (corrections[nearPair] * (1 - share) + corrections[nearPair + 1] * share);
        const parts = max(1, min(((total / 3) * 65536) | 0, 65535));

        const range = (high - low) | 0;
        const middle = (low + imul(range >>> 16, parts) + (imul(range & 0xffff, parts) >>> 16)) | 0;
        const bit = code >>> 0 <= middle >>> 0 ? 1 : 0;
        if (bit) high = middle;
        else low = (middle + 1) | 0;
        while ((low ^ high) >>> 24 === 0) {
          low <<= 8;
          high = (high << 8) | 255;
          // Behind the end there is nothing, which counts as 0.
          code = (code << 8) | stream[read];
          read += 1;
        }

        const error = (bit - squash[scaled(sum)]) * RATE;
        const errorPlaced = (bit - squash[scaled(sumPlaced)]) * RATE_PLACED;
        for (let input = 0; input < INPUTS; input += 1) {
          weights[set + input] += error * inputs[input];
          weights[placed + input] += errorPlaced * inputs[input];
        }
        const nearer = share > 0.5 ? 1 : 0;
        corrections[near + nearer] += (bit - corrections[near + nearer]) * CORRECTION;
        corrections[nearPair + nearer] += (bit - corrections[nearPair + nearer]) * CORRECTION;
        for (let context = 0; context < CONTEXTS; context += 1) {
          const at = slotOf[context];
          const slot = slots[at];
          const times = (slot >>> 8) & 255;
          const history = slot & 255;
          if (history > 0) {
            const known = ((kind * CONTEXTS + context) << 8) | history;
            guesses[known] += (bit - guesses[known]) * shares[guessed[known]];
            if (guessed[known] < 255) guessed[known] += 1;
          }
          const probability = slot >>> 16;
          const moved = (probability + (bit * 65535 - probability) * shares[times]) | 0;
          const longer = ((history < 128 ? max(history, 1) : (history & 63) | 64) << 1) | bit;
          slots[at] = (moved << 16) | (min(times + 1, 30) << 8) | longer;
        }
        if (repetition > 0) {
          const came = ahead === bit;
          goesOn[repetition] += ((came ? 1 : 0) - goesOn[repetition]) * shares[wentOn[repetition]];
          if (wentOn[repetition] < 255) wentOn[repetition] += 1;
          if (!came) length = expected = 0;
        }
        bits = (bits << 1) | bit;
      }

      const byte = bits & 255;
      bytes[position] = byte;
      const letter = byte | 32;
      if (byte > 127 || (letter > 96 && letter < 123)) {
        word = mix(word, letter);
      } else if (word !== 0) {
        wordBefore = word;
        word = 0;
      }
      if (kind === CODE) body.push(byte);
    }
    interval = [low, high, code];
  };
}

/** One step of a hash. */
function mix(hash: number, part: number): number {
  const mixed = imul(hash ^ (part + 1), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 15);
}

/** Index of a logit in the table of the logistic function. */
function scaled(logit: number): number {
  return max(1, min(logit * 256 + 2048, 4095)) | 0;
}

/** The probability for each logit from -8 to 8, in 256ths, and the logit of each probability, in 4,096ths. */
function logistic(): [squash: Float64Array, stretch: Float64Array] {
  const squash = new Float64Array(4096);
  // A power of e^(1/256) a step.
  for (let step = 0, power = 1; step < 2048; step += 1, power *= 1.0039138893383475) {
    squash[2048 + step] = 1 / (1 + 1 / power);
    squash[2048 - step] = 1 / (1 + power);
  }
  squash[0] = squash[1];
  let logit = 0;
  const stretch = Float64Array.from({ length: 4096 }, (_, parts) => {
    while (logit < 4095 && squash[logit] * 4096 < parts + 0.5) logit += 1;
    return (logit - 2048) / 256;
  });
  return [squash, stretch];
}
