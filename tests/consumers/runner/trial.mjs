/** How a consumer did: its tests, and its line in the table at the end. */
import { test } from "node:test";
import { version } from "./place.mjs";

const LONGEST = 300_000;

export class Trial {
  /** Bytes that its page loads. @type {number | undefined} */
  size;
  /** What it was tried with. */
  versions;
  #milliseconds = 0;
  #passed = 0;
  /** @type {string[]} */
  #failed = [];

  /** @param {import("../consumers.mjs").Consumer} consumer */
  constructor(consumer) {
    this.consumer = consumer;
    this.versions = consumer.tools.map((tool) => `${tool} ${version(tool)}`).join(", ");
  }

  /** A test, with what it took and how it ended. @param {string} title @param {() => Promise<unknown>} work */
  expect(title, work) {
    test(title, { timeout: LONGEST }, async () => {
      const since = performance.now();
      try {
        await work();
        this.#passed += 1;
      } catch (error) {
        this.#failed.push(title);
        throw error;
      } finally {
        this.#milliseconds += performance.now() - since;
      }
    });
  }

  /** The line's cells. */
  cells() {
    const { name, how } = this.consumer;
    const result = this.#failed.length === 0 ? `${this.#passed} passed` : `failed: ${this.#failed.join("; ")}`;
    const size = this.size === undefined ? "–" : this.size.toLocaleString("en");
    return [name, this.versions, how, result, (this.#milliseconds / 1000).toFixed(1), size];
  }
}

const TITLES = ["consumer", "version", "built, run", "result", "seconds", "page, gzip bytes"];

/** What was tried, with what, and how it went. @param {Trial[]} trials */
export function table(trials) {
  const lines = [TITLES, ...trials.map((trial) => trial.cells())];
  const widths = TITLES.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const [titles, ...others] = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  const rule = widths.map((width) => "-".repeat(width));
  return [titles ?? [], rule, ...others].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
