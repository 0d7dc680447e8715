/** The answer in one screen, and what is handed over with it: what the page says, for every outcome and language. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { until } from "../drive.mjs";
import { click, settle, state, text, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */
/** @typedef {import("../steps.mjs").Answers} Answers */

/** @type {{ answers: Answers }[]} */
const cases = JSON.parse(readFileSync(new URL("../../data/cases.json", import.meta.url), "utf8"));

/** Who comes most often, and what they ask. @type {{ [name: string]: Answers }} */
const PROSPECTS = {
  founder: {
    asked: ["soc2"],
    firmness: "deal_waiting",
    market: "north_america",
    offering: ["saas"],
    data: ["business_confidential", "personal"],
    deadline: "5_to_9_months",
    maturity: "partial",
    held: ["none"],
    people: "11_to_25",
    regimes: ["none"],
  },
  procurement: {
    asked: ["soc2_type2", "iso27001"],
    firmness: "gate",
    market: "mixed",
    offering: ["saas"],
    data: ["business_confidential", "personal"],
    deadline: "10_months_or_more",
    maturity: "running",
    held: ["none"],
    people: "126_to_275",
    budget: "over_100k",
    regimes: ["none"],
  },
  "car supplier": {
    asked: ["other_scheme"],
    scheme: "tisax",
    firmness: "gate",
    market: "eu",
    held: ["none"],
    deadline: "10_months_or_more",
    regimes: ["automotive_oem"],
  },
  "health SaaS": {
    asked: ["soc2", "iso27001"],
    firmness: "repeated",
    market: "mixed",
    offering: ["saas"],
    data: ["us_patient", "personal"],
    deadline: "10_months_or_more",
    maturity: "partial",
    held: ["none"],
    proof: "report",
    budget: "40k_to_100k",
    regimes: ["none"],
  },
};

/** Answers that no case of the knowledge has. @type {Answers[]} */
const FURTHER = [{ asked: ["questionnaire"], firmness: "repeated", held: ["none"], regimes: ["none"] }];

const SCHEMES = ["fedramp", "tisax", "cyber_essentials", "national_scheme", "other"];

/** @type {(scheme: string) => Answers} */
const asksFor = (scheme) => ({ asked: ["other_scheme"], scheme, firmness: "gate", held: ["none"], regimes: ["none"] });

/** The advice on these answers, settled or not. @param {Page} page @param {Answers} answers */
async function showAdvice(page, answers) {
  await page.evaluate((answers) => {
    stage.fit().answers = answers;
    stage.fit().start();
    return stage.fit().updateComplete; // what is drawn until then belongs to the answers before
  }, answers);
  await until(page, () => stage.find(".result, .question") !== null);
  if ((await state(page)).page === "question") await click(page, ".foot .quiet");
  await until(page, () => stage.find(".result") !== null);
}

/** Words that are to be seen: what is folded is not. @param {Page} page @returns {Promise<string[]>} */
const wordsShown = (page) =>
  page.evaluate(() => {
    const page = stage.find(".result");
    return page.innerText.split(/\s+/).filter((/** @type {string} */ word) => /[\p{L}\p{N}]/u.test(word));
  });

/** Text of all that is handed over, folded or not, by item. @param {Page} page @returns {Promise<string[]>} */
const handedOver = (page) =>
  page.evaluate(() =>
    [...stage.fit().shadowRoot.querySelectorAll(".handover > li")].map(({ textContent }) => textContent),
  );

