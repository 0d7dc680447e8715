/** Expectations of one consumer alone. Each opens a page of its own. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unpacked } from "./place.mjs";

/**
 * @typedef {object} Special
 * @property {string} name
 * @property {(page: import("puppeteer-core").Page, address: string, report: string) => Promise<void>} check
 */

/** @type {Special} */
export const changedScriptRefused = {
  name: "a script that was changed is refused, and the element's content is read",
  async check(page, address) {
    /** @type {string[]} */
    const errors = [];
    page.on("console", (message) => errors.push(message.text()));
    await page.setRequestInterception(true);
    page.on("request", async (request) => {
      if (!request.url().endsWith("/embed.js")) return request.continue();
      const body = `${readFileSync(join(unpacked, "embed.js"))}\n`;
      return request.respond({ contentType: "text/javascript; charset=utf-8", body });
    });
    await page.goto(address, { waitUntil: "load" });
    assert.ok(await page.evaluate(() => customElements.get("attestation-fit") === undefined));
    assert.ok(await page.evaluate(() => document.body.innerText.includes("What visitors without scripts read.")));
    assert.match(errors.join("\n"), /integrity/);
  },
};

/** @type {Special} */
export const adviceWithoutScripts = {
  name: "the server's advice is in the page before any script runs",
  async check(page, address, report) {
    await page.setJavaScriptEnabled(false);
    await page.goto(address, { waitUntil: "load" });
    const text = (/** @type {string} */ selector) => page.$eval(selector, (element) => element.textContent ?? "");
    assert.equal(await text("#outcome"), JSON.parse(report).recommendation.outcome);
    assert.equal(await text("#report"), report);
    assert.equal((await text("attestation-fit")).trim(), "Shown where scripts are off.");
  },
};
