/** Other programs: run to their end, or started as a server and always ended. */
import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** Nothing is reported to a tool's maker, and no tool asks whether it is the newest. */
const QUIET = {
  NEXT_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  DENO_NO_UPDATE_CHECK: "1",
  DENO_NO_PROMPT: "1",
  BROWSERSLIST_IGNORE_OLD_DATA: "1",
  NO_COLOR: "1",
};

const LONGEST_RUN = 300_000;
const LONGEST_START = 60_000;

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */
/** @typedef {{ child: ChildProcess, said: () => string, end: Promise<number | null> }} Begun */

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
  const env = { ...process.env, ...QUIET };
  const child = spawn(name, words, { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  alive.add(child);
  let said = "";
  const listen = (/** @type {Buffer} */ bytes) => {
    said += bytes;
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const end = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { child, said: () => said, end: end.finally(() => alive.delete(child)) };
}

/**
 * Runs a program to its end and returns what it printed.
 * @param {string[]} command
 * @param {string} folder
 */
export async function run(command, folder) {
  const { child, said, end } = begin(command, folder);
  const limit = setTimeout(() => kill(child), LONGEST_RUN);
  const code = await end.finally(() => clearTimeout(limit));
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code ?? "a signal"}\n${said()}`);
  return said();
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
