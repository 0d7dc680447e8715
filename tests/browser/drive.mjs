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
 * @property {(text: string) => Promise<void>} type The keys of a text, one after the other.
 * @property {(x: number, y: number) => Promise<void>} click The mouse, at a place of the viewport.
 * @property {(source: string) => Promise<void>} run A script's text, as if it were the page's own.
 * @property {import("puppeteer-core").Page} [puppeteer] What only Chromium and Firefox can do is asked of it.
 */

/**
 * @typedef {object} Browser
 * @property {string} name
 * @property {string} [downloads] Folder of the files saved, where the browser can be told one.
 * @property {() => Promise<Page>} page A new page; in WebKit it ends the one before.
 * @property {() => Promise<void>} close
 */

/** Files are saved without asking, and without a panel that takes the keyboard. @param {string} folder */
const FIREFOX_PREFERENCES = (folder) => ({
  "browser.download.folderList": 2,
  "browser.download.dir": folder,
  "browser.download.useDownloadDir": true,
  "browser.download.alwaysOpenPanel": false,
  "browser.download.always_ask_before_handling_new_types": false,
});

/**
 * @param {string} name
 * @returns {Promise<Browser>}
 */
export async function start(name) {
  if (name === "webkit") return startWebKit(site);
  const profile = mkdtempSync(join(tmpdir(), "fit-browser-"));
  const downloads = mkdtempSync(join(tmpdir(), "fit-downloads-"));
  const browser = await puppeteer.launch({
    browser: name === "firefox" ? "firefox" : "chrome",
    executablePath: (name === "firefox" ? process.env.FIREFOX : process.env.CHROMIUM) ?? `/usr/bin/${name}`,
    headless: true,
    userDataDir: profile,
    downloadBehavior: { policy: "allow", downloadPath: downloads },
    extraPrefsFirefox: FIREFOX_PREFERENCES(downloads),
    args:
      name === "firefox"
        ? []
        : ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
  return {
    name,
    downloads,
    async page() {
      const page = await browser.newPage();
      return {
        puppeteer: page,
        goto: async (path) => {
          await page.goto(new URL(path, site).href, { waitUntil: "load" });
        },
        evaluate: (work, ...given) => page.evaluate(work, ...given),
        resize: (width, height) => page.setViewport({ width, height }),
        screenshot: () => page.screenshot(),
        press: (key) => page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key)),
        type: (text) => page.keyboard.type(text),
        click: (x, y) => page.mouse.click(x, y),
        run: async (source) => {
          await page.evaluate(source);
        },
      };
    },
    async close() {
      await browser.close();
      for (const folder of [profile, downloads]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Waits until a condition in the page holds, also over a navigation. The limit says that it never will: how fast a page is
 * is measured by `cargo xtask bench`, and a machine with other work is slow.
 * @param {Pick<Page, "evaluate">} page
 * @param {(...given: any[]) => unknown} condition
 * @param {unknown[]} given
 */
export async function until(page, condition, ...given) {
  const end = Date.now() + 45_000;
  while (Date.now() < end) {
    if (await page.evaluate(condition, ...given).catch(ifLeaving)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never became true: ${condition}`);
}

/** A page that is being left has nothing to say yet; anything else is an error. @param {unknown} error */
function ifLeaving(error) {
  if (/context was destroyed|navigat|no such (frame|execution)|realm|DiscardedBrowsingContext/i.test(String(error)))
    return false;
  throw error;
}
