/** The framed page, for site builders that strip custom elements: sandboxed as the documentation shows it. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { heard, TYPICAL, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";
/** Answers that settle the advice, as the text of a share link. */
const ANSWERS = (await (await import(`../../../dist/${"index"}.js`)).createEngine()).toText(TYPICAL);

/** @param {Page} page @param {{ sandbox: string | null, parent?: string }} frame */
async function open(page, { sandbox, parent }) {
  // In a sandbox, WebKit matches 'self' with nothing: a host's policy has to name its address, or there is none.
  const policy = sandbox === null ? "" : "policy/none/";
  await visit(page, `${policy}frame.html`, { ready: false });
  await page.evaluate(
    (sandbox, parent, answers) => {
      const frame = document.createElement("iframe");
      const query = new URLSearchParams({ parent: parent ?? location.origin, answers, "skip-intro": "" });
      for (const [name, value] of [
        ["id", "frame"],
        ["title", "Which attestation fits?"],
        ["height", "640"],
        ["data-attestation-fit", ""],
        ["src", `frame/?${query}`],
        ...(sandbox === null ? [] : [["sandbox", sandbox]]),
      ]) {
        frame.setAttribute(name ?? "", value ?? "");
      }
      document.querySelector("main")?.append(frame);
    },
    sandbox,
    parent,
    ANSWERS,
  );
}

/** @type {import("../suite.test.mjs").Scenario[]} */
export const frame = [
  ...[SANDBOX, null].map((sandbox) => ({
    name: `${sandbox === null ? "a plain" : "a sandboxed"} frame tells its events and takes the height it needs`,
    /** @param {{ page: Page }} given */
    async run({ page }) {
      await open(page, { sandbox });
      await until(page, () => stage.events.some((/** @type {any} */ { type }) => type === "fit-completed"));
      assert.deepEqual(await heard(page), ["fit-ready", "fit-decided", "fit-completed"]);
      const [ready, , completed] = await page.evaluate(() => stage.events);
      assert.equal(ready.id, "frame");
      assert.equal(completed.detail.recommendation.outcome, "soc2_type2");
      await until(page, () => Number(document.querySelector("iframe")?.height) > 1000);
    },
  })),
  ...["sandbox", "sandbox-no-wasm"].map((policy) => ({
    name: `a page without an origin has every language and an engine (${policy})`,
    /** @param {{ page: Page }} given */
    async run({ page }) {
      const address = new URLSearchParams({ lang: "de", answers: ANSWERS, "skip-intro": "" });
      await visit(page, `policy/${policy}/frame/?${address}`, { ready: false });
      await until(page, () => Boolean(/** @type {any} */ (document.querySelector("attestation-fit"))?.report));
      const seen = await page.evaluate(() => {
        const { report, shadowRoot } = /** @type {any} */ (document.querySelector("attestation-fit"));
        return {
          origin: self.origin,
          outcome: report.recommendation.outcome,
          lang: shadowRoot.querySelector("[lang]").lang,
          text: shadowRoot.textContent,
        };
      });
      assert.deepEqual([seen.origin, seen.outcome, seen.lang], ["null", "soc2_type2", "de"]);
      assert.match(seen.text, /Warum/);
    },
  })),
  {
    name: "a link to the framed page sets looks of their type, and says nothing of its own to the visitor",
    async run({ page }) {
      const address = new URLSearchParams({
        surface: "url(//evil.example/p)",
        accent: "var(--x, url(//evil.example/q))",
        text: "#123456",
        radius: "3px",
        font: "Georgia, serif",
        words: '{"ui":{"title":"Your session has expired"}}',
        "cta-label": "Sign in",
        "cta-href": "https://evil.example/login",
        parent: "https://vendor.example",
      });
      await visit(page, `policy/none/frame/?${address}`, { ready: false });
      await until(page, () => Boolean(document.querySelector("attestation-fit")?.shadowRoot?.querySelector(".intro")));
      const seen = await page.evaluate(() => {
        const fit = document.querySelector("attestation-fit");
        return {
          style: document.documentElement.getAttribute("style"),
          title: fit?.shadowRoot?.querySelector("[part=title]")?.textContent,
          said: ["words", "cta-label", "cta-href"].filter((name) => fit?.hasAttribute(name)),
          requests: performance.getEntriesByType("resource").filter(({ name }) => name.includes("evil")).length,
        };
      });
      assert.deepEqual(seen, {
        style: "--fit-text: #123456; --fit-radius: 3px; --fit-font: Georgia, serif;",
        title: "Which attestation fits you?",
        said: [],
        requests: 0,
      });
    },
  },
  {
    name: "whatever a frame sends that is no message of ours does no harm",
    async run({ page }) {
      await visit(page, "policy/none/frame.html", { ready: false });
      await page.evaluate(async () => {
        const frame = document.createElement("iframe");
        frame.dataset.attestationFit = "";
        frame.src = "frame/";
        document.querySelector("main")?.append(frame);
        await new Promise((resolve) => frame.addEventListener("load", resolve));
        for (const data of [null, undefined, "text", 7, [], { type: null }]) {
          dispatchEvent(new MessageEvent("message", { data, origin: location.origin, source: frame.contentWindow }));
        }
        dispatchEvent(
          new MessageEvent("message", {
            data: { type: "attestation-fit:size", height: 777 },
            origin: location.origin,
            source: frame.contentWindow,
          }),
        );
      });
      assert.equal(await page.evaluate(() => document.querySelector("iframe")?.height), "777");
      assert.deepEqual(await page.evaluate(() => stage.errors), []);
    },
  },
  {
    name: "a frame for another page is silent to this one",
    async run({ page }) {
      await open(page, { sandbox: SANDBOX, parent: "https://vendor.example" });
      // The frames above speak within a fraction of this.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
      assert.deepEqual(await heard(page), []);
      assert.equal(await page.evaluate(() => document.querySelector("iframe")?.height), "640");
    },
  },
];
