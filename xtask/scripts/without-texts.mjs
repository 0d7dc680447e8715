/**
 * Takes texts out of the script of embed.js that its payload holds better: the static strings of templates, and the ids
 * of interface words, which the payload has in any case. Reads `{ script, keys }` as JSON from standard input and writes
 * `{ script, templates }`. In the script `$T[3]` stands for the strings of a template, `$K[7]` for an id; both are there
 * once the payload is decoded, so nothing is taken that runs while the script is loaded.
 */
import { readFileSync } from "node:fs";
import { parse } from "acorn";

const { script, keys } = JSON.parse(readFileSync(0, "utf8"));
if (script.match(/\$[TK]\b/g)?.length !== 2) throw new Error("$T and $K are not set once each by the script");

/** What is replaced, by where it begins; what is inside comes after what is outside. */
const found = [];
const templates = [];

visit(parse(script, { ecmaVersion: "latest", sourceType: "module" }), undefined, false);
process.stdout.write(JSON.stringify({ script: rewritten(0, script.length), templates }));

function visit(node, parent, called) {
  if (called && node.type === "TaggedTemplateExpression") found.push(node);
  if (called && node.type === "Literal" && isKey(node, parent)) found.push(node);
  const within = called || /Function/.test(node.type);
  for (const [name, value] of Object.entries(node)) {
    // The name of a property is no text.
    if (name === "key" && !node.computed) continue;
    for (const child of [value].flat()) if (typeof child?.type === "string") visit(child, node, within);
  }
}

/** What is said, or has an underscore, is the id of a word and nothing else. */
function isKey({ value }, parent) {
  const said = parent.type === "CallExpression" && ["say", "count"].includes(parent.callee.property?.name);
  return keys.includes(value) && (said || value.includes("_"));
}

/** The script from one place to another, with everything in it replaced. */
function rewritten(from, to) {
  let text = "";
  let at = from;
  for (const node of found.filter(({ start, end }) => start >= from && end <= to)) {
    if (node.start < at) continue;
    text += script.slice(at, node.start) + replacement(node);
    at = node.end;
  }
  return text + script.slice(at, to);
}

function replacement(node) {
  if (node.type === "Literal") return `$K[${keys.indexOf(node.value)}]`;
  const { quasis, expressions } = node.quasi;
  // Line breaks are white space of HTML.
  templates.push(quasis.map(({ value }) => value.cooked.replaceAll("\n", " ")));
  const number = templates.length - 1;
  const values = expressions.map(({ type, start, end }) =>
    type === "SequenceExpression" ? `,(${rewritten(start, end)})` : `,${rewritten(start, end)}`,
  );
  return `${script.slice(node.tag.start, node.tag.end)}($T[${number}]${values.join("")})`;
}
