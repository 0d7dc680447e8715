/**
 * How esbuild makes the published scripts of www/: `node www/esbuild.config.mjs <what> <generated> <out> [<integrity>]`,
 * where `what` is `package`, `site` or `unit-tests`, `generated` the folder of what the build has generated (engine, model,
 * words), `out` the folder to write to, and `integrity` the hash of `embed.js`, which the site's snippets have. `cargo xtask`
 * calls it.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const [what, generated, out, integrity] = process.argv.slice(2);
const root = resolve(import.meta.dirname, "..");
const at = (/** @type {string} */ path) => join(root, path);

/** The style sheets of the element as one text. @type {import("esbuild").Plugin} */
const theme = {
  name: "theme",
  setup({ onResolve, onLoad }) {
    // relative, since bundles name it: paths of the machine stay out of them
    const path = "www/element/theme/index.css";
    onResolve({ filter: /^generated\/theme$/ }, () => ({ path, namespace: "text" }));
    onLoad({ filter: /./, namespace: "text" }, async () => {
      const { outputFiles } = await build({ ...common, entryPoints: [path], minify: true, write: false });
      return { contents: outputFiles[0]?.text ?? "", loader: "text" };
    });
  },
};

/** @satisfies {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "eof",
  // tells what is within, for the licences
  metafile: true,
  logLevel: "warning",
};

/** @satisfies {import("esbuild").BuildOptions} */
const scripts = {
  ...common,
  format: "esm",
  outdir: out,
  alias: { generated: resolve(generated ?? "") },
  loader: { ".wasm": "base64", ".bin": "base64", ".gz": "base64" },
  // Lit touches globals of a page while it is imported.
  inject: [at("www/package/without-dom.ts")],
  // Files of their own, asked for when they are needed.
  external: ["./compat.js", "./locales/*"],
  plugins: [theme],
};

/** Modules for bundlers: white space stays, and with it the comments in `import()` that tell them what to leave alone. */
const modules = { ...scripts, minifyIdentifiers: true, minifySyntax: true };

/** The command line: it loads the package's modules beside it. @satisfies {import("esbuild").BuildOptions} */
const program = {
  ...common,
  format: /** @type {const} */ ("esm"),
  platform: /** @type {const} */ ("node"),
  target: "node20",
  outdir: out,
  entryPoints: { "attestation-fit": "cli/attestation-fit.ts" },
  // some of its libraries are CommonJS and require modules of Node
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
  },
};

/** Files of a folder with this ending, but no declarations. */
function files(/** @type {string} */ folder, ending = ".ts") {
  const names = readdirSync(at(folder)).filter((name) => name.endsWith(ending) && !name.endsWith(".d.ts"));
  return names.sort().map((name) => `${folder}/${name}`);
}

/** @type {{ [what: string]: import("esbuild").BuildOptions[] }} */
const builds = {
  package: [
    {
      ...modules,
      splitting: true,
      chunkNames: "shared-[hash]",
      entryPoints: {
        index: "www/engine/engine.ts",
        slim: "www/engine/slim.ts",
        authoring: "www/authoring/authoring.ts",
        element: "www/element/attestation-fit.ts",
        define: "www/element/define.ts",
      },
    },
    { ...modules, entryPoints: { compat: "www/engine/compat.ts" } },
    { ...scripts, minify: true, format: "iife", entryPoints: { embed: "www/embed/embed.ts" } },
    { ...scripts, minify: true, outdir: join(out ?? "", "frame"), entryPoints: files("www/frame") },
    program,
  ],
  site: [
    { ...scripts, minify: true, entryPoints: files("www/demo") },
    {
      ...scripts,
      minify: true,
      outdir: join(out ?? "", "studio"),
      entryPoints: { studio: "www/studio/studio.ts", worker: "www/studio/worker/worker.ts" },
      define: { EMBED_INTEGRITY: JSON.stringify(integrity) },
    },
  ],
  "unit-tests": [
    { ...scripts, platform: "node", sourcemap: "inline", entryPoints: files("tests/element", ".test.ts") },
  ],
};

/** @type {Set<string>} */
const bundled = new Set();
for (const options of builds[what ?? ""] ?? []) {
  const { metafile } = await build(options);
  for (const path of Object.keys(metafile?.inputs ?? {})) {
    const [folder] = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
    if (folder) bundled.add(folder);
  }
}
/** @type {{ [what: string]: string }} */
const legal = { package: "attestation-fit", site: "studio/studio" };
if (legal[what ?? ""]) licences([...bundled].sort(), `${legal[what ?? ""]}.LEGAL.txt`);

/** The licences of the libraries within the scripts, beside them. @param {string[]} folders @param {string} file */
function licences(folders, file) {
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(at(`${folder}/package.json`), "utf8"));
    const licence = readdirSync(at(folder)).find((name) => /^licen[cs]e/i.test(name));
    if (!licence) throw new Error(`${name} brings no text of its licence`);
    const text = readFileSync(at(`${folder}/${licence}`), "utf8").trim();
    return `${"-".repeat(80)}\n${name} ${version}, ${license}\n\n${text}\n`;
  });
  const about = "The scripts beside this file hold code of these packages, under their licences.\n\n";
  writeFileSync(join(out ?? "", file), about + texts.join("\n"));
}
