/** Each entry of the built package, imported by its public name on a server: nothing throws where there is no page. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "fit-entries-"));
mkdirSync(join(project, "node_modules"));
symlinkSync(dist, join(project, "node_modules/attestation-fit"));
const require = createRequire(join(project, "consumer.js"));
/** @param {string} entry */
const load = (entry) => import(pathToFileURL(require.resolve(`attestation-fit${entry}`)).href);

after(() => rmSync(project, { recursive: true }));

describe("entries", () => {
  const names = {
    "": ["LoadError", "createEngine"],
    "/slim": ["LoadError", "createEngine"],
    "/compat": ["LoadError", "createEngine", "loaded"],
    "/authoring": ["LoadError", "applyOverlay", "checkModel", "compareModels", "packModel", "verifyModel"],
    "/element": ["AttestationFit"],
    "/define": ["AttestationFit"],
  };
  for (const [entry, exported] of Object.entries(names)) {
    test(`import "attestation-fit${entry}"`, async () => {
      const module = await load(entry);
      for (const name of exported) assert.ok(name in module, name);
    });
    test(`require("attestation-fit${entry}")`, () => {
      const module = require(`attestation-fit${entry}`);
      for (const name of exported) assert.ok(name in module, name);
    });
  }

  test("bundlers are told to leave alone what is imported by an address made at run time", () => {
    // neither the script of a page nor the command line passes through a bundler
    const whole = ["embed.js", "attestation-fit.js"];
    const modules = readdirSync(dist).filter((file) => file.endsWith(".js") && !whole.includes(file));
    const calls = modules.flatMap(
      (file) => readFileSync(join(dist, file), "utf8").match(/\bimport\((?!")[^)]*\)/g) ?? [],
    );
    assert.ok(calls.length > 0, "the pattern still finds them");
    for (const call of calls) assert.match(call, /\/\* webpackIgnore: true \*\/\s+\/\* @vite-ignore \*\//);
  });

  test("every file of the exports map exists", () => {
    const manifest = JSON.parse(readFileSync(join(dist, "package.json"), "utf8"));
    const files = Object.values(manifest.exports).flatMap((target) =>
      typeof target === "string" ? [target] : Object.values(target),
    );
    for (const file of files) readFileSync(join(dist, file.replace("*", "en")));
  });
});

test("the snippets of the package carry the hash of its embed.js", () => {
  const hash = createHash("sha384")
    .update(readFileSync(join(dist, "embed.js")))
    .digest("base64");
  for (const file of ["README.md", "docs/embed.md"]) {
    assert.ok(readFileSync(join(dist, file), "utf8").includes(`embed.js" integrity="sha384-${hash}" defer`), file);
  }
});

test("what is linked into the WebAssembly is named, with its licence", () => {
  const notices = readFileSync(join(dist, "THIRD-PARTY-NOTICES.txt"), "utf8");
  for (const crate of ["serde", "sha2", "wasm-bindgen"]) assert.match(notices, new RegExp(`^${crate} \\d`, "m"));
  assert.match(notices, /Permission is hereby granted/);
  assert.doesNotMatch(notices, /^(proptest|clap) /m, "tests and the workshop are not linked");
});

test("what is bundled into the scripts is named, with its licence", () => {
  const notices = readFileSync(join(dist, "attestation-fit.LEGAL.txt"), "utf8");
  for (const name of ["commander", "lit-html", "uqr"]) assert.match(notices, new RegExp(`^${name} \\d`, "m"));
  assert.match(notices, /Permission is hereby granted/);
});

describe("one engine, four ways", () => {
  test("embed.js unpacks the same engine, words and sources", async () => {
    const usual = await (await load("")).createEngine();
    await load("/embed.js");
    const { AttestationFit, createEngine } = /** @type {any} */ (globalThis).attestationFit;
    const embedded = await createEngine();
    const answers = { asked: ["soc2"], market: "north_america" };
    assert.equal(JSON.stringify(embedded.report(answers)), JSON.stringify(usual.report(answers)));
    assert.deepEqual(AttestationFit.library, (await load("/define")).AttestationFit.library);
  });

  test("slim takes bytes, and gives the same report", async () => {
    const wasm = readFileSync(join(dist, "engine.wasm"));
    const usual = await (await load("")).createEngine();
    const slim = await (await load("/slim")).createEngine({ wasm });
    const answers = { asked: ["soc2"], market: "north_america" };
    assert.equal(JSON.stringify(slim.report(answers)), JSON.stringify(usual.report(answers)));
  });

  test("slim says why it cannot load, and a second call can", async () => {
    // a copy of its own: elsewhere in this file the engine runs already
    const copy = mkdtempSync(join(tmpdir(), "fit-slim-"));
    cpSync(dist, copy, { recursive: true, filter: (file) => !file.includes("site") });
    const { createEngine } = await import(pathToFileURL(join(copy, "slim.js")).href);
    const bytes = readFileSync(join(dist, "engine.wasm"));
    const failures = [
      { wasm: bytes.subarray(0, 1000), code: "load-corrupt" },
      { wasm: new TextEncoder().encode("<!doctype html>"), code: "load-corrupt" },
      { wasm: new Response("gone", { status: 404 }), code: "load-network" },
      { wasm: "http://127.0.0.1:1/engine.wasm", code: "load-network" },
      { wasm: new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]), code: "load-corrupt" },
    ];
    for (const { wasm, code } of failures) {
      await assert.rejects(createEngine({ wasm }), { name: "LoadError", code });
    }
    await createEngine({ wasm: new Response(bytes, { headers: { "Content-Type": "text/plain" } }) });
    rmSync(copy, { recursive: true });
  });

  test("a packed model travels from authoring to the engine", async () => {
    const { packModel } = await load("/authoring");
    const { default: source } = await load("/model");
    const packed = packModel(source);
    assert.deepEqual(Buffer.from(packed), readFileSync(join(dist, "model.bin")));
    const engine = await (await load("")).createEngine({ model: packed });
    assert.equal(engine.model.digest, (await (await load("")).createEngine()).model.digest);
  });
});

describe("bad input", () => {
  test("unknown ids are named, with the nearest known one", async () => {
    const engine = await (await load("")).createEngine();
    assert.throws(
      () => engine.report({ asked: ["soc2_typ2"] }),
      (/** @type {any} */ error) => error.name === "AnswersError" && error.problems[0].help.includes("`soc2_type2`"),
    );
  });

  test("bytes that are no model are refused", async () => {
    const { createEngine } = await load("");
    await assert.rejects(createEngine({ model: new Uint8Array([1, 2, 3]) }), { name: "ModelError" });
  });
});
