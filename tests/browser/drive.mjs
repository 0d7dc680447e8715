/**
 * One small way to drive the three engines: Chromium and Firefox through puppeteer-core (DevTools protocol and WebDriver
 * BiDi), WebKit through its WebDriver. Programs come from environment variables that `cargo xtask test` sets.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { startWebKit } from "./webkit.mjs";

/** Address of the site under test, with a slash at its end. */
export const site = process.env.SITE ?? "http://127.0.0.1:8080/";

/** Names of the engines under test: all, or those of the variable `BROWSERS`. */
export const browsers = (process.env.BROWSERS ?? "chromium,firefox,webkit").split(",");

/**
 * @typedef {object} Page
 * @property {(path: string) => Promise<void>} goto Opens an address of the site and waits until it is loaded.
 * @property {<T>(work: (...given: any[]) => T | Promise<T>, ...given: unknown[]) => Promise<T>} evaluate Runs a function
 *   in the page; it sees nothing but its arguments, and its result passes through JSON.
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<Uint8Array>} screenshot PNG of what is in view.
 * @property {(key: string) => Promise<void>} press One key, by the name that KeyboardEvent.key has.
 */

/**
 * @typedef {object} Browser
 * @property {string} name
 * @property {() => Promise<Page>} page A new page, in a session of its own where the engine has them.
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} name
 * @returns {Promise<Browser>}
 */
export async function start(name) {
  if (name === "webkit") return startWebKit(site);
  const profile = mkdtempSync(join(tmpdir(), "fit-browser-"));
  const browser = await puppeteer.launch({
    browser: name === "firefox" ? "firefox" : "chrome",
    executablePath: (name === "firefox" ? process.env.FIREFOX : process.env.CHROMIUM) ?? `/usr/bin/${name}`,
    headless: true,
    userDataDir: profile,
    args:
      name === "firefox"
        ? []
        : ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
  return {
    name,
    async page() {
      const page = await browser.newPage();
      return {
        goto: async (path) => {
          await page.goto(new URL(path, site).href, { waitUntil: "load" });
        },
        evaluate: (work, ...given) => page.evaluate(work, ...given),
        resize: (width, height) => page.setViewport({ width, height }),
        screenshot: () => page.screenshot(),
        press: (key) => page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key)),
      };
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Waits until a condition in the page holds.
 * @param {Page} page
 * @param {(...given: any[]) => unknown} condition
 * @param {unknown[]} given
 */
export async function until(page, condition, ...given) {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    if (await page.evaluate(condition, ...given)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never became true: ${condition}`);
}
