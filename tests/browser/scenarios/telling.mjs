/** What the vendor's page hears, in order and with its detail. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { answer, click, heard, interview, ready, reopen, settle, state, TYPICAL, visit } from "../steps.mjs";

const CONTEXT = { fields: { page: "tests" }, campaign: { utm_source: "suite", utm_campaign: "autumn" } };

/** @type {import("../suite.test.mjs").Scenario[]} */
export const telling = [
  {
    name: "every step is told once, in order",
    async run({ page }) {
      await visit(page, "widget.html?utm_source=suite&utm_campaign=autumn&other=no");
      const asked = await interview(page, TYPICAL);
      const events = await page.evaluate(() => stage.events);
      const types = events.map((/** @type {any} */ { type }) => type);
      assert.deepEqual(types, [
        "fit-ready",
        "fit-started",
        ...asked.map(() => "fit-answered"),
        "fit-decided",
        "fit-completed",
      ]);
      const [ready, started, ...rest] = events.map((/** @type {any} */ { detail }) => detail);
      const completed = rest.pop();
      const decided = rest.pop();
      assert.match(`${ready.model.id} ${ready.model.version} ${ready.model.digest}`, /^\S+ \d+\S* [0-9a-f]{16,}$/);
      assert.equal(ready.language, "en");
      assert.deepEqual(started, { answers: {}, context: CONTEXT });
      for (const [index, told] of rest.entries()) {
        assert.equal(told.question, asked[index]);
        assert.deepEqual(told.value, TYPICAL[told.question] ?? null);
        assert.deepEqual(told.answers[told.question], told.value);
        assert.equal(Object.keys(told.answers).length, index + 1);
        assert.deepEqual(told.context, CONTEXT);
      }
      assert.equal(rest.at(-1).expectedRemaining, 0);
      assert.equal(decided.outcome, "soc2_type2");
      assert.deepEqual(decided.context, CONTEXT);
      assert.deepEqual(completed, await page.evaluate(() => stage.fit().report));
    },
  },
  {
    name: "a result shown again is not told again; one with other answers is",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      await page.evaluate(() => stage.events.splice(0));
      await click(page, ".foot .quiet >> Review your answers");
      await click(page, ".actions .primary");
      assert.equal((await state(page)).page, "result");
      assert.deepEqual(await heard(page), []);
      await reopen(page, "widget.html");
      assert.deepEqual(await heard(page), ["fit-ready"]);
      await page.evaluate(() => stage.events.splice(0));
      await click(page, ".reasons .chip");
      await answer(page, ["iso27001"]);
      await interview(page, TYPICAL);
      const types = await heard(page);
      assert.equal(types[0], "fit-answered");
      assert.equal(types.at(-1), "fit-completed");
    },
  },
  {
    name: "a call to action is told; preventDefault keeps its link closed",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      await page.evaluate(() => {
        document.addEventListener("fit-cta", (event) => event.preventDefault(), { once: true });
        stage.fit().ctaTarget = "_self";
      });
      await click(page, ".cta a");
      assert.equal(await page.evaluate(() => location.hash), "");
      await click(page, ".cta a");
      await until(page, () => location.hash === "#talk");
      const told = await page.evaluate(() => stage.events.filter((/** @type {any} */ { type }) => type === "fit-cta"));
      assert.equal(told.length, 2);
      const { outcome, label, href, context, report } = told[0].detail;
      assert.equal(`${outcome} ${label}`, "soc2_type2 Talk to us");
      assert.match(href, /#talk$/);
      assert.deepEqual(context.fields, { page: "tests" });
      assert.equal(report.recommendation.outcome, outcome);
    },
  },
  {
    name: "calls to action by outcome, and a button where there is no address",
    async run({ page }) {
      await visit(page, "widget.html");
      await page.evaluate(() => {
        stage.fit().calls = { soc2_type2: { label: "Readiness first" }, "*": { label: "Other", href: "/other" } };
      });
      await settle(page);
      await click(page, ".cta button >> Readiness first");
      const told = await page.evaluate(() => stage.events.at(-1));
      assert.deepEqual([told.type, told.detail.label, told.detail.href], ["fit-cta", "Readiness first", null]);
    },
  },
  {
    name: "optional questions sharpen the plan and return to the result",
    async run({ page }) {
      await visit(page, "widget.html");
      await interview(page, { asked: ["soc2"], firmness: "repeated", market: "north_america", offering: ["saas"] });
      const open = (await page.evaluate(() => stage.fit().report.refine)).length;
      assert.ok(open > 0);
      await click(page, ".refine .secondary");
      for (let left = open; left > 0; left -= 1) {
        assert.equal((await state(page)).page, "question");
        await click(page, ".actions .quiet");
      }
      assert.equal((await state(page)).page, "result");
    },
  },
  {
    name: "answers given by attribute are begun with; refused ones are told and left out",
    async run({ page }) {
      await visit(page, "empty.html", { ready: false });
      await page.evaluate(() => {
        stage.mount({ id: "fit", answers: '{"asked":["soc2"],"market":"north_america"}' });
        stage.mount({ id: "wrong", answers: '{"asked":["no_such_choice"]}' });
      });
      await until(page, () => Boolean(stage.find(".page", "fit") && stage.find(".page", "wrong")));
      assert.deepEqual((await state(page)).answers, { asked: ["soc2"], market: "north_america" });
      assert.deepEqual((await state(page, "wrong")).answers, {});
      const told = await page.evaluate(() => stage.events.find((/** @type {any} */ { type }) => type === "fit-error"));
      assert.equal(`${told.id} ${told.detail.code}`, "wrong answers-refused");
      assert.ok(told.detail.problems.length > 0);
    },
  },
  {
    name: "text that a framework hands to the property of an attribute is read as the attribute is",
    async run({ page }) {
      await visit(page, "widget.html");
      await ready(page);
      const read = await page.evaluate(() => {
        const fit = stage.fit();
        fit.answers = '{"asked":["soc2"],"market":"north_america"}';
        fit.fields = '{"campaign":"spring"}';
        fit.calls = '{"*":{"label":"Call us"}}';
        fit.words = '{"ui":{"title":"Find your report"}}';
        return { answers: fit.answers, fields: fit.context.fields, calls: fit.calls, words: fit.words };
      });
      assert.deepEqual(read, {
        answers: { asked: ["soc2"], market: "north_america" },
        fields: { campaign: "spring" },
        calls: { "*": { label: "Call us" } },
        words: { ui: { title: "Find your report" } },
      });
    },
  },
];
