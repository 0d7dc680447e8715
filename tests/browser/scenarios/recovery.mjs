/** What throws in the page's own objects is told to the page, and the next answers are answered. */
import assert from "node:assert/strict";
import { settle, state, TYPICAL, visit } from "../steps.mjs";

/** @type {import("../suite.test.mjs").Scenario[]} */
export const recovery = [
  {
    name: "answers that throw when read, 3000 times over, and the element still advises",
    async run({ page }) {
      await visit(page, "widget.html");
      const names = await page.evaluate(() => {
        const seen = new Set();
        for (let times = 0; times < 3000; times += 1) {
          const answers = {
            get asked() {
              throw new Error("gone");
            },
          };
          try {
            stage.fit().answers = answers;
            seen.add("nothing is thrown");
          } catch (error) {
            seen.add(/** @type {Error} */ (error).name);
          }
        }
        return [...seen];
      });
      // Told by an exception or by `fit-error`, as the reference of the property says, but never by a trap.
      assert.ok(!names.includes("RuntimeError"), String(names));
      await settle(page, TYPICAL);
      assert.equal((await state(page)).page, "result");
    },
  },
  {
    name: "an engine of the page's own, given answers that throw: AnswersError with the cause, then a report",
    async run({ page }) {
      await visit(page, "widget.html");
      const seen = await page.evaluate(async () => {
        const engine = await attestationFit.createEngine();
        const cause = new Error("gone");
        const told = new Set();
        for (let times = 0; times < 3000; times += 1) {
          try {
            engine.report({
              get asked() {
                throw cause;
              },
            });
          } catch (/** @type {any} */ error) {
            told.add(`${error.name}, ${error.cause === cause ? "with" : "without"} its cause`);
          }
        }
        const later = await attestationFit.createEngine();
        return { told: [...told], same: JSON.stringify(engine.report({})) === JSON.stringify(later.report({})) };
      });
      assert.deepEqual(seen, { told: ["AnswersError, with its cause"], same: true });
    },
  },
];
