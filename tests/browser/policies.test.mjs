/**
 * Every page policy in every browser: the strictest one with WebAssembly, the one that refuses it, none at all, and a
 * browser without it. The reports are the same as in Node, byte for byte, and nothing but what is declared is refused or requested.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, start } from "./drive.mjs";

/** Page, policy, files that the page may request, policy violations that are expected. */
const cases = [
  { policy: "strict", page: "embed.html", files: ["embed.js"], refused: [] },
  { policy: "none", page: "embed.html", files: ["embed.js"], refused: [] },
  // WebKit refuses without a report.
  { policy: "no-wasm", page: "embed.html", files: ["embed.js", "compat.js"], refused: ["script-src wasm-eval"] },
  { policy: "no-wasm", page: "without-wasm.html", files: ["embed.js", "compat.js"], refused: [] },
];

const answers = {
  regimes: ["none"],
  asked: ["soc2_type2", "iso27001"],
  firmness: "gate",
  market: "uk_eu",
  deadline: null,
};

// The same in Node, which has no page: browsers may run one at a time.
const { createEngine } = await import(`../../dist/${"index"}.js`);
const inNode = JSON.stringify((await createEngine()).report(answers));

for (const name of browsers) {
  describe(name, () => {
    /** @type {import("./drive.mjs").Browser} */
    let browser;
    /** @type {import("./drive.mjs").Page} */
    let page;
    before(async () => {
      browser = await start(name);
      page = await browser.page();
    });
    after(() => browser?.close());

    for (const { policy, page: file, files, refused } of cases) {
      test(`${file} under the policy ${policy}`, async () => {
        await page.goto(`policy/${policy}/${file}`);
        const seen = await page.evaluate(async (given) => {
          const engine = await Reflect.get(globalThis, "attestationFit").createEngine();
          const requested = performance.getEntriesByType("resource").map((entry) => entry.name.split("/").pop());
          return {
            report: JSON.stringify(engine.report(given)),
            refused: /** @type {string[]} */ (Reflect.get(globalThis, "refused")),
            requested,
          };
        }, answers);
        assert.equal(seen.report, inNode);
        const own = (/** @type {string} */ text) => !text.includes("favicon");
        assert.deepEqual(
          seen.requested.filter((file) => own(file ?? "") && file !== "policy.js" && file !== "no-wasm.js"),
          files,
        );
        for (const violation of seen.refused.filter(own)) assert.ok(refused.includes(violation), violation);
      });
    }
  });
}
