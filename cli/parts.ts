/** The parts of the package that stand beside this program, loaded when a command needs them. */
import { readFile } from "node:fs/promises";
import type * as Authoring from "../www/authoring/authoring.ts";
import type { ModelSource } from "../www/authoring/authoring.ts";
import type { Words } from "../www/element/words/words.ts";
import type * as Engine from "../www/engine/engine.ts";

const beside = (name: string) => new URL(`./${name}`, import.meta.url);

export async function authoring(): Promise<typeof Authoring> {
  return import(beside("authoring.js").href);
}

export async function engine(): Promise<typeof Engine> {
  return import(beside("index.js").href);
}

/** The source of the built-in model. */
export async function defaultSource(): Promise<ModelSource> {
  return (await import(beside("model.js").href)).default;
}

/** Its packed form. */
export async function defaultModel(): Promise<Uint8Array> {
  return readFile(beside("model.bin"));
}

export async function englishWords(): Promise<Words> {
  return (await import(beside("locales/en.js").href)).default;
}

/** A schema of the package, as text. */
export async function schemaText(name: string): Promise<string> {
  return readFile(beside(`${name}.schema.json`), "utf8");
}

export async function version(): Promise<string> {
  return JSON.parse(await readFile(beside("package.json"), "utf8")).version;
}
