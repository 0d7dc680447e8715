/** Whole reports, byte for byte as they are natively (tests/rust/golden.rs), from WebAssembly and from JavaScript. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";

/** @typedef {{ id: string, answers: import("../../www/engine/types.ts").Answers, report: import("../../www/engine/types.ts").Report }} Kept */

const lines = readFileSync(new URL("../data/golden.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n");

for (const entry of ["index", "compat"]) {
  describe(`${entry}.js`, () => {
    /** @type {import("../../www/engine/types.ts").Engine} */
    let engine;
    before(async () => {
      engine = await (await import(`../../dist/${entry}.js`)).createEngine();
    });
    for (const line of lines) {
      /** @type {Kept} */
      const { id, answers } = JSON.parse(line);
      test(`the report of ${id} is the native one`, () => {
        const report = engine.report(answers);
        report.model.digest = "";
        assert.equal(JSON.stringify({ id, answers, report }), line);
      });
    }
  });
}
