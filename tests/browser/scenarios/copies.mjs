/** Several copies of the package on one page, and an element of somebody else's under the same name. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { settle, state, TYPICAL, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/** Ways in which a copy comes onto a page. @type {{ [copy: string]: (page: Page) => Promise<void> }} */
const load = {
  "the script": (page) =>
    page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          // An address of its own each time, so that it is a copy of its own.
          const src = `embed.js?copy=${document.scripts.length}`;
          document.head.append(Object.assign(script, { src, onload: () => resolve(undefined), onerror: reject }));
        }),
    ),
  "a bundle": (page) => page.evaluate(async () => void (await import(/** @type {any} */ ("./define.js")))),
};

/** Orders in which two copies may come. */
const orders = [
  ["the script", "the script"],
  ["the script", "a bundle"],
  ["a bundle", "the script"],
];

/** @type {import("../suite.test.mjs").Scenario[]} */
export const copies = [
  ...orders.map(([first = "", second = ""]) => ({
    name: `${first}, then ${second}: the first defines the element, the second changes nothing`,
    /** @param {{ page: Page }} given */
    async run({ page }) {
      await visit(page, "policy/none/bare.html", { ready: false });
      await load[first]?.(page);
      await until(page, () => Boolean(stage.find(".intro")));
      await settle(page);
      await page.evaluate(() => {
        stage.first = { element: customElements.get("attestation-fit"), exported: globalThis.attestationFit };
      });
      await load[second]?.(page);
      assert.ok(await page.evaluate(() => customElements.get("attestation-fit") === stage.first.element));
      assert.ok(await page.evaluate(() => [undefined, attestationFit].includes(stage.first.exported)));
      assert.deepEqual((await state(page)).answers, TYPICAL);
      assert.deepEqual(
        await page.evaluate(() => stage.events.filter(({ type = "" }) => type === "fit-ready").length),
        1,
      );
      await page.evaluate(() => void stage.mount({ id: "later", link: "off" }));
      await until(page, () => Boolean(stage.find(".page", "later")));
      const same = await page.evaluate(async (answers) => {
        const engine = await attestationFit.createEngine();
        return JSON.stringify(engine.report(answers)) === JSON.stringify(stage.fit().report);
      }, TYPICAL);
      assert.ok(same, "the engine of either copy says the same");
    },
  })),
  ...Object.keys(load).map((copy) => ({
    name: `${copy}, where the name is taken by somebody else's element: that stays, and nothing fails`,
    /** @param {{ page: Page }} given */
    async run({ page }) {
      await visit(page, "policy/none/bare.html", { ready: false });
      await page.evaluate(() => {
        stage.first = class extends HTMLElement {};
        customElements.define("attestation-fit", stage.first);
      });
      await load[copy]?.(page);
      // The script has its contents to unpack first.
      await until(page, () => !globalThis.attestationFit || Boolean(attestationFit.AttestationFit.library));
      const { kept, shown, heard } = await page.evaluate(() => ({
        kept: customElements.get("attestation-fit") === stage.first,
        shown: stage.fit().textContent,
        heard: stage.events.length,
      }));
      assert.deepEqual({ kept, shown, heard }, { kept: true, shown: "The vendor's own words.", heard: 0 });
      // The class can still be had, under a name of the page's own.
      await page.evaluate(async () => {
        const { AttestationFit } = globalThis.attestationFit ?? (await import(/** @type {any} */ ("./define.js")));
        customElements.define("vendor-fit", class extends AttestationFit {});
        document.querySelector("main")?.append(Object.assign(document.createElement("vendor-fit"), { id: "own" }));
      });
      await until(page, () => Boolean(stage.find(".intro", "own")));
    },
  })),
];
