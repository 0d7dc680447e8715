/**
 * Where consumers are built and run: a folder that `cargo xtask test consumers` prepares, with the tools of package.json
 * and the unpacked tarball in its node_modules. Nothing there leads to the repository's sources.
 */
import { cpSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const fixtures = join(repository, "tests/consumers/fixtures");

export const place = process.env.CONSUMERS ?? join(repository, "target/consumers");

/** The package under test, as it was unpacked. */
export const unpacked = join(place, "node_modules/attestation-fit");

/** A module of the place, by the name that consumers import. @param {string} name */
export const resolved = (name) => createRequire(join(place, "package.json")).resolve(name);

/** The version of a tool that is installed, or of Node. @param {string} tool @returns {string} */
export function version(tool) {
  if (tool === "node") return process.versions.node;
  return JSON.parse(readFileSync(join(place, "node_modules", tool, "package.json"), "utf8")).version;
}

/** A program that a tool brings. @param {string} name */
export const program = (name) => join(place, "node_modules/.bin", name);

/** What all fixtures share, beside their folders. */
export function shareAnswers() {
  cpSync(join(fixtures, "answers.js"), join(place, "answers.js"));
}

/**
 * A fresh copy of a fixture, for one consumer alone: the same page is built by several tools.
 * @param {string} fixture
 * @param {string} consumer
 */
export function settle(fixture, consumer) {
  const folder = join(place, consumer.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"));
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(fixtures, fixture), folder, { recursive: true });
  return folder;
}
