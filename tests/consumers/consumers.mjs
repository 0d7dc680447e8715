/**
 * Who uses the package, and how each is built and run: one entry a consumer, on a fixture of fixtures/. A page is served
 * by its tool or as files; a program prints its report; a worker replies with it. CONTRIBUTING.md tells how to add one.
 */

import { place, program } from "./runner/place.mjs";
import { adviceWithoutScripts, changedScriptRefused } from "./runner/special.mjs";

/**
 * @typedef {object} Consumer
 * @property {string} name
 * @property {string} fixture Folder of fixtures/; several consumers may build the same.
 * @property {string[]} tools What the table tells the versions of: packages, or `node`; none where it is the browser alone.
 * @property {string} how What is done, for the table.
 * @property {string[][]} [build] Commands that run first, in the consumer's folder.
 * @property {Page | Program | Worker} run
 *
 * @typedef {object} Page
 * @property {"page"} kind
 * @property {string[]} [files] Folders whose files are served, within the consumer's or absolute.
 * @property {(port: string) => string[]} [server] Or the tool's own server.
 * @property {boolean} weighed The table tells how much the page loads; while developing that means nothing.
 * @property {boolean} engine The page shows a report of an engine of its own in `#report`.
 * @property {{ fields?: object, answers?: object }} [hands] What the page gives the element.
 * @property {import("./runner/special.mjs").Special[]} [also]
 *
 * @typedef {object} Program
 * @property {"program"} kind
 * @property {string[]} command Prints the report.
 *
 * @typedef {object} Worker
 * @property {"worker"} kind
 * @property {(port: string) => string[]} server Replies with the report.
 */

/** The one page of fixtures/page, built by a tool. @type {Page} */
const built = {
  kind: "page",
  files: ["dist", "."],
  engine: true,
  weighed: true,
  hands: { fields: { page: "pricing" } },
};

/** The documents' component of a framework, built by Vite. @type {Page} */
const component = {
  kind: "page",
  files: ["dist"],
  engine: false,
  weighed: true,
  hands: { answers: { market: "north_america" } },
};

/** Options of Vite's servers. */
const onlyHere = ["--host=127.0.0.1", "--strictPort"];

/** Options of esbuild. */
const bundle = ["--bundle", "--format=esm", "--minify"];

/** @type {Consumer[]} */
export const consumers = [
  {
    name: "script tag",
    fixture: "script-tag",
    tools: [],
    how: "<script src integrity>",
    run: {
      kind: "page",
      files: [".", `${place}/node_modules`, place],
      engine: true,
      weighed: true,
      also: [changedScriptRefused],
    },
  },
  {
    name: "import map",
    fixture: "import-map",
    tools: [],
    how: "<script type=importmap>",
    run: {
      kind: "page",
      files: [".", `${place}/node_modules`, place],
      engine: true,
      weighed: true,
      hands: { fields: { page: "pricing" } },
    },
  },
  {
    name: "Vite",
    fixture: "page",
    tools: ["vite"],
    how: "vite build, vite preview",
    build: [[program("vite"), "build"]],
    run: {
      kind: "page",
      server: (port) => [program("vite"), "preview", ...onlyHere, `--port=${port}`],
      engine: true,
      weighed: true,
      hands: { fields: { page: "pricing" } },
    },
  },
  {
    name: "Vite, developing",
    fixture: "page",
    tools: ["vite"],
    how: "vite",
    run: {
      kind: "page",
      // What Vite keeps of an earlier run would be an earlier package.
      server: (port) => [program("vite"), "--force", ...onlyHere, `--port=${port}`],
      engine: true,
      weighed: false,
      hands: { fields: { page: "pricing" } },
    },
  },
  {
    name: "webpack",
    fixture: "page",
    tools: ["webpack"],
    how: "webpack, files",
    build: [[program("webpack"), "./main.js", "--mode=production"]],
    run: built,
  },
  {
    name: "Rollup",
    fixture: "page",
    tools: ["rollup"],
    how: "rollup, files",
    build: [[program("rollup"), "main.js", "--plugin=node-resolve", "--format=es", "--dir=dist"]],
    run: built,
  },
  {
    name: "esbuild",
    fixture: "page",
    tools: ["esbuild"],
    how: "esbuild, files",
    build: [[program("esbuild"), "main.js", ...bundle, "--splitting", "--outdir=dist"]],
    run: built,
  },
  {
    name: "Parcel",
    fixture: "page",
    tools: ["parcel"],
    how: "parcel build, files",
    build: [[program("parcel"), "build", "index.html", "--dist-dir=dist", "--no-cache", "--no-autoinstall"]],
    run: { ...built, files: ["dist"] },
  },
  {
    name: "React",
    fixture: "react",
    tools: ["react", "vite"],
    how: "vite build, files",
    build: [[program("vite"), "build"]],
    run: component,
  },
  {
    name: "Vue",
    fixture: "vue",
    tools: ["vue", "vite"],
    how: "vite build, files",
    build: [[program("vite"), "build"]],
    run: component,
  },
  {
    name: "Next",
    fixture: "next",
    tools: ["next", "react"],
    how: "next build, next start",
    build: [[program("next"), "build"]],
    run: {
      kind: "page",
      server: (port) => [program("next"), "start", "--hostname=127.0.0.1", `--port=${port}`],
      engine: true,
      weighed: true,
      hands: { fields: { page: "pricing" } },
      also: [adviceWithoutScripts],
    },
  },
  {
    name: "Node, import",
    fixture: "script",
    tools: ["node"],
    how: "node",
    run: { kind: "program", command: [process.execPath, "report.js"] },
  },
  {
    name: "Node, require",
    fixture: "script",
    tools: ["node"],
    how: "node",
    run: { kind: "program", command: [process.execPath, "report.cjs"] },
  },
  {
    name: "Deno",
    fixture: "script",
    tools: ["deno"],
    how: "deno run",
    run: {
      kind: "program",
      command: [program("deno"), "run", "--no-remote", "--node-modules-dir=manual", "report.js"],
    },
  },
  {
    name: "Bun",
    fixture: "script",
    tools: ["bun"],
    how: "bun",
    // The last step of Bun's own installation, which `npm ci --ignore-scripts` leaves out: it puts the program in place.
    build: [["npm", "rebuild", "bun"]],
    run: { kind: "program", command: [program("bun"), "report.js"] },
  },
  {
    name: "workerd",
    fixture: "workerd",
    tools: ["workerd", "esbuild"],
    how: "esbuild, workerd serve",
    // As Cloudflare's own tool bundles a worker.
    build: [[program("esbuild"), "worker.js", ...bundle, "--conditions=workerd", "--outdir=dist"]],
    run: {
      kind: "worker",
      server: (port) => [program("workerd"), "serve", "config.capnp", `--socket-addr=http=127.0.0.1:${port}`],
    },
  },
];
