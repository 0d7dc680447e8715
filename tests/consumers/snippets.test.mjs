/**
 * Every block of code that README and the guides for embedding show, word for word: as a consumer's code (fixtures/), or
 * pasted into a page here. Browsers are told that the documents' example hosts are this package's files.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { start, until } from "../browser/drive.mjs";
import { TYPES } from "./runner/files.mjs";
import { resolved, unpacked } from "./runner/place.mjs";
import { named, snippet, snippets } from "./runner/snippets.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

const PAGE = "https://vendor.example/";
/** Where the documents have the package's files. Pages of other hosts may load what is on these. */
const FILES = /^https:\/\/(?:vendor|cdn|host)\.example(?:\/attestation-fit(?:\/0\.1\.0)?)?(\/.*)$/;
/** For modules: what a bundler or an import map finds by name. */
const IMPORTS = JSON.stringify({
  imports: Object.fromEntries(
    ["", "/define", "/locales/en"].map((name) => [`attestation-fit${name}`, `/attestation-fit${name || "/index"}.js`]),
  ),
});

/** One file, as README says. */
const scripted = (/** @type {string} */ body) => `${snippet("README.md § Use it: html").split("\n\n")[0]}\n${body}`;
const module = (/** @type {string} */ code, body = "<attestation-fit></attestation-fit>") =>
  `<script type="importmap">${IMPORTS}</script><script type="module">${code}</script>${body}`;

/** What is in an element, once it is there. @param {Page} page @param {string} selector */
async function inside(page, selector, tag = "attestation-fit") {
  const there = (/** @type {string} */ tag, /** @type {string} */ selector) =>
    Boolean(document.querySelector(tag)?.shadowRoot?.querySelector(selector));
  await until(page, there, tag, selector);
  return page.$eval(`${tag} >>> ${selector}`, (element) => element.textContent?.trim() ?? "");
}

/** A record as the page saves it, of the same package in Node. */
const advice = (await (await import(resolved("attestation-fit"))).createEngine()).report({ asked: ["iso27001"] });
const record = JSON.stringify({ model: advice.model, answers: advice.answers, report: advice });

/** @param {Page} page */
const starts = (page) => inside(page, '[part~="page"]');

/** @type {{ name: string, page: (text: string) => string, check: (page: Page) => Promise<unknown> }[]} */
const pasted = [
  { name: "docs/embed.md § One file: html", page: (text) => text, check: starts },
  {
    name: "docs/embed.md § One file: html 2",
    page: (text) => `${text}<attestation-fit></attestation-fit>`,
    check: starts,
  },
  {
    name: "docs/self-hosting.md § Pinning: html",
    page: (text) => `${text}<attestation-fit></attestation-fit>`,
    check: starts,
  },
  {
    name: "docs/self-hosting.md § Pinning: html 2",
    page: (text) => `${text}<attestation-fit></attestation-fit>`,
    check: starts,
  },
  {
    name: "docs/embed.md § In the page, in a dialog, behind a button: html",
    page: scripted,
    async check(page) {
      await page.locator("button").click();
      await inside(page, 'dialog[open] [part~="page"]');
      await inside(page, "button", 'attestation-fit[mode="button"]');
    },
  },
  {
    name: "docs/embed.md § In a form: html",
    page: scripted,
    async check(page) {
      await until(page, () => customElements.get("attestation-fit") !== undefined);
      await page.type("input", "visitor@example.com");
      await page.locator("form > button").click();
      assert.equal(page.url(), PAGE, "the form waits for the advice");
      assert.ok(await page.$eval("form", (form) => !form.checkValidity()));
    },
  },
  {
    name: "docs/embed.md § Words, calls to action, prefilled answers: html",
    page: scripted,
    async check(page) {
      assert.match(await starts(page), /Which report do your customers want\?/);
      const answers = await page.$eval("attestation-fit", (element) => Reflect.get(element, "report").answers);
      assert.deepEqual(answers, { market: "north_america" });
    },
  },
  {
    name: "docs/embed.md § Words, calls to action, prefilled answers: js",
    page: (code) => module(code, '<attestation-fit lang="en-GB"></attestation-fit>'),
    check: (page) => inside(page, '[lang="en-GB"] [part~="page"]'),
  },
  {
    name: "docs/embed.md § Several copies: js",
    page: (code) => module(code, "<vendor-fit></vendor-fit>"),
    check: (page) => inside(page, '[part~="page"]', "vendor-fit"),
  },
  {
    name: "docs/self-hosting.md § Checking what a page says: js",
    page: (code) =>
      module(`const record = ${record}; console.log = (...said) => { document.title = said.join(); };${code}`, ""),
    check: (page) => until(page, () => document.title === "true,true"),
  },
  {
    name: "docs/embed.md § A frame: html",
    page: (text) => text,
    async check(page) {
      await until(page, () => (document.querySelector("iframe")?.height ?? "640") !== "640");
      const frame = page.frames().find((frame) => frame.url().startsWith("https://host.example/frame/"));
      assert.ok(await frame?.$eval('attestation-fit >>> [part~="page"]', (element) => element.textContent));
    },
  },
];

/** Tried elsewhere, and where. */
const ELSEWHERE = {
  "docs/embed.md § A frame: html 2": "a line of frame/index.html; scenarios of the frame set it",
};

/** @type {import("../browser/drive.mjs").Browser} */
let browser;
before(async () => {
  browser = await start("chromium");
});
after(() => browser?.close());

describe("what the documents show", () => {
  for (const { name, page: whole, check } of pasted) {
    test(`${name}: pasted, it works and nothing is wrong on the console`, { timeout: 60_000 }, async () => {
      const { puppeteer: page } = await browser.page();
      assert.ok(page);
      /** @type {string[]} */
      const troubles = [];
      page.on("console", (message) => {
        if (["error", "warn"].includes(message.type())) troubles.push(message.text());
      });
      page.on("pageerror", (error) => troubles.push(String(error)));
      await page.setRequestInterception(true);
      page.on("request", (request) => request.respond(answerTo(request.url(), whole(snippet(name)), troubles)));
      try {
        await page.goto(PAGE, { waitUntil: "load" });
        await check(page);
        assert.deepEqual(troubles, []);
      } finally {
        await page.close();
      }
    });
  }

  test("every block of code is tried, here or as a consumer's", () => {
    const folder = new URL("fixtures/", import.meta.url);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const used = files.flatMap((file) => named(readFileSync(join(file.parentPath, file.name), "utf8")));
    const tried = [...used, ...pasted.map(({ name }) => name), ...Object.keys(ELSEWHERE)];
    assert.deepEqual([...new Set(tried)].sort(), snippets.map(({ name }) => name).sort());
  });
});

/**
 * The page, or a file of the package.
 * @param {string} address
 * @param {string} body
 * @param {string[]} troubles
 */
function answerTo(address, body, troubles) {
  const { pathname, origin, href } = new URL(address);
  if (href === PAGE) {
    const head =
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Vendor</title><link rel="icon" href="data:,">';
    return { contentType: "text/html", body: `${head}<body>${body}` };
  }
  const [, path = ""] = FILES.exec(`${origin}${pathname}`) ?? [];
  const file = join(unpacked, path.endsWith("/") ? `${path}index.html` : path);
  if (!path || !existsSync(file)) {
    troubles.push(`asks ${address}`);
    return { status: 404 };
  }
  const headers = { "Access-Control-Allow-Origin": "*" };
  return { contentType: TYPES[extname(file)] ?? "application/octet-stream", headers, body: readFileSync(file) };
}
