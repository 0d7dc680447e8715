/** What a visitor does: opens a page, clicks what is there, answers questions. The same in every browser. */
import assert from "node:assert/strict";
import { until } from "./drive.mjs";

/** @typedef {import("./drive.mjs").Page} Page */
/** @typedef {{ [question: string]: string | string[] | null }} Answers */

let visits = 0;

/**
 * A fresh visit: nothing is left of an earlier one in this tab. Waits for the widget unless told otherwise.
 * @param {Page} page
 * @param {string} path
 * @param {{ ready?: boolean }} [options]
 */
export async function visit(page, path, { ready = true } = {}) {
  await page.evaluate(() => {
    if (location.protocol === "http:") sessionStorage.clear();
  });
  await reopen(page, path, { ready });
}

/**
 * Another load in the same tab. The address is new each time, since a fragment alone would load nothing.
 * @param {Page} page
 * @param {string} path
 * @param {{ ready?: boolean }} [options]
 */
export async function reopen(page, path, { ready = true } = {}) {
  const [address = "", fragment] = path.split("#");
  visits += 1;
  const query = `${address.includes("?") ? "&" : "?"}visit=${visits}`;
  await page.goto(`${address}${query}${fragment === undefined ? "" : `#${fragment}`}`);
  if (ready) await until(page, () => Boolean(stage.find(".page")));
}

/**
 * A click with the mouse on the middle of an element.
 * @param {Page} page
 * @param {string} selector
 * @param {string} [id] Which instance.
 */
export async function click(page, selector, id = "fit") {
  const place = await page.evaluate((selector, id) => stage.place(selector, id), selector, id);
  assert.ok(place, `${selector} is not to be seen`);
  await page.click(place.x, place.y);
}

/** @param {Page} page @param {string} [id] @returns {Promise<{ page: string, next: string | null, decided: boolean, outcome: string, answers: Answers }>} */
export const state = (page, id = "fit") => page.evaluate((id) => stage.state(id), id);

/** @param {Page} page @param {string} selector @param {string} [id] @returns {Promise<string>} */
export const text = (page, selector, id = "fit") =>
  page.evaluate((selector, id) => stage.text(selector, id), selector, id);

/** Types of the events heard so far. @param {Page} page @returns {Promise<string[]>} */
export const heard = (page) => page.evaluate(() => stage.events.map((/** @type {any} */ { type }) => type));

/** Selector of a choice. @param {string} id */
export const choice = (id) => `.choice:has(input[value="${id}"])`;

/** What is ticked on the question shown. @param {Page} page @returns {Promise<string[]>} */
export const ticked = (page) =>
  page.evaluate(() =>
    [...stage.fit().shadowRoot.querySelectorAll("input:checked")].map((/** @type {any} */ { value }) => value),
  );

/**
 * Ticks choices of the question shown and goes on, unless the page did so by itself. `null` and what is not given is "I don't know".
 * @param {Page} page
 * @param {string | string[] | null | undefined} value
 * @param {string} [id]
 */
export async function answer(page, value, id = "fit") {
  const wanted = value === null || value === undefined ? [] : [value].flat();
  const selectors = wanted.map(choice);
  if (selectors.length === 0) selectors.push(".choice.unknown");
  await page.evaluate((id) => stage.find(".page", id).setAttribute("data-answered-here", ""), id);
  for (const selector of selectors) await click(page, selector, id);
  const stays = await page.evaluate((id) => Boolean(stage.find(".page[data-answered-here]", id)), id);
  const works = await page.evaluate((id) => stage.find("[aria-busy=true]", id) !== null, id);
  if (stays && !works) await click(page, ".actions .primary", id);
}

/** Waits for the engine: the first page is shown before it runs. @param {Page} page @param {string} [id] */
export const ready = (page, id = "fit") => until(page, (id) => stage.fit(id).report !== null, id);

/**
 * Answers what is asked until the result is shown. Returns the questions, in the order asked.
 * @param {Page} page
 * @param {Answers} answers
 * @param {string} [id]
 */
export async function interview(page, answers, id = "fit") {
  /** @type {string[]} */
  const asked = [];
  await ready(page, id);
  for (;;) {
    const now = await state(page, id);
    if (now.page === "result") return asked;
    if (now.page === "intro") await click(page, ".actions .primary", id);
    else {
      assert.equal(now.page, "question");
      assert.ok(now.next, "a question is shown although none is open");
      assert.ok(!asked.includes(now.next), `${now.next} is asked twice`);
      asked.push(now.next);
      await answer(page, answers[now.next], id);
      await until(page, (next, id) => stage.state(id).next !== next, now.next, id);
    }
  }
}

/**
 * From the introduction to the second question, by this answer to the first; returns the text of both.
 * @param {Page} page
 * @param {string[]} chosen
 */
export async function toSecondQuestion(page, chosen) {
  await ready(page);
  await click(page, ".actions .primary");
  const first = await text(page, "legend");
  await answer(page, chosen);
  await until(page, (first) => stage.text("legend") !== first, first);
  return [first, await text(page, "legend")];
}

/** Answers that settle the advice, in few questions. @type {Answers} */
export const TYPICAL = {
  asked: ["soc2"],
  firmness: "repeated",
  market: "north_america",
  offering: ["saas"],
  data: ["business_confidential", "personal"],
  promises: ["uptime", "confidentiality"],
  deadline: "5_to_9_months",
  maturity: "running",
  held: ["none"],
  people: "26_to_65",
  regimes: ["none"],
};

/** Opens the menu that shares and saves. @param {Page} page @param {string} [id] */
export async function openTools(page, id = "fit") {
  const open = await page.evaluate((id) => stage.find(".take-along", id).open, id);
  if (!open) await click(page, ".take-along > summary", id);
}

/**
 * Shows the result of known answers without clicking through the questions.
 * @param {Page} page
 * @param {Answers} answers
 * @param {string} [id]
 */
export async function settle(page, answers = TYPICAL, id = "fit") {
  await ready(page, id);
  await page.evaluate(
    (answers, id) => {
      stage.fit(id).answers = answers;
      stage.fit(id).start();
    },
    answers,
    id,
  );
  await until(page, (id) => Boolean(stage.find(".result", id)), id);
}
