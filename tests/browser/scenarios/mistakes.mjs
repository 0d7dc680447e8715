/** A vendor's mistakes: told on the console and as `fit-error`, never to the visitor; what is right beside them counts. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { click, settle, state, TYPICAL, text, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/** A page on which warnings are kept, with a widget of these attributes. @param {Page} page @param {Record<string, string>} attributes */
async function mounted(page, attributes) {
  await visit(page, "empty.html", { ready: false });
  await until(page, () => Boolean(customElements.get("attestation-fit")));
  await page.evaluate((attributes) => {
    /** @type {string[]} */
    const warnings = [];
    Object.assign(stage, { warnings });
    const { warn } = console;
    console.warn = (...texts) => {
      warnings.push(texts.join(" "));
      warn.apply(console, texts);
    };
    stage.mount({ id: "fit", ...attributes });
  }, attributes);
  await until(page, () => stage.events.some((/** @type {any} */ { type }) => type === "fit-ready"));
  await until(page, () => stage.fit().report !== null);
}

/** @param {Page} page @returns {Promise<string[]>} */
const warnings = (page) => page.evaluate(() => stage.warnings);

/** Codes of the errors. @param {Page} page @returns {Promise<string[]>} */
const codes = (page) =>
  page.evaluate(() =>
    stage.events
      .filter((/** @type {any} */ { type }) => type === "fit-error")
      .map((/** @type {any} */ { detail }) => detail.code),
  );

/** What is written, and what the console says. @type {{ [mistake: string]: [Record<string, string>, RegExp] }} */
const MISTAKES = {
  "an apostrophe that ends the attribute": [{ words: '{"ui":{"title":"Don' }, /words: no JSON: .*apostrophe/],
  "a trailing comma": [{ cta: '{"*":{"label":"Talk"},}' }, /cta: no JSON: .*no comma before/],
  "an outcome that there is not": [
    { cta: '{"soc2_typ2":{"label":"Talk"}}' },
    /cta: unknown `soc2_typ2`; did you mean `soc2_type2`\?/,
  ],
  "a text that there is not": [{ words: '{"quesions":{}}' }, /words: unknown `quesions`; did you mean `questions`\?/],
  "an id of a text that there is not": [
    { words: '{"ui":{"titel":"x"}}' },
    /words\.ui: unknown `titel`; did you mean `title`\?/,
  ],
  "a hidden field that is no text": [{ fields: '{"campaign":7}' }, /fields\.campaign: not a text/],
  "a word that the attribute does not know": [
    { resume: "sesion" },
    /resume: unknown `sesion`; did you mean `session`\?/,
  ],
  "an object that a framework wrote as text": [
    { answers: "[object Object]" },
    /answers: an object was written as text/,
  ],
  "an address that is none for a link": [
    { cta: '{"*":{"label":"Talk","href":"javascript:alert(1)"}}' },
    /cta\.\*: `href` is no http:/,
  ],
};

