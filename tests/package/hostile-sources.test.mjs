/**
 * Sources that are made to stall or to stop the authoring module, through the module as it ships: each ends in a
 * diagnostic within a second, and the next source is checked as if nothing had happened. The same natively:
 * tests/rust/hostile_sources.rs.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const { checkModel } = await import(`../../dist/${"authoring"}.js`);

const LIMIT = 1000;

/** A model of one question and one table, with more at its top level. @param {object} more */
const withMore = (more) => ({ ...small([table(0)]), ...more });

/** @param {object[]} decisions */
const small = (decisions) => ({
  id: "small",
  version: "1",
  outcome: "t0",
  outcomes: ["wait", "go"],
  questions: [{ id: "size", select: "one", choices: [{ id: "small" }, { id: "large" }] }],
  decisions,
});

/** A table that reads another one, or the question. @param {number} number @param {number} [reads] */
const table = (number, reads) => ({
  id: `t${number}`,
  hit: "first",
  rules: [rule("r", "go", reads === undefined ? { size: ["large"] } : { [`t${reads}`]: ["go"] }), rule("e", "wait")],
});

/** @param {string} id @param {string} outcome @param {object} [when] */
// biome-ignore lint/suspicious/noThenProperty: the format's own name, in a value that nobody awaits
const rule = (id, outcome, when) => ({ id, ...(when && { when }), then: outcome });

/** @param {number} depth */
const nested = (depth) => {
  /** @type {unknown[]} */
  let inner = [];
  for (let level = 0; level < depth; level += 1) inner = [inner];
  return inner;
};

const circle = () => {
  /** @type {{ [key: string]: unknown }} */
  const model = withMore({});
  model.self = model;
  return model;
};

/** @param {number} length */
const sparse = (length) => {
  /** @type {unknown[]} */
  const list = [];
  list.length = length;
  return list;
};

/** @type {{ [name: string]: { make: () => unknown, says: RegExp } }} */
const hostile = {
  "a list nested 50,000 deep": { make: () => withMore({ questions: nested(50_000) }), says: /nested too deeply/ },
  "a list nested 100 deep": { make: () => withMore({ questions: nested(100) }), says: /nested deeper than 64/ },
  "an object that holds itself": { make: circle, says: /cannot be read: .*circular/ },
  "a sparse list of a hundred million": {
    make: () => withMore({ questions: sparse(1e8) }),
    says: /more than 250000 values/,
  },
  "a list of three hundred thousand": {
    make: () => withMore({ questions: Array.from({ length: 300_000 }, () => 0) }),
    says: /more than 250000 values/,
  },
  "ten thousand unknown keys": {
    make: () => withMore(Object.fromEntries(Array.from({ length: 10_000 }, (_, key) => [`k${key}`, 0]))),
    says: /there are 9900 more problems/,
  },
  "a text of twenty million letters": { make: () => withMore({ id: "x".repeat(2e7) }), says: /exceed 16000000 bytes/ },
  "ten thousand tables": {
    make: () => small(Array.from({ length: 10_000 }, (_, number) => table(number))),
    says: /10000 tables|at most/,
  },
  "a thousand tables in a circle": {
    make: () => small(Array.from({ length: 1000 }, (_, number) => table(number, (number + 1) % 1000))),
    says: /circle|itself/,
  },
};

describe("hostile sources, through the packed module", () => {
  for (const [name, { make, says }] of Object.entries(hostile)) {
    test(`${name}: a diagnostic within a second`, () => {
      const source = make();
      const start = performance.now();
      const problems = checkModel(source);
      const took = performance.now() - start;
      assert.match(problems.map((/** @type {any} */ { message }) => message).join("\n"), says);
      assert.ok(took < LIMIT, `${took.toFixed(0)} ms`);
      assert.deepEqual(
        checkModel(small([table(0)])).filter((/** @type {any} */ { level }) => level === "error"),
        [],
      );
    });
  }

  test("a thousand tables, each of which reads the one after it, are checked within a second", () => {
    const source = small(
      Array.from({ length: 1000 }, (_, number) => table(number, number < 999 ? number + 1 : undefined)),
    );
    const start = performance.now();
    checkModel(source);
    assert.ok(performance.now() - start < LIMIT, `${(performance.now() - start).toFixed(0)} ms`);
  });
});
