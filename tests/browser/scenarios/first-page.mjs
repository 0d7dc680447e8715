/** The introduction and the first question, before the engine runs: it is held back here until the test lets it go. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { answer, choice, click, heard, interview, state, TYPICAL, text, ticked, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/**
 * A page whose engine waits: `stage.release()` lets it run, `stage.refuse()` lets it fail once.
 * @param {Page} page @param {Record<string, string>} [attributes] @param {string} [fragment]
 */
async function visitHeld(page, attributes = {}, fragment = "") {
  await visit(page, `empty.html${fragment}`, { ready: false });
  await until(page, () => Boolean(customElements.get("attestation-fit")));
  await page.evaluate((attributes) => {
    const { instantiate } = WebAssembly;
    const held = new Promise((resolve, reject) => Object.assign(stage, { release: resolve, refuse: reject }));
    WebAssembly.instantiate = /** @type {any} */ (
      async (/** @type {any[]} */ ...given) => {
        await held;
        return Reflect.apply(instantiate, WebAssembly, given);
      }
    );
    stage.mount({ id: "fit", ...attributes });
  }, attributes);
}

/** @param {Page} page */
const release = (page) => page.evaluate(() => stage.release());

/** @type {import("../suite.test.mjs").Scenario[]} */
export const firstPage = [
  {
    name: "the introduction is there before the engine, with the number of questions, and stays as it is",
    async run({ page }) {
      await visitHeld(page);
      await until(page, () => Boolean(stage.find(".intro")));
      assert.deepEqual(await heard(page), []);
      const before = await text(page, ".page");
      assert.match(before, /Usually \d+ to \d+ questions/);
      await release(page);
      await until(page, () => stage.events.length > 0);
      assert.equal(await text(page, ".page"), before);
      assert.deepEqual(await heard(page), ["fit-ready"]);
    },
  },
  {
    name: "an answer given before the engine runs is evaluated as soon as it does; events come in order",
    async run({ page }) {
      await visitHeld(page);
      await until(page, () => Boolean(stage.find(".intro")));
      await click(page, ".actions .primary");
      await until(page, () => Boolean(stage.find(".question")));
      const first = await text(page, "legend");
      await click(page, choice("nothing"));
      await click(page, ".actions .primary");
      await until(page, () => stage.find(".actions .primary").getAttribute("aria-busy") === "true");
      assert.match(await text(page, ".actions .primary"), /moment/);
      assert.deepEqual(await heard(page), []);
      assert.equal(await text(page, "legend"), first, "the page waits");
      await release(page);
      await until(page, (first) => stage.text("legend") !== first, first);
      assert.deepEqual(await heard(page), ["fit-ready", "fit-started", "fit-answered"]);
      assert.equal(Object.keys((await state(page)).answers).length, 1);
      await interview(page, TYPICAL);
      assert.equal((await state(page)).decided, true);
    },
  },
  {
    name: "what is ticked while the engine starts stays ticked",
    async run({ page }) {
      await visitHeld(page, { "skip-intro": "" });
      await until(page, () => Boolean(stage.find(".question")));
      await click(page, choice("soc2"));
      await release(page);
      await until(page, () => stage.fit().report !== null);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
      assert.deepEqual(await ticked(page), ["soc2"]);
      assert.deepEqual(await heard(page), ["fit-ready"]);
    },
  },
  {
    name: "no answer is told at once, and Back leads to the introduction",
    async run({ page }) {
      await visitHeld(page);
      await until(page, () => Boolean(stage.find(".intro")));
      await click(page, ".actions .primary");
      await until(page, () => Boolean(stage.find(".question")));
      await click(page, ".actions .primary");
      await until(page, () => Boolean(stage.find(".missing")));
      await click(page, ".back");
      await until(page, () => Boolean(stage.find(".intro")));
      await release(page);
      await until(page, () => stage.events.length > 0);
    },
  },
  {
    name: "where WebAssembly turns out to be refused, the JavaScript build goes on with the answer",
    async run({ page }) {
      await visitHeld(page);
      await until(page, () => Boolean(stage.find(".intro")));
      await click(page, ".actions .primary");
      await until(page, () => Boolean(stage.find(".question")));
      await click(page, choice("nothing"));
      await click(page, ".actions .primary");
      await page.evaluate(() => stage.refuse(new Error("refused")));
      await until(page, () => Object.keys(stage.fit().answers).length === 1);
      assert.deepEqual(await heard(page), ["fit-ready", "fit-started", "fit-answered"]);
    },
  },
  {
    name: "prefilled answers, a link and a kept session wait for the engine, and no other page is shown before",
    async run({ page }) {
      const shown = () => page.evaluate(() => Boolean(stage.find(".page")));
      const soon = () => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));
      await visitHeld(page, { answers: '{"market":"north_america"}' });
      await soon();
      assert.equal(await shown(), false, "prefilled");
      await release(page);
      await until(page, () => Boolean(stage.find(".intro")));
      assert.equal(await text(page, ".actions .primary"), "Continue");
      await click(page, ".actions .primary");
      await answer(page, ["nothing"]);
      // The same tab, the same element: what was kept is expected.
      await page.evaluate(() => {
        stage.fit().remove();
        const fit = stage.mount({ id: "fit" });
        fit.engine = undefined;
      });
      await until(page, () => Boolean(stage.find(".question")));
      assert.match(await text(page, ".greeting"), /Welcome back/);
    },
  },
  {
    name: "answers that a framework sets after the first page was shown are begun with",
    async run({ page }) {
      await visitHeld(page);
      await until(page, () => Boolean(stage.find(".intro")));
      await page.evaluate(() => {
        stage.fit().answers = { market: "north_america" };
      });
      await click(page, ".actions .primary");
      await until(page, () => stage.find(".actions .primary").getAttribute("aria-busy") === "true");
      await release(page);
      await until(page, () => Boolean(stage.find(".question")));
      assert.deepEqual((await state(page)).answers, { market: "north_america" });
      assert.deepEqual(await heard(page), ["fit-ready", "fit-started"]);
    },
  },
];
