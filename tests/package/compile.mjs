/** A consumer's project, compiled strictly against the built package and nothing that it does not name. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const usual = createRequire(import.meta.url);
/** The last TypeScript written in JavaScript, which tools of today are still made for. */
const before7 = createRequire(join(repository, "xtask/reference/package.json"));

/** Compilers, each as arguments to Node. */
export const COMPILERS = {
  "TypeScript 7": [join(repository, "node_modules/typescript/lib/tsc.js")],
  "TypeScript 6": [before7.resolve("typescript/lib/tsc.js")],
  "vue-tsc": [
    "--eval",
    `require(${JSON.stringify(usual.resolve("vue-tsc"))}).run(${JSON.stringify(before7.resolve("typescript/lib/tsc"))})`,
    "vue-tsc",
  ],
};

/**
 * @typedef {object} Project
 * @property {{ [file: string]: string }} files
 * @property {string[]} [packages] What is installed besides the package itself.
 * @property {{ [option: string]: unknown }} [options] Compiler options that differ from the usual ones.
 * @property {object} [vue] `vueCompilerOptions`.
 */

/**
 * What the compiler says of a project: one line of text for each error, `file(line,column): error TS…`.
 * @param {Project} project
 * @param {{ compiler: keyof typeof COMPILERS, resolution: string }} how
 */
export function compile({ files, packages = [], options = {}, vue }, { compiler, resolution }) {
  const folder = mkdtempSync(join(tmpdir(), "fit-types-"));
  after(() => rmSync(folder, { recursive: true }));
  link(join(repository, "dist"), join(folder, "node_modules/attestation-fit"));
  for (const name of packages) link(join(repository, "node_modules", name), join(folder, "node_modules", name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    preserveSymlinks: true,
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    types: [],
    module: resolution === "bundler" ? "esnext" : "nodenext",
    moduleResolution: resolution,
    ...options,
  };
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const settings = { compilerOptions, vueCompilerOptions: vue, files: Object.keys(files) };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const program = [...COMPILERS[compiler], "--pretty", "false", "--project", folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: folder, encoding: "utf8" });
  const said = `${stdout}${stderr}`.split("\n").filter((line) => /\berror TS\d+:/.test(line));
  if (status !== 0 && said.length === 0) throw new Error(`${compiler} failed: ${stdout}${stderr}`);
  return said;
}

/** @param {string} from @param {string} to */
function link(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to);
}
