/**
 * What is loaded later and does not arrive: a language, the engine as JavaScript, a vendor's model, the module of
 * `attestation-fit/slim`. Each failure is told by its documented code, and once the file is mended a retry works, in the
 * same page.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browsers, start, until } from "./drive.mjs";
import { faults, startMendableSite } from "./mendable-site.mjs";
import { click, settle, text } from "./steps.mjs";

/** Codes of the errors told so far. @param {import("./drive.mjs").Page} page @returns {Promise<string[]>} */
const told = (page) =>
  page.evaluate(() =>
    stage.events
      .filter((/** @type {any} */ { type }) => type === "fit-error")
      .map((/** @type {any} */ { detail }) => detail.code),
  );

/** Waits for so many errors. @param {import("./drive.mjs").Page} page @param {number} count */
const failed = (page, count) =>
  until(
    page,
    (count) => stage.events.filter((/** @type {any} */ { type }) => type === "fit-error").length === count,
    count,
  );

/** What `attestation-fit/slim` says of its module, by what became of the file. @type {{ [fault: string]: string }} */
const SLIM_CODES = {
  "not found": "load-network",
  "another file, with the type of a page": "load-corrupt",
  "no connection": "load-network",
  "cut off on the way": "load-network",
  "cut short at the server": "load-corrupt",
  empty: "load-corrupt",
};

for (const name of browsers) {
  describe(name, () => {
    /** @type {import("./drive.mjs").Browser} */
    let browser;
    /** @type {import("./drive.mjs").Page} */
    let page;
    /** @type {import("./mendable-site.mjs").MendableSite} */
    let files;
    /** A visit that knows nothing of an earlier one. @param {string} path */
    const visit = async (path) => {
      await page.evaluate(() => {
        if (location.protocol === "http:") sessionStorage.clear();
      });
      await page.goto(`${files.address}${path}`);
    };
    before(async () => {
      files = await startMendableSite();
      browser = await start(name);
      page = await browser.page();
      await page.resize(1000, 900);
    });
    after(async () => {
      await browser?.close();
      await files?.close();
    });

    for (const fault of faults) {
      describe(fault, () => {
        test("a language: English is shown, and the language once it is there", async () => {
          files.spoil("locales/de.js", fault);
          await visit("german.html");
          await until(page, () => Boolean(stage.find(".intro")));
          await failed(page, 1);
          assert.equal(await page.evaluate(() => stage.find(".card").lang), "en");
          await page.evaluate(() => stage.fit().load());
          await failed(page, 2);
          files.mend();
          await page.evaluate(() => stage.fit().load());
          await until(page, () => stage.find(".card").lang === "de");
          assert.deepEqual(await told(page), ["words-not-loaded", "words-not-loaded"]);
        });

        test("the engine as JavaScript, where WebAssembly is refused: said, with a button that tries again", async () => {
          files.spoil("compat.js", fault);
          await visit("policy/no-wasm/widget.html");
          await until(page, () => Boolean(stage.find(".failure")));
          assert.match(await text(page, "[role=alert]"), /could not be loaded/);
          await click(page, ".failure .primary");
          await failed(page, 2);
          files.mend();
          await until(page, () => Boolean(stage.find(".failure")));
          await click(page, ".failure .primary");
          await until(page, () => Boolean(stage.find(".intro")));
          assert.deepEqual(await told(page), ["load-blocked", "load-blocked"]);
          await settle(page);
        });

        test("a vendor's model: said, with a button that tries again", async () => {
          files.spoil("model.bin", fault);
          await visit("policy/none/empty.html");
          await page.evaluate(() => {
            const { AttestationFit, createEngine } = attestationFit;
            AttestationFit.createEngine = async () => {
              const response = await fetch("model.bin");
              if (!response.ok) throw new Error(`model.bin: ${response.status}`);
              return createEngine({ model: await response.arrayBuffer() });
            };
            stage.mount({ id: "fit" });
          });
          await until(page, () => Boolean(stage.find(".failure")));
          files.mend();
          await click(page, ".failure .primary");
          await until(page, () => Boolean(stage.find(".intro")));
          assert.deepEqual(await told(page), ["engine-failed"]);
        });

        for (const given of ["its address", "a response"]) {
          test(`the module of slim, by ${given}: refused with its code, and the next call works`, async () => {
            files.spoil("engine.wasm", fault);
            await visit("policy/none/empty.html");
            const attempt = () =>
              page.evaluate(async (given) => {
                const { createEngine } = await import(/** @type {any} */ ("./slim.js"));
                const address = new URL("engine.wasm", document.baseURI).href;
                return createEngine({ wasm: given === "a response" ? fetch(address) : address }).then(
                  (/** @type {any} */ engine) => engine.model.id,
                  (/** @type {any} */ error) => `${error.name} ${error.code}`,
                );
              }, given);
            assert.equal(await attempt(), `LoadError ${SLIM_CODES[fault]}`);
            assert.equal(await attempt(), `LoadError ${SLIM_CODES[fault]}`);
            files.mend();
            assert.equal(await attempt(), "attestation-fit");
          });
        }
      });
    }

    test("a vendor's model that the page's policy refuses to fetch is told, and another engine ends the failure", async () => {
      await visit("empty.html");
      await page.evaluate(() => {
        const { createEngine } = attestationFit;
        const fit = document.createElement("attestation-fit");
        const fetched = fetch("model.bin").then(async (response) =>
          createEngine({ model: await response.arrayBuffer() }),
        );
        fetched.catch(() => {});
        Object.assign(fit, { id: "fit", engine: fetched });
        document.querySelector("main")?.append(fit);
      });
      await until(page, () => Boolean(stage.find(".failure")));
      assert.deepEqual(await told(page), ["engine-failed"]);
      await page.evaluate(() => {
        stage.fit().engine = attestationFit.createEngine();
      });
      await until(page, () => Boolean(stage.find(".intro")));
    });

    test("a model of another format is told with its problems", async () => {
      await visit("policy/none/empty.html");
      await page.evaluate(() => {
        const { createEngine } = attestationFit;
        const refused = createEngine({ model: new Uint8Array([1, 2, 3]) });
        refused.catch(() => {});
        const fit = document.createElement("attestation-fit");
        document.querySelector("main")?.append(Object.assign(fit, { id: "fit", engine: refused }));
      });
      await until(page, () => Boolean(stage.find(".failure")));
      const detail = await page.evaluate(() => stage.events.at(-1).detail);
      assert.equal(detail.code, "engine-failed");
      assert.equal(detail.problems[0].code, "not-a-model");
    });

    test("the module of slim works whatever its media type, and is told apart where WebAssembly is refused", async () => {
      const attempt = () =>
        page.evaluate(async () => {
          const { createEngine } = await import(/** @type {any} */ ("./slim.js"));
          const bytes = await fetch("engine.wasm").then((response) => response.arrayBuffer());
          const wasm = new Response(bytes, { headers: { "Content-Type": "text/plain" } });
          return createEngine({ wasm }).then(
            (/** @type {any} */ engine) => engine.model.id,
            (/** @type {any} */ error) => `${error.name} ${error.code}`,
          );
        });
      await visit("policy/none/empty.html");
      assert.equal(await attempt(), "attestation-fit");
      await visit("policy/no-wasm-but-requests/empty.html");
      assert.equal(await attempt(), "LoadError load-blocked");
    });
  });
}
