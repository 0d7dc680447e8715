/** A consumer's page in the browser: what a visitor does with the element, and whatever went wrong meanwhile. */
import { gzipSync } from "node:zlib";

/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {{ outcome: string, answered: string }} Seen */

/** @param {string} part A part of the element, as docs/theming.md names it. */
const inside = (part) => `attestation-fit >>> [part~="${part}"]`;

export class Visit {
  /** Errors and warnings of the page, failed requests, requests to anybody else. @type {string[]} */
  troubles = [];
  /** @type {Promise<number>[]} */
  #sizes = [];

  /** @param {Page} page @param {string} address */
  constructor(page, address) {
    this.page = page;
    this.address = address;
    const { origin } = new URL(address);
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) this.troubles.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.troubles.push(`page error: ${error}`));
    page.on("requestfailed", (request) => this.troubles.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on("request", (request) => {
      const { origin: asked, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && asked !== origin) this.troubles.push(`asks ${asked}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) this.troubles.push(`${response.url()}: status ${response.status()}`);
      if (response.url().startsWith(origin)) this.#sizes.push(gzipped(response));
    });
  }

  /** Opens the page and waits until the element runs. */
  async open() {
    await this.page.goto(this.address, { waitUntil: "load" });
    await this.page.locator(inside("page")).wait();
  }

  /** Bytes of everything loaded so far, as gzip would send them. */
  async size() {
    return (await Promise.all(this.#sizes)).reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Leaves the introduction; returns the first question as the visitor reads it. */
  async begin() {
    await this.page.locator(inside("primary")).click();
    return this.page.$eval(inside("legend"), (legend) => legend.textContent?.trim() ?? "");
  }

  /** Clicks the first choice, goes on, and waits until the page knows of the answer. Returns the answered question. */
  async answer() {
    await this.page.locator(inside("choice")).click();
    await this.page.locator(inside("primary")).click();
    return this.text("#answered");
  }

  /** What an element of the fixture says, once it says something. @param {string} selector */
  async text(selector) {
    const text = await this.page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent?.trim(),
      { timeout: 10_000 },
      selector,
    );
    return /** @type {string} */ (await text.jsonValue());
  }

  /** A property of the element. @param {string} name */
  property(name) {
    return this.page.$eval("attestation-fit", (element, name) => JSON.stringify(Reflect.get(element, name)), name);
  }

  /** Changes the element's language and waits until its words are those. @param {string} language */
  async speak(language) {
    await this.page.$eval("attestation-fit", (element, language) => element.setAttribute("lang", language), language);
    await this.page.locator(`attestation-fit >>> [part~="card"][lang="${language}"]`).wait();
  }
}

/** @param {import("puppeteer-core").HTTPResponse} response */
async function gzipped(response) {
  // A redirect has no body.
  return response
    .buffer()
    .then((bytes) => gzipSync(bytes, { level: 9 }).length)
    .catch(() => 0);
}
