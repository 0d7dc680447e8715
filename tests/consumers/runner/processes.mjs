/** Other programs: run to their end, or started as a server and always ended. */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { place } from "./place.mjs";

/** Nothing is reported to a tool's maker, no tool asks whether it is the newest, and none leaves files elsewhere. */
const ENVIRONMENT = {
  NEXT_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  DENO_NO_UPDATE_CHECK: "1",
  DENO_NO_PROMPT: "1",
  BROWSERSLIST_IGNORE_OLD_DATA: "1",
  DENO_DIR: join(place, ".deno"),
  NO_COLOR: "1",
};

const LONGEST_RUN = 240_000;
const LONGEST_START = 60_000;

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/**
 * @typedef {object} Begun
 * @property {ChildProcess} child
 * @property {() => string} printed To standard output.
 * @property {() => string} said Everything, in the order said.
 * @property {Promise<number | null>} end
 */

/** @type {Set<ChildProcess>} */
const alive = new Set();
process.on("exit", () => {
  for (const child of alive) kill(child);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** A program leads a group of its own, so that what it started ends with it. @param {ChildProcess} child */
function kill(child) {
  try {
    if (child.pid) process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/**
 * @param {string[]} command
 * @param {string} folder
 * @returns {Begun}
 */
function begin([name = "", ...words], folder) {
  const env = { ...process.env, ...ENVIRONMENT };
  const child = spawn(name, words, { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  alive.add(child);
  let printed = "";
  let said = "";
  const say = (/** @type {Buffer | Error} */ words) => {
    said += words;
  };
  child.stdout.on("data", (/** @type {Buffer} */ bytes) => {
    printed += bytes;
    say(bytes);
  });
  child.stderr.on("data", say);
  child.on("error", say);
  /** @type {Promise<number | null>} */
  const end = new Promise((resolve) => child.on("close", resolve));
  return { child, printed: () => printed, said: () => said, end: end.finally(() => alive.delete(child)) };
}

/**
 * Runs a program to its end and returns what it printed.
 * @param {string[]} command
 * @param {string} folder
 */
export async function run(command, folder) {
  const { child, printed, said, end } = begin(command, folder);
  const limit = setTimeout(() => kill(child), LONGEST_RUN);
  const code = await end.finally(() => clearTimeout(limit));
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code ?? "a signal"}\n${said()}`);
  return printed();
}

/**
 * Starts a server and waits until it answers.
 * @param {string[]} command
 * @param {string} folder
 * @param {string} address
 * @returns {Promise<import("./serve.mjs").Server>}
 */
export async function start(command, folder, address) {
  const { child, said, end } = begin(command, folder);
  const stop = () => {
    kill(child);
    return end;
  };
  const limit = Date.now() + LONGEST_START;
  while (!(await answers(address))) {
    if (!alive.has(child) || Date.now() > limit) {
      await stop();
      throw new Error(`${command.join(" ")} does not answer\n${said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { address, stop };
}

/** @param {string} address */
async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

/** A port of this machine that nobody listens on. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
