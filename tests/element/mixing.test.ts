/** The decoder of embed.js against streams that its twin in xtask/src/mixing compressed. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decoder, type Kind } from "../../www/embed/mixing.ts";
import { fromBase64 } from "../../www/engine/bytes.ts";

const kept: { chunks: [Kind, string][]; stream: string } = JSON.parse(readFileSync("tests/data/mixed.json", "utf8"));
const chunks = kept.chunks.map(([kind, text]) => ({ kind, bytes: fromBase64(text) }));
const length = chunks.reduce((sum, { bytes }) => sum + bytes.length, 0);

for (const run of [length, 1000, 1]) {
  test(`a stream gives back every chunk, decoded ${run} bytes at a time`, () => {
    const decoded = new Uint8Array(length);
    const decode = decoder(fromBase64(kept.stream), decoded);
    let at = 0;
    for (const { kind, bytes } of chunks) {
      for (let left = bytes.length; left > 0; left -= run) decode(kind, Math.min(left, run));
      assert.deepEqual(decoded.subarray(at, at + bytes.length), bytes);
      at += bytes.length;
    }
  });
}

test("a damaged stream is decoded to something else, and to its end", () => {
  const stream = fromBase64(kept.stream);
  stream[40] = (stream[40] ?? 0) ^ 1;
  const decoded = new Uint8Array(length);
  const decode = decoder(stream, decoded);
  for (const { kind, bytes } of chunks) decode(kind, bytes.length);
  assert.notDeepEqual(decoded.subarray(0, 1600), chunks[0]?.bytes);
});
