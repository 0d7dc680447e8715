/** Values without their keys, as xtask/src/shapes.rs writes them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { withKeys } from "../../www/embed/shapes.ts";

test("objects get their keys back, and lists stay lists", () => {
  const bare = [0, [1, "1", null], [-1, [1, "2", ["p", "q"]], 3], [], [2]];
  assert.deepEqual(withKeys(bare, ["a,b,c,d", "x,y", ""]), {
    a: { x: "1", y: null },
    b: [{ x: "2", y: ["p", "q"] }, 3],
    c: [],
    d: {},
  });
});
