/** Choosing an answer: by pointer, by digit, by arrows; what is in sight while one does. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { choice, click, ready, settle, state, text, ticked, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/** A page with one widget of these attributes, at its first question. @param {Page} page @param {Record<string, string>} [attributes] */
async function begin(page, attributes = {}) {
  await visit(page, "empty.html", { ready: false });
  await until(page, () => Boolean(customElements.get("attestation-fit")));
  await page.evaluate((attributes) => void stage.mount({ id: "fit", "skip-intro": "", ...attributes }), attributes);
  await ready(page);
  await settled(page);
}

/** A click right after a page was turned is taken for the second one of a double click. @param {Page} page */
const settled = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));

/** On to the first question with one answer. @param {Page} page */
async function toSingleChoice(page) {
  await click(page, choice("soc2"));
  await click(page, ".actions .primary");
  await until(page, () => stage.state().next === "held");
  await settled(page);
  await click(page, choice("none"));
  await until(page, () => stage.find("input")?.type === "radio");
  await settled(page);
}

/** @param {Page} page */
const question = (page) => text(page, "legend");

/** @type {import("../suite.test.mjs").Scenario[]} */
export const choosing = [
  {
    name: "a lone exclusive choice and a single choice go on by themselves; several ticks wait for Continue",
    async run({ page }) {
      await begin(page);
      await click(page, choice("soc2"));
      assert.deepEqual((await state(page)).answers, {});
      await click(page, ".actions .primary");
      await until(page, () => stage.state().next === "held");
      await settled(page);
      await click(page, choice("none"));
      assert.deepEqual((await state(page)).answers, { asked: ["soc2"], held: ["none"] });
      await settled(page);
      const { next } = await state(page);
      const value = await page.evaluate(() => stage.find("input").value);
      await click(page, choice(value));
      assert.equal((await state(page)).answers[next ?? ""], value);
      assert.notEqual((await state(page)).next, next);
    },
  },
  {
    name: "“none” in place of other ticks waits, and so does the second click of a double click",
    async run({ page }) {
      await begin(page);
      await click(page, choice("soc2"));
      await click(page, choice("nothing"));
      assert.deepEqual(await ticked(page), ["nothing"]);
      assert.deepEqual((await state(page)).answers, {});
      await visit(page, "widget.html");
      await ready(page);
      const shown = await page.evaluate(() => {
        stage.find(".actions .primary").click();
        return new Promise((resolve) =>
          setTimeout(() => {
            const input = stage.find("input[data-exclusive]");
            input.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, detail: 2 }));
            setTimeout(() => resolve(stage.fit().answers), 50);
          }, 30),
        );
      });
      assert.deepEqual(shown, {});
    },
  },
  {
    name: "arrow keys choose without going on, Enter goes on",
    async run({ page }) {
      await begin(page);
      await toSingleChoice(page);
      const before = await question(page);
      await page.press("ArrowDown");
      await page.press("ArrowDown");
      assert.equal((await ticked(page)).length, 1);
      await settled(page);
      assert.equal(await question(page), before);
      await page.press("Enter");
      await until(page, (before) => stage.text("legend") !== before, before);
    },
  },
  {
    name: "digits choose: several by one key each, and a single choice goes on, with focus on the next question",
    async run({ page }) {
      await begin(page);
      await page.evaluate(() => stage.find("input").focus());
      const values = await page.evaluate(() =>
        [...stage.fit().shadowRoot.querySelectorAll("fieldset input")].map((/** @type {any} */ { value }) => value),
      );
      const keys = await page.evaluate(() =>
        [...stage.fit().shadowRoot.querySelectorAll("[aria-keyshortcuts]")].map((/** @type {Element} */ input) =>
          input.getAttribute("aria-keyshortcuts"),
        ),
      );
      assert.deepEqual(keys, ["1", "2", "3", "4", "5", "6", "7", "8", "9"].slice(0, values.length));
      await page.press("1");
      await page.press("2");
      await page.press("1");
      assert.deepEqual(await ticked(page), [values[1]]);
      await page.press("1");
      await page.press("2");
      assert.deepEqual(await ticked(page), [values[0]]);
      await visit(page, "empty.html", { ready: false });
      await begin(page);
      await toSingleChoice(page);
      const { next } = await state(page);
      await page.press("1");
      await until(page, (next) => stage.state().next !== next, next);
      await until(page, () => stage.focused().localName !== "body");
      assert.ok(["input", "h2"].includes(await page.evaluate(() => stage.focused().localName)));
    },
  },
  {
    name: "nothing goes on by itself where an answer is being changed, or where the vendor has it off",
    async run({ page }) {
      await begin(page, { advance: "off" });
      await click(page, choice("nothing"));
      await settled(page);
      assert.deepEqual((await state(page)).answers, {});
      await visit(page, "widget.html");
      await settle(page);
      await page.evaluate(() => stage.find(".reasons .chip").click());
      await until(page, () => stage.state().page === "question");
      await settled(page);
      const before = (await state(page)).answers;
      await click(page, ".choice.unknown");
      await settled(page);
      assert.equal((await state(page)).page, "question");
      assert.deepEqual((await state(page)).answers, before);
    },
  },
  {
    name: "on a phone Start is above the fold, and the way on is in sight at the top of every question",
    async run({ page }) {
      await page.resize(390, 844);
      try {
        await visit(page, "widget.html");
        const start = await page.evaluate(() => {
          scrollTo(0, 0);
          return stage.find(".actions .primary").getBoundingClientRect().bottom;
        });
        assert.ok(start <= 844, `Start ends at ${start} px`);
        await ready(page);
        await click(page, ".actions .primary");
        await until(page, () => Boolean(stage.find(".question")));
        await page.evaluate(() => stage.find(".card").scrollIntoView());
        const { bottom, height, back } = await page.evaluate(() => {
          const { bottom } = stage.find(".actions .primary").getBoundingClientRect();
          const { height } = stage.find(".question").getBoundingClientRect();
          return { bottom, height, back: stage.find(".back").getBoundingClientRect().top };
        });
        assert.ok(height > 844, "the question is longer than the screen, or this says nothing");
        assert.ok(bottom <= 844, `Continue ends at ${bottom} px`);
        assert.ok(back >= 0 && back < 120, `Back is at ${back} px`);
      } finally {
        await page.resize(1000, 900);
      }
    },
  },
  {
    name: "on a phone the demo page shows Start on its first screen",
    async run({ page }) {
      await page.resize(390, 844);
      await visit(page, "index.html", { ready: false });
      await until(page, () =>
        Boolean(document.querySelector("attestation-fit")?.shadowRoot?.querySelector(".actions .primary")),
      );
      const bottom = await page.evaluate(
        () =>
          document
            .querySelector("attestation-fit")
            ?.shadowRoot?.querySelector(".actions .primary")
            ?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY,
      );
      await page.resize(1000, 900);
      assert.ok(bottom <= 844, `Start ends at ${bottom} px`);
    },
  },
  {
    name: "what is missing is said beside the button, which keeps focus, and nothing moves",
    async run({ page }) {
      await page.resize(390, 844);
      try {
        await begin(page);
        await page.evaluate(() => stage.find(".actions .primary").focus());
        const before = await page.evaluate(() => scrollY);
        await page.press("Enter");
        await until(page, () => Boolean(stage.find(".actions .missing")));
        assert.equal(await page.evaluate(() => scrollY), before);
        assert.equal(await page.evaluate(() => stage.focused().className), "primary");
        const gap = await page.evaluate(() => {
          const missing = stage.find(".missing").getBoundingClientRect();
          return stage.find(".actions .primary").getBoundingClientRect().top - missing.bottom;
        });
        assert.ok(gap >= 0 && gap < 40, `${gap} px between them`);
      } finally {
        await page.resize(1000, 900);
      }
    },
  },
];
