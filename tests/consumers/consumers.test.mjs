/**
 * The packed package in the hands of its consumers: built by their tools, opened in a real browser or run by a real
 * runtime. Every report is compared with the one that the same package gives in Node.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { start } from "../browser/drive.mjs";
import { consumers } from "./consumers.mjs";
import { expectPage } from "./runner/page.mjs";
import { place, resolved, settle, shareAnswers, version } from "./runner/place.mjs";
import { run } from "./runner/processes.mjs";
import { expectReply, expectReport } from "./runner/report.mjs";
import { fill } from "./runner/snippets.mjs";
import { Trial, table } from "./runner/trial.mjs";

/** @typedef {import("../../www/engine/types.ts").Engine} Engine */

shareAnswers();
const { answers } = await import(join(place, "answers.js"));
/** @type {Engine} */
const engine = await (await import(resolved("attestation-fit"))).createEngine();
const report = JSON.stringify(engine.report(answers));

/** @type {import("../browser/drive.mjs").Browser} */
let browser;
/** @type {Trial[]} */
const trials = [];

/** Chromium is driven by puppeteer, and consumers are tried in Chromium alone. */
async function newPage() {
  const { puppeteer } = await browser.page();
  if (!puppeteer) throw new Error(`${browser.name} is not driven by puppeteer`);
  return puppeteer;
}

before(async () => {
  browser = await start("chromium");
});
after(async () => {
  await browser?.close();
  writeFileSync(join(place, "table.md"), table(trials));
});

for (const consumer of consumers) {
  describe(consumer.name, () => {
    const trial = new Trial(consumer);
    trials.push(trial);
    const folder = settle(consumer.fixture, consumer.name);
    fill(folder);
    const given = { trial, folder, engine, report, newPage };

    if (consumer.build) {
      trial.expect("it is built", async () => {
        for (const command of consumer.build ?? []) await run(command, folder);
      });
    }
    if (consumer.run.kind === "page") expectPage(consumer.run, given);
    if (consumer.run.kind === "program") expectReport(consumer.run, given);
    if (consumer.run.kind === "worker") expectReply(consumer.run, given);
  });
}

test("docs/embed.md tells with which versions", () => {
  const told = readFileSync(new URL("../../docs/embed.md", import.meta.url), "utf8");
  for (const { tools } of consumers) {
    // Which Node it is, is the machine's affair.
    for (const tool of tools.filter((tool) => tool !== "node"))
      assert.ok(told.includes(`${tool} ${version(tool)}`), tool);
  }
});
