/**
 * The widget from end to end: every scenario in every browser under test. What a browser cannot do through its driver
 * is skipped there, with the reason.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, start } from "./drive.mjs";
import { accessibility } from "./scenarios/accessibility.mjs";
import { answer } from "./scenarios/answer.mjs";
import { choosing } from "./scenarios/choosing.mjs";
import { copies } from "./scenarios/copies.mjs";
import { firstPage } from "./scenarios/first-page.mjs";
import { forms } from "./scenarios/forms.mjs";
import { frame } from "./scenarios/frame.mjs";
import { history } from "./scenarios/history.mjs";
import { hostile } from "./scenarios/hostile.mjs";
import { interviews } from "./scenarios/interviews.mjs";
import { keyboard } from "./scenarios/keyboard.mjs";
import { languages } from "./scenarios/languages.mjs";
import { legible } from "./scenarios/legible.mjs";
import { memory } from "./scenarios/memory.mjs";
import { mistakes } from "./scenarios/mistakes.mjs";
import { modes } from "./scenarios/modes.mjs";
import { pageLife } from "./scenarios/page-life.mjs";
import { paper } from "./scenarios/paper.mjs";
import { recovery } from "./scenarios/recovery.mjs";
import { studio } from "./scenarios/studio.mjs";
import { takeAlong } from "./scenarios/take-along.mjs";
import { telling } from "./scenarios/telling.mjs";
import { whatIf } from "./scenarios/what-if.mjs";

/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {{ [browser: string]: string }} [skip] Browsers that cannot do this, and why.
 * @property {(given: { page: import("./drive.mjs").Page, browser: import("./drive.mjs").Browser,
 *   note: (text: string) => void }) => Promise<void>} run
 */

/** @type {{ [subject: string]: Scenario[] }} */
const subjects = {
  interviews,
  choosing,
  "before the engine runs": firstPage,
  "back, change, review, resume, link": memory,
  "the browser's history": history,
  "events and calls to action": telling,
  "a vendor's mistakes": mistakes,
  "the answer": answer,
  "what if": whatIf,
  "take along": takeAlong,
  paper,
  forms,
  modes,
  "in a frame": frame,
  languages,
  keyboard,
  "life on a page": pageLife,
  "several copies": copies,
  "hostile texts": hostile,
  legible,
  recovery,
  accessibility,
  "the studio": studio,
};

for (const name of browsers) {
  describe(name, () => {
    /** @type {import("./drive.mjs").Browser} */
    let browser;
    before(async () => {
      browser = await start(name);
    });
    after(() => browser?.close());

    for (const [subject, scenarios] of Object.entries(subjects)) {
      describe(subject, () => {
        for (const { name: title, skip, run } of scenarios) {
          test(title, { skip: skip?.[name] ?? false, timeout: 120_000 }, async (context) => {
            // A page for each scenario: one that falls takes no other along.
            const page = await browser.page();
            await page.resize(1000, 900);
            try {
              await run({ page, browser, note: (text) => context.diagnostic(text) });
              const wrong = await page.evaluate(() => [
                ...(globalThis.stage?.errors ?? []),
                ...(globalThis.stage?.refused ?? []),
              ]);
              assert.deepEqual(wrong, [], "errors of the page, or violations of its policy");
            } finally {
              await page.puppeteer?.close();
            }
          });
        }
      });
    }
  });
}
