/** Other answers, tried where the result is shown. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { heard, reopen, settle, state, text, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/** Opens the fold on a result. @param {Page} page */
async function open(page) {
  await visit(page, "widget.html");
  await settle(page);
  await page.evaluate(() => {
    stage.find(".tries").closest("details").open = true;
  });
}

/** Chooses in the list that has this choice. @param {Page} page @param {string} choice */
async function tryOn(page, choice) {
  await page.evaluate((choice) => {
    const option = stage.find(`.tries option[value="${choice}"]`);
    option.closest("select").value = choice;
    option.closest("select").dispatchEvent(new Event("change", { bubbles: true }));
  }, choice);
}

/** Row heads and both columns of the comparison. @param {Page} page @returns {Promise<string[][]>} */
const compared = (page) =>
  page.evaluate(() =>
    [...(stage.find(".moved")?.rows ?? [])]
      .slice(1)
      .map(({ cells }) => [...cells].map(({ textContent }) => textContent?.trim() ?? "")),
  );

/** @type {import("../suite.test.mjs").Scenario[]} */
export const whatIf = [
  {
    name: "an answer changed on the result moves advice, date and cost, beside what they were, and the page stays",
    async run({ page }) {
      await open(page);
      const before = await state(page);
      assert.deepEqual(await compared(page), []);
      await tryOn(page, "under_6_weeks");
      await until(page, () => Boolean(stage.find(".moved")));
      const now = await state(page);
      assert.deepEqual([now.page, now.answers.deadline], ["result", "under_6_weeks"]);
      const rows = await compared(page);
      assert.equal(rows.length, 3);
      const [advice] = rows;
      assert.notEqual(advice?.[1], advice?.[2]);
      assert.equal(advice?.[2], await text(page, "[part=outcome]"), "the top of the result says the same");
      assert.notEqual(now.outcome, before.outcome);
      assert.equal(await page.evaluate(() => stage.find(".tries").closest("details").open), true, "nothing closed");
      assert.match((await text(page, "[role=status]")) ?? "", new RegExp(`^${advice?.[2]}\\. `));
      assert.deepEqual((await heard(page)).slice(-2), ["fit-decided", "fit-completed"]);
    },
  },
  {
    name: "several changes are taken back one by one, all at once, or kept",
    async run({ page }) {
      await open(page);
      const { answers } = await state(page);
      await tryOn(page, "under_6_weeks");
      await tryOn(page, "one_off");
      assert.match((await text(page, ".moved caption")) ?? "", /2 answers/);
      await page.evaluate(() => stage.find(".moved ~ .actions .secondary").click());
      assert.match((await text(page, ".moved caption")) ?? "", /1 answer changed/);
      assert.equal((await state(page)).answers.deadline, "under_6_weeks");
      await tryOn(page, "one_off");
      await page.evaluate(() => stage.find(".moved ~ .actions .quiet").click());
      assert.deepEqual((await state(page)).answers, answers);
      assert.deepEqual(await compared(page), []);
      await tryOn(page, "under_6_weeks");
      await page.evaluate(() => stage.find(".moved ~ .actions .quiet:last-child").click());
      assert.deepEqual(await compared(page), []);
      assert.equal((await state(page)).answers.deadline, "under_6_weeks");
    },
  },
  {
    name: "what was tried, and what it is compared with, survive a reload",
    async run({ page }) {
      await open(page);
      await tryOn(page, "under_6_weeks");
      const before = await compared(page);
      await reopen(page, "widget.html");
      await until(page, () => Boolean(stage.find(".moved")));
      assert.deepEqual(await compared(page), before);
    },
  },
  {
    name: "where several may be chosen, one that stands alone clears the others",
    async run({ page }) {
      await open(page);
      await page.evaluate(() =>
        stage.find('.tries input[value="nothing"]').closest("details").setAttribute("open", ""),
      );
      await page.evaluate(() => stage.find('.tries input[value="nothing"]').click());
      assert.deepEqual((await state(page)).answers.asked, ["nothing"]);
      const ticked = await page.evaluate(() =>
        [...stage.find('.tries input[value="nothing"]').closest("fieldset").querySelectorAll("input:checked")].map(
          ({ value }) => value,
        ),
      );
      assert.deepEqual(ticked, ["nothing"]);
    },
  },
];
