/** The browser's Back and Forward, starting over and taking it back, and what is told of the way that is left. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import {
  answer,
  click,
  heard,
  interview,
  ready,
  reopen,
  settle,
  state,
  TYPICAL,
  text,
  ticked,
  toSecondQuestion,
  visit,
} from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/** @param {Page} page */
const leaf = (page) => page.evaluate(() => globalThis.history.length);

/** @param {Page} page @param {number} steps */
const travel = (page, steps) => page.evaluate((steps) => globalThis.history.go(steps), steps);

/** @param {Page} page @param {string | undefined} legend */
const shows = (page, legend) => until(page, (legend) => stage.text("legend") === legend, legend);

/** @type {import("../suite.test.mjs").Scenario[]} */
export const history = [
  {
    name: "the browser's Back leads to the question before, with its answer, and Forward on again, also after a reload",
    async run({ page }) {
      await visit(page, "widget.html");
      const [first, second] = await toSecondQuestion(page, ["soc2"]);
      await travel(page, -1);
      await shows(page, first);
      assert.deepEqual(await ticked(page), ["soc2"]);
      await travel(page, 1);
      await shows(page, second);
      await page.evaluate(() => location.reload());
      await until(page, () => Boolean(globalThis.stage?.find(".greeting")));
      await ready(page);
      await travel(page, -2);
      await until(page, () => stage.state().page === "intro");
      assert.deepEqual((await state(page)).answers, { asked: ["soc2"] });
    },
  },
  {
    name: "the page's own Back takes an entry back and adds none",
    async run({ page }) {
      await visit(page, "widget.html");
      const before = await leaf(page);
      const [first, second] = await toSecondQuestion(page, ["soc2"]);
      assert.equal(await leaf(page), Math.min(50, before + 2));
      await click(page, ".back");
      await shows(page, first);
      await until(page, () => globalThis.history.state["attestation-fit"].fit.before.name === "intro");
      await travel(page, 1);
      await shows(page, second);
    },
  },
  {
    name: "a host that keeps a state of its own in the history is left alone, and so is one that says off",
    async run({ page }) {
      await visit(page, "widget.html");
      await page.evaluate(() => globalThis.history.replaceState({ route: "/pricing" }, ""));
      const before = await leaf(page);
      await toSecondQuestion(page, ["soc2"]);
      assert.equal(await leaf(page), before);
      assert.deepEqual(await page.evaluate(() => globalThis.history.state), { route: "/pricing" });
      await visit(page, "widget.html");
      await page.evaluate(() => stage.fit().setAttribute("history", "off"));
      await toSecondQuestion(page, ["soc2"]);
      assert.equal(await page.evaluate(() => globalThis.history.state), null);
    },
  },
  {
    name: "a forged entry leads nowhere",
    async run({ page }) {
      await visit(page, "widget.html");
      const [, second] = await toSecondQuestion(page, ["soc2"]);
      for (const forged of [{ name: "question", question: "constructor", purpose: "interview" }, "<b>", { name: {} }]) {
        await page.evaluate((forged) => {
          const state = { "attestation-fit": { fit: { page: forged } } };
          dispatchEvent(new PopStateEvent("popstate", { state: globalThis.history.replaceState(state, "") }));
        }, forged);
        assert.equal(await text(page, "legend"), second);
      }
    },
  },
  {
    name: "starting over can be undone, until something else is answered",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      await click(page, ".foot .quiet >> Start over");
      assert.equal((await state(page)).page, "intro");
      await click(page, ".undo .quiet");
      assert.deepEqual((await state(page)).answers, TYPICAL);
      assert.equal((await state(page)).page, "result");
      await reopen(page, "widget.html");
      assert.deepEqual((await state(page)).answers, TYPICAL);
      await click(page, ".foot .quiet >> Start over");
      await click(page, ".actions .primary");
      await answer(page, ["nothing"]);
      await click(page, ".back");
      await click(page, ".back");
      assert.equal((await state(page)).page, "intro");
      assert.equal(await page.evaluate(() => stage.find(".undo")), null);
      assert.ok((await heard(page)).includes("fit-restarted"));
    },
  },
  {
    name: "the number of questions left never rises, the outcomes still possible never grow, and both are told",
    async run({ page, note }) {
      /** @type {import("../steps.mjs").Answers[]} */
      const prospects = [
        TYPICAL,
        {},
        { asked: ["nothing"] },
        { asked: ["other_scheme"] },
        { asked: ["questionnaire"] },
      ];
      for (const answers of prospects) {
        await visit(page, "widget.html");
        await ready(page);
        await click(page, ".actions .primary");
        let [left, possible] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
        /** @type {string[]} */
        const told = [];
        for (let now = await state(page); now.page === "question"; now = await state(page)) {
          const line = await text(page, ".progress");
          const count = line === "Almost done" ? 1 : Number(/\d+/.exec(line)?.[0]);
          const chips = await page.evaluate(() => stage.find(".possible ul").children.length);
          told.push(`${count}/${chips}`);
          assert.ok(count <= left && chips <= possible, told.join(" "));
          assert.match(await text(page, "[role=status]"), new RegExp(`${line}\\. Still possible: ${chips} of 13 `));
          [left, possible] = [count, chips];
          await answer(page, answers[now.next ?? ""]);
        }
        note(told.join(" "));
      }
      await visit(page, "widget.html");
      await interview(page, TYPICAL);
    },
  },
];
