/** Languages: of the page, of the element, added by the vendor; right to left. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { interview, settle, state, TYPICAL, text, visit } from "../steps.mjs";

/** Words of a built language. @param {import("../drive.mjs").Page} page @param {string} tag */
const words = (page, tag) =>
  page.evaluate(async (tag) => {
    const { default: words } = await import(`./locales/${tag}.js`);
    return { start: words.ui.start, title: words.outcomes.soc2_type2.title };
  }, tag);

/** @type {import("../suite.test.mjs").Scenario[]} */
export const languages = [
  ...[
    { file: "german.html", tag: "de", direction: "ltr" },
    { file: "arabic.html", tag: "ar", direction: "rtl" },
  ].map(({ file, tag, direction }) => ({
    name: `a whole interview on a page in ${tag}, ${direction}`,
    async run(/** @type {{ page: import("../drive.mjs").Page }} */ { page }) {
      await visit(page, file);
      const { start, title } = await words(page, tag);
      assert.equal(await text(page, ".actions .primary"), start);
      const card = await page.evaluate(() => {
        const { lang, dir } = stage.find(".card");
        return { lang, dir, shown: getComputedStyle(stage.find(".page")).direction };
      });
      assert.deepEqual(card, { lang: tag, dir: direction, shown: direction });
      await interview(page, TYPICAL);
      assert.ok((await state(page)).decided);
      assert.equal(await text(page, "[part=outcome]"), title);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no overflow");
    },
  })),
  {
    name: "the language changes while the page is open, and the answers stay",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      for (const [tag, direction] of [
        ["ar", "rtl"],
        ["de-AT", "ltr"],
        ["en", "ltr"],
      ]) {
        await page.evaluate((tag) => stage.fit().setAttribute("lang", tag), tag);
        const wanted = tag?.split("-")[0];
        await until(page, (wanted) => stage.find(".card").lang === wanted, wanted);
        assert.equal(await page.evaluate(() => stage.find(".card").dir), direction);
        assert.deepEqual((await state(page)).answers, TYPICAL);
      }
    },
  },
  {
    name: "a language that is not there falls back to the page's",
    async run({ page }) {
      await visit(page, "empty.html", { ready: false });
      await page.evaluate(() => void stage.mount({ id: "fit", lang: "tlh" }));
      await until(page, () => Boolean(stage.find(".page")));
      assert.equal(await page.evaluate(() => stage.find(".card").lang), "en");
    },
  },
  {
    name: "a vendor's own words and language",
    async run({ page }) {
      await visit(page, "empty.html", { ready: false });
      await page.evaluate(async () => {
        const { default: english } = await import(/** @type {any} */ ("./locales/en.js"));
        const { AttestationFit } = attestationFit;
        AttestationFit.registerWords({
          ...english,
          locale: { ...english.locale, tag: "en-x-pirate", name: "Pirate" },
          ui: { ...english.ui, start: "Set sail" },
        });
        stage.mount({ id: "fit", lang: "en-x-pirate" });
        stage.mount({ id: "own", words: '{"ui":{"title":"Find your report"}}' });
      });
      await until(page, () => Boolean(stage.find(".page", "fit") && stage.find(".page", "own")));
      assert.equal(await text(page, ".actions .primary"), "Set sail");
      assert.equal(await text(page, "[part=title]", "own"), "Find your report");
    },
  },
];
