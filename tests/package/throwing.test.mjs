/**
 * Answers that throw when they are read, such as a reactive proxy whose owner is gone: `AnswersError` with the cause, as
 * often as it happens, and the engine lives. Once, the 1,025th left it dead for the page.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";

const TIMES = 10_000;
const GIVEN = { asked: ["soc2_type2"], firmness: "gate" };

/** @type {{ [name: string]: (cause: unknown) => any }} */
const throwing = {
  "a getter": (cause) => ({
    get asked() {
      throw cause;
    },
  }),
  "a list whose place throws": (cause) => ({
    asked: Object.defineProperty(["soc2_type2"], 0, {
      get() {
        throw cause;
      },
    }),
  }),
  "a proxy that tells no keys": (cause) =>
    new Proxy(
      {},
      {
        ownKeys() {
          throw cause;
        },
      },
    ),
  "a proxy that gives no value": (cause) =>
    new Proxy(GIVEN, {
      get() {
        throw cause;
      },
    }),
};

for (const entry of ["index", "compat"]) {
  describe(`${entry}.js`, async () => {
    const { createEngine } = await import(`../../dist/${entry}.js`);
    const engine = await createEngine();
    const before = JSON.stringify(engine.report(GIVEN));

    for (const [name, make] of Object.entries(throwing)) {
      test(`${name}, ${TIMES} times: each is an AnswersError with its cause, and then a report`, () => {
        for (let times = 0; times < TIMES; times += 1) {
          const cause = new Error(`no answer ${times}`);
          let thrown;
          try {
            engine.report(make(cause));
          } catch (error) {
            thrown = /** @type {any} */ (error);
          }
          assert.equal(thrown?.name, "AnswersError", `time ${times}: ${thrown}`);
          assert.equal(thrown.cause, cause);
        }
        assert.equal(JSON.stringify(engine.report(GIVEN)), before);
      });
    }

    test("the other calls that read answers refuse alike", () => {
      const cause = new Error("gone");
      for (const call of ["encode", "toText"]) {
        assert.throws(
          () => engine[call](throwing["a getter"]?.(cause)),
          (error) => /** @type {any} */ (error).name === "AnswersError" && /** @type {any} */ (error).cause === cause,
        );
      }
    });
  });
}
