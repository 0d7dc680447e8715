/** A consumer's page in the browser: what a visitor does with the element, and whatever went wrong meanwhile. */
import { gzipSync } from "node:zlib";
import { until } from "../../browser/drive.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** Its insides are found by their public parts alone. */
const ELEMENT = "attestation-fit";

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
    await this.shown('[part~="page"]');
  }

  /** Bytes of everything loaded so far, as gzip would send them. */
  async size() {
    return (await Promise.all(this.#sizes)).reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Leaves the introduction; returns the first question as the visitor reads it. */
  async begin() {
    await this.click('[part~="primary"]');
    await this.shown('[part~="legend"]');
    return this.page.$eval(`${ELEMENT} >>> [part~="legend"]`, (legend) => legend.textContent?.trim() ?? "");
  }

  /** Clicks the first choice, goes on, and waits until the page knows of the answer. Returns the answered question. */
  async answer() {
    await this.click('[part~="choice"]');
    await this.click('[part~="primary"]');
    return this.text("#answered");
  }

  /** What the fixture's own element says, once it says something. @param {string} selector @returns {Promise<string>} */
  async text(selector) {
    const text = (/** @type {string} */ selector) => document.querySelector(selector)?.textContent?.trim();
    await until(this.page, text, selector);
    return this.page.evaluate(text, selector).then(String);
  }

  /** A property of the element. @param {string} name */
  async property(name) {
    return JSON.parse(
      await this.page.$eval(ELEMENT, (element, name) => JSON.stringify(Reflect.get(element, name)), name),
    );
  }

  /** Changes the element's language and waits until its words are those. @param {string} language */
  async speak(language) {
    await this.page.$eval(ELEMENT, (element, language) => element.setAttribute("lang", language), language);
    await this.shown(`[part~="card"][lang="${language}"]`);
  }

  /** Waits until there is such a thing in the element. @param {string} selector */
  async shown(selector) {
    const there = (/** @type {string} */ element, /** @type {string} */ inner) =>
      Boolean(document.querySelector(element)?.shadowRoot?.querySelector(inner));
    await until(this.page, there, ELEMENT, selector);
  }

  /** The mouse, on something in the element. @param {string} selector */
  async click(selector) {
    await this.page.locator(`${ELEMENT} >>> ${selector}`).click();
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
