/** The package's types, as a consumer's compiler sees them: strictly, without skipping declarations, without Lit. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compile } from "./compile.mjs";

const consumer = `
import { createEngine, LoadError, type Answers, type Report } from "attestation-fit";
import { createEngine as createSlim } from "attestation-fit/slim";
import { createEngine as createCompat } from "attestation-fit/compat";
import { checkModel, packModel, verifyModel, type Diagnostic } from "attestation-fit/authoring";
import { AttestationFit } from "attestation-fit/element";
import "attestation-fit/define";
import german from "attestation-fit/locales/de";
import model from "attestation-fit/model";

const answers: Answers = { asked: ["soc2"], firmness: "gate", deadline: null };
const engine = await createEngine();
const report: Report = engine.report(answers);
const outcome: string = report.recommendation.outcome;
const rows: Uint8Array = engine.evaluate(engine.encode(answers));
const problems: Diagnostic[] = checkModel(model);
const other = await createEngine({ model: packModel(model) });
const counts: string = verifyModel(packModel(model)).answerSets;
await createSlim({ wasm: fetch("/engine.wasm") });
await createCompat();
AttestationFit.registerWords(german);

const fit: AttestationFit = document.createElement("attestation-fit");
fit.addEventListener("fit-completed", (event) => {
  const seen: string = event.detail.recommendation.outcome;
  console.log(seen, event.target);
});
document.addEventListener("fit-error", (event) => {
  const code: string = event.detail.code;
  console.log(code);
});
document.body.append(fit);
if (new Error() instanceof LoadError) console.log(outcome, rows, problems, other, counts);

// @ts-expect-error a number is no answer
engine.report({ people: 12 });
// @ts-expect-error slim needs its module
await createSlim({});
`;

for (const resolution of ["nodenext", "bundler"]) {
  for (const compiler of /** @type {const} */ (["TypeScript 7", "TypeScript 6"])) {
    test(`a strict consumer compiles, module resolution ${resolution}, ${compiler}`, () => {
      assert.deepEqual(compile({ files: { "consumer.ts": consumer } }, { compiler, resolution }), []);
    });
  }
}
