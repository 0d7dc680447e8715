/** A consumer's page, as a visitor and the site's owner expect it. */
import assert from "node:assert/strict";
import { after } from "node:test";
import { serve } from "./serve.mjs";
import { Visit } from "./visit.mjs";

/**
 * @typedef {object} Given
 * @property {import("./trial.mjs").Trial} trial
 * @property {string} folder
 * @property {import("../../../www/engine/types.ts").Engine} engine The same package's, in Node.
 * @property {string} report Its report of the answers that all fixtures share.
 * @property {() => Promise<import("puppeteer-core").Page>} newPage
 */

/** @param {import("../consumers.mjs").Page} run @param {Given} given */
export function expectPage(run, { trial, folder, engine, report, newPage }) {
  /** @type {import("./serve.mjs").Server | undefined} */
  let server;
  /** @type {Visit} */
  let visit;
  after(async () => {
    await visit?.page.close();
    await server?.stop();
  });

  trial.expect("the page opens and the element runs", async () => {
    server = await serve(run, folder);
    const page = await newPage();
    trial.versions ||= (await page.browser().version()).replace("/", " ");
    visit = new Visit(page, server.address);
    await visit.open();
    if (run.weighed) trial.size = await visit.size();
  });
  trial.expect("the element asks its first question, takes an answer and tells the page", async () => {
    assert.match(await visit.begin(), /\?$/);
    const question = await visit.answer();
    const now = await visit.property("report");
    const { fields = {}, answers = {} } = run.hands ?? {};
    assert.deepEqual(Object.keys(now.answers).sort(), [...Object.keys(answers), question].sort());
    for (const [known, answer] of Object.entries(answers)) assert.deepEqual(now.answers[known], answer);
    assert.equal(JSON.stringify(now), JSON.stringify(engine.report(now.answers)), "not the report that Node gives");
    assert.deepEqual((await visit.property("context")).fields, fields);
  });
  if (run.engine) {
    trial.expect("its report of a lead is the one that the package gives in Node", async () => {
      assert.equal(await visit.text("#report"), report);
    });
  }
  trial.expect("it speaks German, which is loaded when it is wanted", () => visit.speak("de"));
  trial.expect("without WebAssembly it loads the engine as JavaScript", async () => {
    const page = await newPage();
    await page.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    const second = new Visit(page, visit.address);
    await second.open();
    assert.match(await second.begin(), /\?$/);
    if (run.engine) assert.equal(await second.text("#report"), report);
    assert.deepEqual(second.troubles, []);
    await page.close();
  });
  trial.expect("nothing was logged, failed or asked elsewhere", async () => assert.deepEqual(visit.troubles, []));
  for (const { name, check } of run.also ?? []) {
    trial.expect(name, async () => {
      const page = await newPage();
      await check(page, visit.address, report).finally(() => page.close());
    });
  }
}
