/** axe-core on every state of the element: all rules, no violation accepted. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { until } from "../drive.mjs";
import { settle, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const stageSource = readFileSync(new URL("../pages/stage.js", import.meta.url), "utf8");

/** A buyer's request that says too little: the advice is to ask. */
const UNCLEAR = {
  asked: ["unsure"],
  firmness: "deal_waiting",
  market: "mixed",
  offering: ["saas"],
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

/** @typedef {{ scheme: "light" | "dark", tag: string, width?: number, forced?: boolean }} Look */

/** All rules on the whole document; what is violated, in words. @param {Page} page */
async function check(page) {
  return await page.evaluate(async () => {
    await stage.still();
    const { violations, passes } = await axe.run(document, { resultTypes: ["violations"] });
    /** @type {string[]} */
    const told = violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map((/** @type {any} */ { html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
    return { told, passes: passes.length };
  });
}

/** @param {Page} page @param {Look} look */
async function dress(page, { scheme, tag, width = 1000, forced = false }) {
  await page.resize(width, 900);
  if (forced) await forceColors(page, "active");
  await page.evaluate(
    (scheme, tag) => {
      const { documentElement: root } = document;
      root.style.setProperty("color-scheme", scheme);
      Object.assign(root, { lang: tag, dir: tag === "ar" ? "rtl" : "ltr" });
      for (const fit of document.querySelectorAll("attestation-fit")) fit.setAttribute("lang", tag);
    },
    scheme,
    tag,
  );
}

/** @param {Page} page @param {string} value */
async function forceColors(page, value) {
  const session = await page.puppeteer?.createCDPSession();
  await session?.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value }] });
  await session?.detach();
}

/** @param {Look} look */
function named({ scheme, tag, width = 1000, forced = false }) {
  const direction = tag === "ar" ? "right-to-left" : "left-to-right";
  return [scheme, tag, direction, `${width} px`, ...(forced ? ["forced colours"] : [])].join(", ");
}

/** @param {Look} look @param {{ [browser: string]: string }} skip */
const everyState = (look, skip) => ({
  name: `axe-core: every state, ${named(look)}`,
  skip,
  /** @param {{ page: Page, note: (text: string) => void }} given */
  async run({ page, note }) {
    await visit(page, "policy/none/widget.html");
    await page.run(axeSource);
    await dress(page, look);
    await until(page, (tag) => stage.find(".card").lang === tag, look.tag);
    let passes = 0;
    /** @type {string[]} */
    const violations = [];
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(page);
      const found = await check(page);
      passes += found.passes;
      violations.push(...found.told.map((told) => `${state}: ${told}`));
    }
    await page.resize(1000, 900);
    if (look.forced) await forceColors(page, "none");
    assert.deepEqual(violations, []);
    note(`${Object.keys(STATES).length} states, ${passes} rules passed, ${violations.length} violations`);
  },
});

/** @param {"light" | "dark"} scheme */
const demoPage = (scheme) => ({
  name: `axe-core: the demo page, ${scheme}`,
  /** @param {{ page: Page, note: (text: string) => void }} given */
  async run({ page, note }) {
    await visit(page, "policy/none/index.html", { ready: false });
    await until(page, () => Boolean(document.querySelector("attestation-fit")?.shadowRoot?.querySelector(".page")));
    await page.evaluate((scheme) => document.documentElement.style.setProperty("color-scheme", scheme), scheme);
    await page.run(stageSource);
    await page.run(axeSource);
    const { told, passes } = await check(page);
    assert.deepEqual(told, []);
    note(`${passes} rules passed, 0 violations`);
  },
});

const REASON = "the whole matrix runs in Chromium; here light English and dark Arabic stand for it, for time";
const NO_FORCED = "forced colours can be switched on in Chromium alone";

/** @type {import("../suite.test.mjs").Scenario[]} */
export const accessibility = [
  everyState({ scheme: "light", tag: "en" }, {}),
  everyState({ scheme: "dark", tag: "ar" }, {}),
  everyState({ scheme: "dark", tag: "en" }, { firefox: REASON, webkit: REASON }),
  everyState({ scheme: "light", tag: "de" }, { firefox: REASON, webkit: REASON }),
  everyState({ scheme: "dark", tag: "de" }, { firefox: REASON, webkit: REASON }),
  everyState({ scheme: "light", tag: "ar" }, { firefox: REASON, webkit: REASON }),
  everyState({ scheme: "light", tag: "en", width: 320 }, { firefox: REASON, webkit: REASON }),
  everyState({ scheme: "dark", tag: "ar", width: 320 }, { firefox: REASON, webkit: REASON }),
  everyState({ scheme: "light", tag: "en", forced: true }, { firefox: NO_FORCED, webkit: NO_FORCED }),
  demoPage("light"),
  demoPage("dark"),
];
