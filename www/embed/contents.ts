/**
 * What `embed.js` holds beside its script, in one compressed stream: first what the first page shows, then the engine.
 * Stands in for www/contents, of which every part is a module of its own.
 */
import type { Library, Words } from "../element/words/words.ts";
import { fromBase64 } from "../engine/bytes.ts";
import { withLengths } from "./instructions.ts";
import { CODE, decoder, type Kind, TEXT } from "./mixing.ts";
import { withKeys } from "./shapes.ts";

/** Milliseconds that decoding takes before the page gets its turn, and bytes decoded between looks at the clock. */
const TURN = 16;
const RUN = 1024;

const [textSize, modelSize, headSize, tailSize, codeSize] = embeddedSizes;
const engineAt = textSize + modelSize;
const bytes = new Uint8Array(engineAt + headSize + tailSize + codeSize);

let style = "";
let decode = (kind: Kind, count: number): void => {
  decode = decoder(fromBase64(embeddedPayload), bytes);
  decode(kind, count);
};

async function decodeAll(kind: Kind, count: number): Promise<void> {
  let turn = performance.now();
  for (let left = count; left > 0; left -= RUN) {
    decode(kind, Math.min(left, RUN));
    if (performance.now() - turn < TURN) continue;
    await new Promise((resolve) => setTimeout(resolve));
    turn = performance.now();
  }
}

/** English words and sources, once theme and templates are there, too. */
export const shown: Promise<[english: Words, library: Library]> = decodeAll(TEXT, textSize).then(() => {
  const [theme, templates, words, shapes] = new TextDecoder().decode(bytes.subarray(0, textSize)).split("\f");
  style = theme;
  $T = templates.split("\n").map((strings) => asTemplate(strings.split("\0")));
  const texts = withKeys(JSON.parse(words), shapes.split("\n")) as [english: Words, library: Library];
  $K = Object.keys(texts[0].ui);
  return texts;
});

/** Strings as a template literal would hand them on. */
function asTemplate(strings: string[]): TemplateStringsArray {
  return Object.assign(strings, { raw: strings });
}

let decoded: Promise<void> | undefined;

/** The rest, once and when it is first wanted. */
function rest(): Promise<void> {
  decoded ??= shown
    .then(() => decodeAll(TEXT, modelSize + headSize + tailSize))
    .then(() => decodeAll(CODE, codeSize))
    .then(() => {
      // Its tables are large.
      decode = () => {};
    });
  return decoded;
}

export async function engineBytes(): Promise<Uint8Array<ArrayBuffer>> {
  await rest();
  const head = bytes.subarray(engineAt, engineAt + headSize);
  const tail = bytes.subarray(engineAt + headSize, -codeSize);
  return new Uint8Array([...head, ...withLengths(bytes.subarray(-codeSize)), ...tail]);
}

export async function defaultModel(): Promise<Uint8Array<ArrayBuffer>> {
  await rest();
  return bytes.slice(textSize, engineAt);
}

export function theme(): string {
  return style;
}