/** @type {import("../suite.test.mjs").Scenario[]} */
export const answer = [
  ...Object.entries(PROSPECTS).map(([name, answers]) => ({
    name: `one screen of a phone answers a ${name}: what, by when, how much, what first, and the call to action`,
    /** @param {{ page: Page, note: (text: string) => void }} given */
    async run({ page, note }) {
      await page.resize(390, 844);
      try {
        await visit(page, "widget.html");
        await page.evaluate(() => {
          stage.fit().setAttribute("cta-label", "Talk to an auditor");
          stage.fit().setAttribute("start-date", "2027-01-04");
        });
        await settle(page, answers);
        await until(page, () => stage.find(".cta") !== null);
        const [when, price, first] = await page.evaluate(() => [
          stage.text(".figures div:nth-of-type(1)"),
          stage.text(".figures div:nth-of-type(2)"),
          stage.text(".first-thing"),
        ]);
        assert.match(when, /^By when ?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) 20(27|28|29)\b/);
        assert.match(price, /^About how much ?[$€£]\d/);
        assert.match(first, /^This week ?.{20,}/);
        const height = await page.evaluate(() => {
          const top = stage.find(".summary").getBoundingClientRect().top;
          return stage.find(".cta").getBoundingClientRect().bottom - top;
        });
        const shown = await wordsShown(page);
        note(`${Math.round(height)} px from the title's line to the end of the call to action, ${shown.length} words`);
        assert.ok(height <= 844, `${height} px`);
        assert.ok(shown.length <= 350, `${shown.length} words are shown before anything is unfolded`);
      } finally {
        await page.resize(1000, 900);
      }
    },
  })),
  {
    name: "a date that cannot be met is said before the advice, and nothing is green",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page, { ...PROSPECTS.founder, asked: ["soc2_type2"], firmness: "gate", deadline: "under_6_weeks" });
      assert.equal(await page.evaluate(() => stage.fit().report.roadmap.feasible), false);
      const order = await page.evaluate(() =>
        [...stage.find(".summary").children].map(({ localName, className }) => className || localName),
      );
      assert.deepEqual(order.slice(0, 4), ["overline", "h2", "late", "lead"]);
      assert.match(await text(page, ".late"), /^Your date is too early\./);
      assert.ok(await page.evaluate(() => stage.find(".status.good") === null));
    },
  },
  {
    name: "advice to ask the buyer is settled without green",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page, { asked: ["unsure"], firmness: "gate", held: ["none"], regimes: ["none"] });
      assert.equal(await page.evaluate(() => stage.state("fit").outcome), "ask_first");
      assert.ok(await page.evaluate(() => stage.find(".status.good") === null));
    },
  },
  ...SCHEMES.map((scheme) => ({
    name: `where ${scheme} leads, title, plan, first document and price are its own`,
    /** @param {{ page: Page }} given */
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page, asksFor(scheme));
      const { flag, words } = await page.evaluate(async (scheme) => {
        const words = (await import(/** @type {any} */ ("./locales/en.js"))).default;
        return { flag: words.flags[`${scheme}_first`], words: words.questions.scheme.choices[scheme].label };
      }, scheme);
      assert.equal(await text(page, "[part=outcome]"), flag.title);
      assert.equal(await text(page, "[part=advice]"), flag.text);
      assert.match(await text(page, ".figures"), /^By when ?\w{3} 20\d\d .+About how much ?[$€£]\d/);
      assert.ok(await page.evaluate(() => stage.fit().report.roadmap.steps.length > 1));
      const items = await handedOver(page);
      const named = items.filter((item) => item.includes(words));
      const nameless = ["national_scheme", "other"].includes(scheme);
      assert.equal(named.length > 0, !nameless, "letters name a scheme that has a name, and no other");
    },
  })),
  {
    name: "for every outcome, in every language, each item handed over is complete: no slot is left open",
    async run({ page, note }) {
      await visit(page, "widget.html");
      /** @type {Map<string, Answers>} */
      const ways = new Map();
      for (const answers of [...FURTHER, ...Object.values(PROSPECTS), ...cases.map(({ answers }) => answers)]) {
        const outcome = await page.evaluate(async (answers) => {
          const page = /** @type {any} */ (globalThis);
          page.engine ??= await attestationFit.createEngine();
          return page.engine.report(answers).recommendation.outcome;
        }, answers);
        if (!ways.has(outcome)) ways.set(outcome, { ...answers, deadline: "5_to_9_months" });
      }
      const all = await page.evaluate(() => /** @type {any} */ (globalThis).engine.questionnaire.outcomes);
      assert.deepEqual([...ways.keys()].sort(), [...all].sort(), "an outcome without answers that lead there");
      let count = 0;
      for (const [outcome, answers] of ways) {
        for (const tag of ["en", "de", "ar", "fr", "es", "nl"]) {
          await page.evaluate((tag) => stage.fit().setAttribute("lang", tag), tag);
          await showAdvice(page, answers);
          await until(page, (tag) => stage.find(".card").lang === tag, tag);
          const items = await handedOver(page);
          assert.ok(items.length >= 7, `${outcome}, ${tag}: ${items.length} items`);
          for (const item of items) {
            assert.ok(!/[{}]/.test(item) && item.trim().length > 60, `${outcome}, ${tag}: ${item}`);
          }
          count += items.length;
        }
      }
      note(`${count} items in ${ways.size} outcomes and six languages`);
    },
  },
  {
    name: "a letter of the handover is copied as it stands",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page, PROSPECTS.founder);
      await page.evaluate(() => {
        for (const details of stage.fit().shadowRoot.querySelectorAll("details")) details.open = true;
        stage.find(".handover .secondary").click();
      });
      await until(page, () => stage.copied.length > 0);
      const [letter] = await page.evaluate(() => stage.copied);
      const shown = await page.evaluate(() =>
        [...stage.find(".handover .letter").querySelectorAll("p:not(:first-child)")].map((p) => p.textContent),
      );
      assert.equal(letter, shown.join("\n\n"));
      assert.match(letter, /20\d\d/, "it has a date");
    },
  },
];
