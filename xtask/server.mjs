/**
 * Serves folders of files to this machine alone, for the demo site and the browser tests, with a security policy on every
 * page: `node xtask/server.mjs <port> <folder>…`. Files are looked for in the folders in turn; port 0 takes a free one.
 * Prints its address, and ends with its standard input.
 *
 * `/policy/<name>/…` serves the same files under another policy, so that tests can try each.
 */
import { createServer } from "node:http";
import sirv from "sirv";

/** The element itself needs no style source at all; the demo pages have a style sheet and pictures of their own origin. */
const POLICIES = {
  site: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'",
  strict:
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; require-trusted-types-for 'script'",
  "no-wasm": "default-src 'none'; script-src 'self'; style-src 'none'; require-trusted-types-for 'script'",
  "no-wasm-but-requests": "script-src 'self'",
  none: "",
  // What a frame that is sandboxed as the documents show it lives under: an origin of its own.
  sandbox: "sandbox allow-scripts",
  "sandbox-no-wasm": "sandbox allow-scripts; script-src http:",
};

const [port, ...folders] = process.argv.slice(2);
const files = folders.map((folder) => sirv(folder, { dev: true }));

const server = createServer((request, response) => {
  const [, name = "site", path] = request.url?.match(/^\/policy\/([a-z-]+)(\/.*)$/) ?? [];
  const policy = POLICIES[name] ?? POLICIES.site;
  if (path) request.url = path;
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Access-Control-Allow-Origin", "*");
  if (policy) response.setHeader("Content-Security-Policy", policy);
  if (!["GET", "HEAD"].includes(request.method ?? "")) {
    response.writeHead(405).end();
    return;
  }
  const notFound = () => response.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n");
  files.reduceRight((next, serve) => () => serve(request, response, next), notFound)();
});
server.on("error", ({ message }) => {
  console.error(`${message}; --port chooses another port`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
process.stdin.resume().on("end", () => process.exit());
