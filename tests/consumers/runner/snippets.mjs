/** The documents' blocks of code, word for word as the package brings them: what is tried is what readers paste. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unpacked } from "./place.mjs";

/** Languages that run; commands for a shell and diagrams do not. */
const RUN = ["html", "css", "js", "jsx", "ts", "tsx", "vue", "svelte", "astro"];

/** Documents for those who embed; what a model's author pastes is tried by tests of the command line. */
const DOCUMENTS = ["README.md", "docs/embed.md", "docs/self-hosting.md"];

/**
 * @typedef {object} Snippet
 * @property {string} name `docs/embed.md § React: tsx`, with ` 2` at its end where it is the second of its language there.
 * @property {string} text
 */

/** @type {Snippet[]} */
export const snippets = DOCUMENTS.flatMap(blocks);

/** @param {string} document @returns {Snippet[]} */
function blocks(document) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const found = [];
  let heading = "";
  const text = readFileSync(join(unpacked, document), "utf8");
  for (const [, title, language = "", body = ""] of text.matchAll(/^#+ (.+)$|^```(\w*)\n([\s\S]*?)^```$/gm)) {
    if (title) heading = title;
    if (!RUN.includes(language)) continue;
    const name = `${document} § ${heading}: ${language}`;
    const place = (seen.get(name) ?? 0) + 1;
    seen.set(name, place);
    found.push({ name: place === 1 ? name : `${name} ${place}`, text: body.trimEnd() });
  }
  return found;
}

/** @param {string} name */
export function snippet(name) {
  const found = snippets.find((snippet) => snippet.name === name);
  if (!found) throw new Error(`no snippet “${name}”; there are:\n${snippets.map(({ name }) => name).join("\n")}`);
  return found.text;
}

/** In a fixture a comment on a line of its own, `snippet of …`, stands for the block of that name. */
const MARK = /^ *(?:<!--|\/\*|\/\/) snippet of (.+?)(?: -->| \*\/)?$/gm;

/** The snippets that a text asks for. @param {string} text */
export const named = (text) => [...text.matchAll(MARK)].map(([, name = ""]) => name);

/** Puts the snippets into the files of a fixture's copy. @param {string} folder */
export function fill(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, "utf8");
    // A function, since `$` in a replacement's text means something.
    writeFileSync(
      path,
      text.replaceAll(MARK, (_, name) => snippet(name)),
    );
  }
}
