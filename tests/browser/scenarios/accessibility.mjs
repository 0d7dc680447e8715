/** axe-core on every state of the element: all rules, no violation accepted. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { until } from "../drive.mjs";
import { settle, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A buyer's request that says too little: the advice is to ask. */
const UNCLEAR = {
  asked: ["unsure"],
  firmness: "deal_waiting",
  market: "mixed",
  offering: "saas",
  data: ["business_confidential"],
  held: ["none"],
  maturity: "partial",
  regimes: ["none"],
};

/** How to reach each state, one after the other. @type {{ [state: string]: (page: Page) => Promise<void> }} */
const STATES = {
  introduction: async () => {},
  "question, several choices": (page) => page.evaluate(() => stage.fit().start()),
  "question left without an answer": (page) => page.evaluate(() => stage.find(".actions .primary").click()),
  "question, one choice": (page) =>
    page.evaluate(() => {
      stage.fit().answers = { regimes: ["none"], asked: ["soc2"] };
      stage.fit().start();
      stage.find("details.why").open = true;
    }),
  "provisional result": (page) => page.evaluate(() => stage.find(".foot .quiet").click()),
  result: (page) => settle(page),
  "result, everything unfolded": (page) =>
    page.evaluate(() => {
      for (const details of stage.fit().shadowRoot.querySelectorAll("details")) details.open = true;
    }),
  "text to be copied by hand": async (page) => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
      stage.fit().shadowRoot.querySelectorAll(".tool")[1].click();
    });
    await until(page, () => Boolean(stage.find("textarea")));
  },
  "optional question": (page) => page.evaluate(() => stage.find(".refine .secondary").click()),
  review: async (page) => {
    await page.evaluate(() => stage.find(".foot .quiet").click());
    await until(page, () => Boolean(stage.find(".review")));
    await page.evaluate(() => {
      for (const details of stage.fit().shadowRoot.querySelectorAll("details")) details.open = true;
    });
  },
  "changing an answer": (page) => page.evaluate(() => stage.find("dl.answers .quiet").click()),
  "asking the buyer first": async (page) => {
    await settle(page, UNCLEAR);
  },
  "link refused": async (page) => {
    await page.evaluate(() => location.assign("#fit=spoilt"));
    await until(page, () => Boolean(stage.find(".greeting")));
  },
  failure: async (page) => {
    await page.evaluate(
      (lang) => {
        const fit = document.createElement("attestation-fit");
        const failure = Promise.reject(new Error("no engine today"));
        failure.catch(() => {});
        Object.assign(fit, { id: "broken", engine: failure, lang });
        document.querySelector("main")?.append(fit);
      },
      await page.evaluate(() => stage.fit().lang),
    );
    await until(page, () => Boolean(stage.find(".failure", "broken")));
  },
  "floating button and dialog": async (page) => {
    await page.evaluate(() => {
      stage.mount({ id: "floating", mode: "button", link: "off", lang: stage.fit().lang });
      stage.fit("floating").show();
    });
    await until(page, () => Boolean(stage.find("dialog", "floating")?.open && stage.find(".page", "floating")));
  },
};

/** @param {"light" | "dark"} scheme @param {string} tag */
const look = (scheme, tag) => ({
  name: `axe-core: every state, ${scheme}, ${tag}, ${tag === "ar" ? "right-to-left" : "left-to-right"}`,
  skip: FULL.has(`${scheme} ${tag}`) ? {} : { firefox: REASON, webkit: REASON },
  /** @param {{ page: Page, note: (text: string) => void }} given */
  async run({ page, note }) {
    await visit(page, "policy/none/widget.html");
    await page.run(axeSource);
    await page.evaluate(
      (scheme, tag) => {
        const { documentElement: root } = document;
        root.style.setProperty("color-scheme", scheme);
        Object.assign(root, { lang: tag, dir: tag === "ar" ? "rtl" : "ltr" });
        stage.fit().lang = tag;
      },
      scheme,
      tag,
    );
    await until(page, (tag) => stage.find(".card").lang === tag, tag);
    let passes = 0;
    /** @type {string[]} */
    const violations = [];
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(page);
      const found = await page.evaluate(async () => {
        await stage.still();
        const { violations, passes } = await axe.run(document, { resultTypes: ["violations"] });
        const told = violations.flatMap((/** @type {any} */ { id, nodes }) =>
          nodes.map((/** @type {any} */ { html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
        );
        return { told, passes: passes.length };
      });
      passes += found.passes;
      violations.push(...found.told.map((/** @type {string} */ told) => `${state}: ${told}`));
    }
    assert.deepEqual(violations, []);
    note(`${Object.keys(STATES).length} states, ${passes} rules passed, 0 violations`);
  },
});

const REASON = "the whole matrix runs in Chromium; here light English and dark Arabic stand for it, for time";
const FULL = new Set(["light en", "dark ar"]);

/** @type {import("../suite.test.mjs").Scenario[]} */
export const accessibility = ["en", "de", "ar"].flatMap((tag) => [look("light", tag), look("dark", tag)]);
