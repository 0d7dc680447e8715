/** The published schemas: a strict validator takes them, they take what the checker takes, and refuse what has no shape. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "smol-toml";

const at = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(at(path), "utf8");
const { default: defaultModel } = await import(`../../dist/${"model"}.js`);

const ajv = new Ajv2020({ strict: true, allErrors: true });
for (const name of ["model", "overlay", "cases"]) {
  ajv.addSchema(JSON.parse(read(`model/${name}.schema.json`)), `${name}.schema.json`);
}

/** @param {string} name @param {unknown} value */
function refusals(name, value) {
  const validate = ajv.getSchema(`${name}.schema.json`);
  assert.ok(validate, name);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test("the default model, the example and its cases are as the schemas say", () => {
  assert.deepEqual(refusals("model", defaultModel), []);
  assert.deepEqual(refusals("overlay", parse(read("examples/wider-vendor.toml"))), []);
  assert.deepEqual(refusals("cases", parse(read("examples/wider-vendor.cases.toml"))), []);
});

describe("of the models that the checker refuses, the schema refuses those without the shape", () => {
  /** @type {{ name: string, source: unknown }[]} */
  const sources = JSON.parse(read("tests/data/refused_models.json"));
  const shapeless = [
    "a misspelt key",
    "no questions",
    "a question that is no table",
    "an unknown selection",
    "a question's id that a link cannot carry",
    "a question's id that objects put first",
    "a cost of nothing",
    "a condition that names nothing",
    "an unknown way to ask",
    "an unknown hit policy",
    "a rule without an id",
    "an unknown kind",
    "a question twice in the order",
    "a fraction of a week",
    "nothing at all",
    "a list",
    "one text where a list is asked for",
  ];
  for (const name of shapeless) {
    test(name, () => {
      const source = sources.find((other) => other.name === name);
      assert.ok(source, "the model is there");
      assert.notDeepEqual(refusals("model", source.source), []);
    });
  }
});

describe("of overlays", () => {
  const whole = { id: "ours", version: "1" };
  /** @type {{ [name: string]: object }} */
  const broken = {
    "no version": { id: "ours" },
    "a section that there is none of": { ...whole, prior: {} },
    "a share above the whole": { ...whole, priors: { market: { eu: 101 } } },
    "a currency of other letters": { ...whole, prices: [{ id: "platform", currency: "dollars" }] },
    "a flag without a kind": { ...whole, flags: [{ id: "ours" }] },
    "a flag of no kind": { ...whole, flags: [{ id: "ours", kind: "scheem" }] },
    "a rule of no table": { ...whole, rules: [{ id: "ours" }] },
    "a call that is a script": { ...whole, cta: { renew: { label: "x", href: "javascript:alert(1)" } } },
    "words in no language": { ...whole, words: { english: {} } },
    "words of no section": { ...whole, words: { en: { quesions: {} } } },
    "an off that is no list": { ...whole, off: { flags: "soc3" } },
  };
  for (const [name, overlay] of Object.entries(broken)) {
    test(`${name} is refused`, () => assert.notDeepEqual(refusals("overlay", overlay), []));
  }
});
