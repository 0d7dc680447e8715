/** Every relative link of every document leads somewhere: in the repository, and in the package as it is published. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const NOT_OURS = new Set(["node_modules", "target", "dist", ".git", "site"]);

/** @param {string} folder @returns {string[]} */
const documents = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : documents(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });

/** Text without code, where brackets and headings mean something else. @param {string} text */
const prose = (text) => text.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, "").replace(/(?<!\[)(`+)(?!`).*?\1/g, "code");

/** @param {string} text */
const linksOf = (text) =>
  [...prose(text).matchAll(/\]\(([^)\s]+)\)|\s(?:src|href)="([^"]+)"/g)].map(
    ([, link, attribute]) => link ?? attribute ?? "",
  );

/** The places of a document that a fragment can name, as Markdown hosts write them. @param {string} text */
function anchorsOf(text) {
  const withoutBlocks = text.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, "");
  const anchors = new Set([...withoutBlocks.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
  for (const [, heading = ""] of withoutBlocks.matchAll(/^#{1,6} (.*)$/gm)) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = words.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "").replaceAll(" ", "-");
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** @param {string} root @param {string} document */
function brokenLinks(root, document) {
  return linksOf(readFileSync(document, "utf8")).filter((link) => {
    if (/^[a-z][a-z+.-]*:/i.test(link)) return false;
    const [path = "", fragment] = link.split("#");
    const target = path === "" ? document : join(dirname(document), decodeURIComponent(path));
    if (relative(root, target).startsWith("..") || !existsSync(target)) return true;
    return (
      fragment !== undefined && !(statSync(target).isFile() && anchorsOf(readFileSync(target, "utf8")).has(fragment))
    );
  });
}

for (const [place, root] of [
  ["the repository", repository],
  ["the package", join(repository, "dist")],
]) {
  describe(`links in ${place}`, () => {
    const found = documents(root ?? "");
    test("the documents are there", () => {
      for (const name of ["README.md", "docs/embed.md", "docs/reference/element.md", "model/README.md"]) {
        assert.ok(found.includes(join(root ?? "", name)), name);
      }
    });
    for (const document of found) {
      test(`every link of ${relative(root ?? "", document)} leads somewhere`, () => {
        assert.deepEqual(brokenLinks(root ?? "", document), []);
      });
    }
  });
}

test("what is broken is found", () => {
  const text = "# A `b` c!\n\n[x](#a-b-c) [y](docs/none.md) `[z](code)`\n\n```\n[w](code)\n```\n\n[`v`](other.md#d)\n";
  assert.deepEqual(linksOf(text), ["#a-b-c", "docs/none.md", "other.md#d"]);
  assert.ok(anchorsOf(text).has("a-b-c"));
});
