/** Whole interviews: worked cases, answered by clicking in the page until the advice is settled. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { interview, state, text, visit } from "../steps.mjs";

/** One case for each outcome, and those that ask the most. */
const CHOSEN = ["V02", "V03", "V04", "V08", "V11", "V18", "V26", "V54", "V56", "V58", "V66", "V68"];

/** @type {{ id: string, description: string, answers: import("../steps.mjs").Answers, expected: string[], acceptable: string[] }[]} */
const cases = JSON.parse(readFileSync(new URL("../../data/cases.json", import.meta.url), "utf8"));

/** @type {import("../suite.test.mjs").Scenario[]} */
export const interviews = cases
  .filter(({ id }) => CHOSEN.includes(id))
  .map(({ id, description, answers, expected, acceptable }) => ({
    name: `${id}: ${description}`,
    async run({ page, note }) {
      await visit(page, "widget.html");
      const asked = await interview(page, answers);
      const { decided, outcome } = await state(page);
      assert.ok(decided, "the result is shown before it is settled");
      const allowed = [...expected, ...acceptable];
      // Questionnaires have an outcome of their own since some cases were written (tests/rust/cases.rs).
      if (allowed.includes("not_yet")) allowed.push("answer_first");
      assert.ok(allowed.includes(outcome), `${outcome}, not ${allowed}`);
      assert.match(await text(page, ".status"), /^Settled/);
      // Where a scheme leads, its name is the title.
      const title = await page.evaluate(async (outcome) => {
        const words = (await import(/** @type {any} */ ("./locales/en.js"))).default;
        const { flagKinds } = /** @type {any} */ (customElements.get("attestation-fit")).library;
        const first = stage.fit().report.flags.find((/** @type {any} */ { id }) => flagKinds[id] === "first");
        return first ? words.flags[first.id].title : words.outcomes[outcome].title;
      }, outcome);
      assert.equal(await text(page, "[part=outcome]"), title);
      note(`${asked.length} questions, ${outcome}`);
    },
  }));