/** @type {import("../suite.test.mjs").Scenario[]} */
export const mistakes = [
  ...Object.entries(MISTAKES).map(([mistake, [attributes, said]]) => ({
    name: `${mistake}: told to the vendor alone`,
    /** @param {{ page: Page }} given */
    async run({ page }) {
      await mounted(page, attributes);
      const told = await warnings(page);
      assert.equal(told.length, 1, told.join("\n"));
      assert.match(told[0] ?? "", said);
      assert.deepEqual(await codes(page), ["settings-refused"]);
      await until(page, () => Boolean(stage.find(".intro")));
      assert.equal(await text(page, ".greeting"), "");
    },
  })),
  {
    name: "one wrong prefilled answer drops only itself, and the visitor is not blamed",
    async run({ page }) {
      await mounted(page, { answers: '{"market":"north_america","asked":["no_such"],"nonsense":"x"}' });
      assert.deepEqual((await state(page)).answers, { market: "north_america" });
      assert.deepEqual(await codes(page), ["answers-refused"]);
      assert.match((await warnings(page)).join("\n"), /answers: left out where they do not fit/);
      assert.equal(await text(page, ".greeting"), "");
    },
  },
  {
    name: "mode and its kin ignore case",
    async run({ page }) {
      await visit(page, "empty.html", { ready: false });
      await page.evaluate(() => {
        const fit = stage.mount({ id: "fit", mode: "Modal" });
        fit.show();
      });
      await until(page, () => Boolean(stage.find("dialog")?.open && stage.find(".page")));
      assert.equal(
        await page.evaluate(() => `${stage.fit().mode} ${getComputedStyle(stage.fit()).display}`),
        "modal contents",
      );
    },
  },
  {
    name: "an equal object set again changes nothing, another one counts",
    async run({ page }) {
      await mounted(page, {});
      await page.evaluate(() => {
        Object.assign(stage.fit(), { answers: { market: "north_america" }, words: { ui: { why: "Because" } } });
        stage.fit().start();
      });
      await until(page, () => Boolean(stage.find(".question")));
      await click(page, ".choice.unknown");
      await click(page, ".actions .primary");
      await until(page, () => Object.keys(stage.fit().answers).length === 2);
      const before = await text(page, "legend");
      await page.evaluate(() => {
        Object.assign(stage.fit(), { answers: { market: "north_america" }, words: { ui: { why: "Because" } } });
      });
      assert.equal(await text(page, "legend"), before);
      assert.equal(Object.keys((await state(page)).answers).length, 2);
      await page.evaluate(() => {
        stage.fit().answers = { market: "uk_eu" };
      });
      assert.deepEqual((await state(page)).answers, { market: "uk_eu" });
    },
  },
  {
    name: "a call to action may be an e-mail",
    async run({ page }) {
      await mounted(page, { "cta-label": "Write to us", "cta-href": "mailto:sales@vendor.example" });
      await settle(page);
      assert.equal(await page.evaluate(() => stage.find(".cta a").href), "mailto:sales@vendor.example");
    },
  },
  {
    name: "words for one language leave the others as they are",
    async run({ page }) {
      await mounted(page, {
        lang: "de",
        words: '{"en":{"ui":{"title":"Which one?"}},"de":{"ui":{"lead":"Kurz gefragt."}}}',
      });
      await until(page, () => stage.find(".card")?.lang === "de");
      assert.equal(await text(page, ".lead"), "Kurz gefragt.");
      assert.notEqual(await text(page, "[part=title]"), "Which one?");
      await page.evaluate(() => stage.fit().setAttribute("lang", "en"));
      await until(page, () => stage.find(".card").lang === "en");
      assert.equal(await text(page, "[part=title]"), "Which one?");
      assert.deepEqual(await warnings(page), []);
    },
  },
  {
    name: "a page that replaced Array.from, as old Prototype.js does, still shows the widget",
    async run({ page }) {
      await visit(page, "policy/none/bare.html", { ready: false });
      await page.evaluate(async () => {
        const { from } = Array;
        // Prototype 1.6: no iterables, no mapping.
        Reflect.set(Array, "from", (/** @type {any} */ list) => {
          if (!list) return [];
          const results = new Array(list.length || 0);
          for (let at = results.length; at > 0; at -= 1) results[at - 1] = list[at - 1];
          return results;
        });
        void from;
        const script = document.createElement("script");
        script.src = "embed.js";
        document.head.append(script);
        await new Promise((resolve) => script.addEventListener("load", resolve));
        stage.mount({ id: "fit" });
      });
      await until(page, () => Boolean(stage.find(".intro")));
      await settle(page, TYPICAL);
    },
  },
  ...["createTreeWalker", "importNode"].map((broken) => ({
    name: `a page that breaks ${broken}: its content is shown, and it hears fit-error`,
    /** @param {{ page: Page }} given */
    async run({ page }) {
      await visit(page, "policy/none/bare.html", { ready: false });
      const told = await page.evaluate(async (broken) => {
        Reflect.set(document, broken, () => {
          throw new Error("not here");
        });
        const script = document.createElement("script");
        script.src = "embed.js";
        const fit = stage.fit();
        document.head.append(script);
        await new Promise((resolve) => script.addEventListener("load", resolve));
        await new Promise((resolve) => setTimeout(resolve, 300));
        const shown = fit.shadowRoot?.querySelector("slot")?.assignedNodes() ?? [...fit.childNodes];
        return {
          shown: shown.map((/** @type {Node} */ { textContent }) => textContent?.trim()).filter(Boolean),
          codes: stage.events.map((/** @type {any} */ { type, detail }) => `${type} ${detail.code}`),
        };
      }, broken);
      assert.deepEqual(told.shown, ["The vendor's own words."]);
      assert.ok(told.codes.includes("fit-error element-failed"), told.codes.join());
      // What the page did to itself is its own.
      await page.evaluate(() => stage.errors.splice(0));
    },
  })),
];
