import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const sources = readdirSync("www/element", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join("www/element", file), "utf8"))
  .join("\n");
const interfaceWords = readFileSync("www/locales/en.toml", "utf8").split("[ui]")[1] ?? "";
const ids = [...interfaceWords.matchAll(/^(\w+) = /gm)].map((match) => match[1] ?? "");

/** Ids that are put together: a fixed part, and what the views put in. */
const COMPOSED = [
  ...["change", "answer"].flatMap((action) => [action, `${action}_question`]),
  ...["date_kept", "date_tight", "date_missed"].flatMap((verdict) => [verdict, `${verdict}_detail`]),
  ...["scheme", "addition", "duty", "warning"].map((kind) => `flag_${kind}`),
  ...["link", "text", "letter"].map((what) => `copied_${what}`),
];

test("no text of the interface is unused", () => {
  const unused = ids.filter((id) => {
    const base = id.replace(/_(one|other)$/, "");
    return !COMPOSED.includes(id) && !sources.includes(`"${id}"`) && !sources.includes(`"${base}"`);
  });
  assert.deepEqual(unused, []);
});
