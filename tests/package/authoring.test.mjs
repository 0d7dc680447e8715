/**
 * The authoring module as it ships: what it says of sources is what it says natively, letter by letter, and what it
 * counts is a count. The native side is tests/rust/refused_models.rs, which keeps both files.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

/** @typedef {import("../../www/engine/types.ts").Diagnostic} Diagnostic */

const { checkModel, packModel, verifyModel } = await import(`../../dist/${"authoring"}.js`);
const { createEngine } = await import(`../../dist/${"index"}.js`);
const { default: defaultModel } = await import(`../../dist/${"model"}.js`);

/** @param {string} name */
const data = (name) => readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8");

/** @type {{ name: string, source: unknown }[]} */
const sources = JSON.parse(data("refused_models.json"));

/** As tests/rust/refused_models.rs writes it. @param {Diagnostic} problem */
const told = ({ path, code, message, help, example }) =>
  `  ${path} [${code}]: ${message}\n` +
  (help ? `    ${help}\n` : "") +
  (example ? `    for example ${JSON.stringify(example)}\n` : "");

// Anything below U+0020, and U+007F: what a message of bytes that were zeroed looks like.
const CONTROL = /\p{Cc}/u;

/** Every text within a value. @param {unknown} value @returns {string[]} */
const texts = (value) =>
  typeof value === "string"
    ? [value]
    : value && typeof value === "object"
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)])
      : [];

describe("sources that are no models", () => {
  test("each is told as natively", () => {
    assert.ok(sources.length > 40, "the sources are there");
    const all = sources.map(({ name, source }) => `${name}\n${checkModel(source).map(told).join("")}`).join("");
    assert.deepEqual(all.split("\n"), data("refused_models.txt").split("\n"));
  });

  for (const { name, source } of sources) {
    test(`${name}: packing throws what checking says, in letters that can be read`, () => {
      const problems = checkModel(source);
      assert.ok(problems.length > 0);
      for (const text of texts(problems)) assert.doesNotMatch(text, CONTROL);
      assert.throws(
        () => packModel(source),
        (error) => {
          const thrown = /** @type {import("../../www/engine/types.ts").ModelError} */ (error);
          assert.equal(thrown.name, "ModelError");
          assert.deepEqual(thrown.problems, problems);
          for (const line of thrown.message.split("\n")) assert.doesNotMatch(line, CONTROL);
          return true;
        },
      );
    });
  }

  test("a number of several digits arrives whole: in a place, and in what it is", () => {
    const source = structuredClone(defaultModel);
    source.questions[11].cost = 12345;
    const [problem] = checkModel(source);
    assert.equal(problem?.path, "model.questions[11].cost");
    assert.match(problem.message, /\b12345\b/);
  });
});

describe("the default model", () => {
  const packed = packModel(defaultModel);

  test("packs to the bytes that the package brings", () => {
    assert.deepEqual(Buffer.from(packed), readFileSync(new URL("../../dist/model.bin", import.meta.url)));
  });

  test("its sets of answers are those of its outcomes, and every free question multiplies them", () => {
    /** @type {{ id: string, select: string, relevant?: unknown, choices: { exclusive?: boolean, unknown?: boolean }[] }[]} */
    const questions = defaultModel.questions;
    const conditions = JSON.stringify(questions.map(({ relevant }) => relevant ?? null));
    // Asked of everyone, and no condition of another question reads them: any answer goes with any others.
    const free = questions.filter(({ id, relevant }) => !relevant && !conditions.includes(`"${id}":`));
    assert.ok(free.length > 1, "there are such questions");
    // One choice or "I don't know", which a choice may say, too; or a set of those that go together, or one alone.
    const answers = free.map(({ select, choices }) => {
      const known = choices.filter(({ unknown }) => !unknown);
      const alone = known.filter(({ exclusive }) => exclusive).length;
      return select === "one" ? known.length + 1 : 2 ** (known.length - alone) + alone;
    });
    const multiple = answers.reduce((product, count) => product * BigInt(count), 1n);
    const verification = verifyModel(packed);
    /** @type {{ answerSets: string }[]} */
    const outcomes = verification.outcomes;
    const sum = outcomes.reduce((total, { answerSets }) => total + BigInt(answerSets), 0n);
    assert.equal(String(sum), verification.answerSets);
    assert.equal(sum % multiple, 0n, `${sum} sets of answers are no multiple of ${multiple}`);
    for (const text of texts(verification)) assert.doesNotMatch(text, CONTROL);
  });

  test("answers as the built-in one does", async () => {
    const [own, built] = await Promise.all([createEngine({ model: packed }), createEngine()]);
    for (const answers of [{}, { asked: ["soc2_type2"], firmness: "gate" }]) {
      assert.deepEqual(own.report(answers), built.report(answers));
    }
  });
});

test("a source that throws when it is read is told, and the next one is checked", () => {
  const throwing = {
    get id() {
      throw new Error("no id");
    },
  };
  for (let times = 0; times < 3000; times += 1) {
    const [problem] = checkModel(throwing);
    assert.equal(`${problem?.code}: ${problem?.message}`, "not-a-model: the source cannot be read: no id");
  }
  assert.deepEqual(checkModel(defaultModel), []);
});
