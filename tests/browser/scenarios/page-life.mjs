/** The element as a guest on a page: requests, memory, layout, failure. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { click, interview, settle, state, TYPICAL, text, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/** Uses everything that the result offers. @param {Page} page */
async function useEverything(page) {
  await page.evaluate(() => {
    window.print = () => {};
    for (const details of stage.fit().shadowRoot.querySelectorAll("details")) details.open = true;
    for (const tool of stage.fit().shadowRoot.querySelectorAll("button.tool")) tool.click();
  });
  await until(page, () => stage.saved.length === 2 && stage.copied.length === 2);
  await click(page, ".refine .secondary");
  await page.press("Escape");
  await click(page, ".foot .quiet >> Review your answers");
  await click(page, ".actions .primary");
}

/** @type {import("../suite.test.mjs").Scenario[]} */
export const pageLife = [
  {
    name: "after the page is loaded, nothing is requested",
    async run({ page, note }) {
      await visit(page, "widget.html");
      /** @type {string[]} */
      const requests = [];
      const watch = (/** @type {{ url(): string }} */ request) => void requests.push(request.url());
      page.puppeteer?.on("request", watch);
      const entries = () => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      const before = await entries();
      await interview(page, TYPICAL);
      await useEverything(page);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
      const after = await entries();
      page.puppeteer?.off("request", watch);
      // A file that is saved comes from the page itself, the icon of a date's field from the browser.
      assert.deepEqual(
        requests.filter((url) => !/^(blob|data):/.test(url)),
        [],
      );
      assert.deepEqual(
        after.filter((/** @type {string} */ url) => !/^(blob|data):/.test(url)),
        before,
      );
      note(`${before.length} requests by the page's load; ${page.puppeteer ? "network and page" : "page"} watched`);
    },
  },
  {
    name: "a thousand times on and off the page, without growth",
    async run({ page, note }) {
      await visit(page, "widget.html");
      const devtools = await heapOf(page);
      const round = (/** @type {number} */ times) =>
        page.evaluate(async (times) => {
          for (let count = 0; count < times; count += 1) {
            const fit = stage.mount({ id: `guest-${count}`, resume: "off", link: "off", "skip-intro": "" });
            await fit.load();
            await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
            if (!fit.shadowRoot?.querySelector(".question")) throw new Error("never drawn");
            fit.remove();
          }
          stage.events.length = 0;
          return {
            nodes: document.querySelectorAll("*").length,
            sheets: document.adoptedStyleSheets.length,
            stored: sessionStorage.length,
            memory: stage.memories.map((/** @type {any} */ { buffer }) => buffer.byteLength),
          };
        }, times);
      await round(100);
      const [first, before] = [await round(1), await devtools?.()];
      const last = await round(1000);
      const after = await devtools?.();
      assert.deepEqual(last, first);
      if (before && after) {
        assert.ok(after.nodes - before.nodes < 200, `nodes: ${before.nodes} → ${after.nodes}`);
        assert.ok(after.listeners - before.listeners < 50, `listeners: ${before.listeners} → ${after.listeners}`);
        assert.ok(after.heap - before.heap < 1_000_000, `heap: ${before.heap} → ${after.heap}`);
        note(`heap ${before.heap} → ${after.heap} bytes, nodes ${before.nodes} → ${after.nodes}`);
      }
      note(`engine's memory ${last.memory} bytes, unchanged`);
    },
  },
  {
    name: "moved within the page, it keeps its answers",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      await page.evaluate(() => document.body.prepend(stage.fit()));
      assert.deepEqual((await state(page)).answers, TYPICAL);
      await click(page, ".foot .quiet >> Review your answers");
      assert.equal((await state(page)).page, "review");
    },
  },
  {
    name: "moved to another document and back, it keeps its style",
    async run({ page }) {
      await visit(page, "policy/none/widget.html");
      const sheets = await page.evaluate(async () => {
        const fit = stage.fit();
        const frame = document.createElement("iframe");
        document.body.append(frame);
        const there = frame.contentDocument;
        there?.body.append(fit);
        const dressed = fit.shadowRoot.adoptedStyleSheets.length;
        document.querySelector("main")?.append(fit);
        await new Promise((resolve) => setTimeout(resolve));
        frame.remove();
        return [dressed, fit.shadowRoot.adoptedStyleSheets.length, getComputedStyle(stage.find(".card")).display];
      });
      assert.deepEqual(sheets, [1, 1, "flex"]);
    },
  },
  ...["widget.html", "index.html"].map((file) => ({
    name: `no layout shift on ${file} (CLS 0), on a slow line`,
    skip: {
      firefox: "Firefox does not measure layout shift",
      webkit: "WebKit does not measure layout shift",
    },
    /** @param {{ page: Page, note: (text: string) => void }} given */
    async run({ page, note }) {
      const line = { download: 400_000, upload: 400_000, latency: 100 };
      await page.puppeteer?.setCacheEnabled(false);
      await page.puppeteer?.emulateNetworkConditions(line);
      await visit(page, file, { ready: false });
      await until(page, () => Boolean(document.querySelector("attestation-fit")?.shadowRoot?.querySelector(".page")));
      await page.puppeteer?.emulateNetworkConditions(null);
      await page.puppeteer?.setCacheEnabled(true);
      const shift = await page.evaluate(
        () =>
          new Promise((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += Reflect.get(entry, "value");
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => resolve(sum), 500);
          }),
      );
      note(`CLS ${shift}`);
      assert.equal(shift, 0);
    },
  })),
  {
    name: "an engine that cannot be loaded: said politely, and the retry works",
    async run({ page }) {
      await visit(page, "empty.html", { ready: false });
      await page.evaluate(() => {
        const fit = document.createElement("attestation-fit");
        const failure = Promise.reject(new Error("no engine today"));
        failure.catch(() => {});
        Object.assign(fit, { id: "fit", engine: failure, textContent: "The vendor's own words." });
        document.querySelector("main")?.append(fit);
      });
      await until(page, () => Boolean(stage.find(".failure")));
      assert.match(await text(page, "[role=alert]"), /could not be loaded/);
      const told = await page.evaluate(() =>
        stage.events.map((/** @type {any} */ { type, detail }) => [type, detail.code]),
      );
      assert.deepEqual(told, [["fit-error", "engine-failed"]]);
      await page.evaluate(() => Object.assign(stage.fit(), { engine: null }) && null);
      await until(page, () => Boolean(stage.find(".intro")));
      await interview(page, TYPICAL);
    },
  },
  {
    name: "320 pixels wide, nothing overflows in any state",
    async run({ page }) {
      await visit(page, "widget.html");
      await page.evaluate(() => document.body.style.setProperty("width", "288px"));
      const fits = () =>
        page.evaluate(() => {
          const edge = stage.fit().getBoundingClientRect().right + 1;
          return [...stage.fit().shadowRoot.querySelectorAll(".page *")]
            .filter((element) => !element.closest(".scroll, svg, details:not([open])"))
            .filter((element) => element.getBoundingClientRect().right > edge)
            .map(({ localName, className, textContent }) => `${localName}.${className} ${textContent.slice(0, 40)}`);
        });
      assert.deepEqual(await fits(), []);
      await page.evaluate(() => stage.fit().start());
      assert.deepEqual(await fits(), []);
      await settle(page);
      assert.deepEqual(await fits(), []);
      await page.evaluate(() => {
        for (const details of stage.fit().shadowRoot.querySelectorAll("details")) details.open = true;
      });
      assert.deepEqual(await fits(), []);
    },
  },
];

/** Reads heap, nodes and listeners after a collection of garbage, where the browser has a protocol for it. @param {Page} page */
async function heapOf(page) {
  if (!page.puppeteer || (await page.puppeteer.browser().version()).startsWith("firefox")) return undefined;
  const session = await page.puppeteer.createCDPSession().catch(() => undefined);
  if (!session) return undefined;
  return async () => {
    for (let time = 0; time < 3; time += 1) await session.send("HeapProfiler.collectGarbage");
    const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
    return { heap, nodes, listeners };
  };
}
