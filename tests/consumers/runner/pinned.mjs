/** What docs/self-hosting.md asks for: the hash of the script that is served stands in the tag. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unpacked } from "./place.mjs";

/** Where the same page stands beside a script that was changed after the hash was made. */
export const CHANGED = "changed/";

/** @param {string} folder */
export function pinned(folder) {
  const script = readFileSync(join(unpacked, "embed.js"));
  const hash = createHash("sha384").update(script).digest("base64");
  const page = readFileSync(join(folder, "index.html"), "utf8").replace("sha384-…", `sha384-${hash}`);
  mkdirSync(join(folder, CHANGED));
  for (const copy of ["", CHANGED]) writeFileSync(join(folder, copy, "index.html"), page);
  writeFileSync(join(folder, CHANGED, "embed.js"), `${script}\n`);
}
