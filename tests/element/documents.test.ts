import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const element = readFileSync("www/element/attestation-fit.ts", "utf8");
const documents = ["embed", "theming", "events"].map((name) => readFileSync(`docs/${name}.md`, "utf8")).join("\n");

/** Tags of the element's JSDoc, each with the name that follows it. */
const TAGS = [
  { tag: "attr", name: /\* @attr \{[^}]*\} ([\w-]+)/g },
  { tag: "slot", name: /\* @slot ([a-z][\w-]*)/g },
  { tag: "csspart", name: /\* @csspart ([\w-]+)/g },
  { tag: "cssproperty", name: /\* @cssproperty \[?(--[\w-]+)/g },
  { tag: "fires", name: /\* @fires \{[^}]*\} ([\w-]+)/g },
];

for (const { tag, name } of TAGS) {
  test(`every @${tag} of the element has its line in the documents`, () => {
    const names = [...element.matchAll(name)].map((match) => match[1] ?? "");
    assert.ok(names.length > 4, "the pattern still finds them");
    assert.deepEqual(
      names.filter((id) => !documents.includes(`| \`${id}\` |`)),
      [],
    );
  });
}
