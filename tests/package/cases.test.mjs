/** The worked cases, through the built package, as WebAssembly and as JavaScript. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";

/** @typedef {import("../../www/engine/types.ts").Engine} Engine */
/** @typedef {{ id: string, description: string, answers: import("../../www/engine/types.ts").Answers, expected: string[],
 *   acceptable: string[], criteria: string[] | null }} Case */

/** @type {Case[]} */
const cases = JSON.parse(readFileSync(new URL("../data/cases.json", import.meta.url), "utf8"));

for (const entry of ["index", "compat"]) {
  describe(`${entry}.js`, () => {
    /** @type {Engine} */
    let engine;
    before(async () => {
      engine = await (await import(`../../dist/${entry}.js`)).createEngine();
    });
    for (const { id, description, answers, expected, acceptable, criteria } of cases) {
      test(`${id}: ${description}`, () => {
        const report = engine.report(answers);
        const allowed = [...expected, ...acceptable];
        // Questionnaires have an outcome of their own since some cases were written (tests/rust/cases.rs).
        if (allowed.includes("not_yet")) allowed.push("answer_first");
        assert.ok(allowed.includes(report.recommendation.outcome), `${report.recommendation.outcome}, not ${allowed}`);
        if (criteria && expected.includes(report.recommendation.outcome)) {
          assert.deepEqual(report.criteria.map((criterion) => criterion.id).sort(), [...criteria].sort());
        }
      });
    }
  });
}
