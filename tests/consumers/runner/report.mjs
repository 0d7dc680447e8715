/** Consumers without a page: what they report is what Node reports. */
import assert from "node:assert/strict";
import { after } from "node:test";
import { run } from "./processes.mjs";
import { serve } from "./serve.mjs";

/** @typedef {Pick<import("./page.mjs").Given, "trial" | "folder" | "report">} Given */

const TITLE = "its report is the one that the package gives in Node";

/** @param {import("../consumers.mjs").Program} program @param {Given} given */
export function expectReport({ command }, { trial, folder, report }) {
  trial.expect(TITLE, async () => assert.equal((await run(command, folder)).trim(), report));
}

/** @param {import("../consumers.mjs").Worker} worker @param {Given} given */
export function expectReply(worker, { trial, folder, report }) {
  /** @type {import("./serve.mjs").Server | undefined} */
  let server;
  after(() => server?.stop());
  trial.expect(TITLE, async () => {
    server = await serve(worker, folder);
    assert.equal(await (await fetch(server.address)).text(), report);
  });
}
