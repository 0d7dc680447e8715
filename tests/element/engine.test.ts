/** The engine's wrapper: what hosts give, and what happens after Rust has stopped. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Glue } from "../../www/engine/glue.ts";
import { start } from "../../www/engine/start.ts";
import type { Answers } from "../../www/engine/types.ts";
import { wrap } from "../../www/engine/wrap.ts";

/** Glue whose engine gives back what it is asked; it stops where `stop` is answered, and then works no more. */
function echoing() {
  let stopped = false;
  let instances = 0;
  class Engine {
    report(answers: [string, unknown][]) {
      if (stopped || answers.some(([id]) => id === "stop")) {
        stopped = true;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      return answers;
    }
    model() {
      return {};
    }
    questionnaire() {
      return {};
    }
    free() {}
  }
  const glue = {
    Engine,
    __wbg_set_wasm() {
      instances += 1;
      stopped = false;
    },
  } as unknown as Glue;
  start(glue, {}, () => ({}));
  return { engine: wrap(glue, new Uint8Array()), instances: () => instances };
}

const report = (engine: ReturnType<typeof echoing>["engine"], answers: unknown) => engine.report(answers as Answers);

test("answers reach Rust as plain pairs, what is undefined left out", () => {
  const { engine } = echoing();
  const given = { a: "x", b: ["y", 3], c: null, d: undefined, e: () => 1, f: 7, g: true };
  assert.deepEqual(report(engine, given), [
    ["a", "x"],
    ["b", ["y", 3]],
    ["c", null],
    ["e", {}],
    ["f", 7],
    ["g", true],
  ]);
});

test("answers whose getter throws are refused with the cause, ten thousand times over, and the engine lives", () => {
  const { engine, instances } = echoing();
  const cause = new Error("the host's own");
  const throwing = {
    get asked() {
      throw cause;
    },
  };
  for (let time = 0; time < 10_000; time += 1) {
    assert.throws(() => report(engine, throwing), { name: "AnswersError", cause });
  }
  assert.deepEqual(report(engine, { a: "x" }), [["a", "x"]]);
  assert.equal(instances(), 1);
});

test("answers that are no object are refused with a way out", () => {
  const { engine } = echoing();
  for (const answers of [null, undefined, 3, "asked:soc2", ["soc2"], () => 1]) {
    assert.throws(() => report(engine, answers), { name: "AnswersError", message: /give an object/ });
  }
});

test("after a stop the next call runs on a fresh instance", () => {
  const { engine, instances } = echoing();
  assert.throws(() => report(engine, { stop: null }), WebAssembly.RuntimeError);
  assert.deepEqual(report(engine, { a: "x" }), [["a", "x"]]);
  assert.equal(instances(), 2);
});
