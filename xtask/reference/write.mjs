/**
 * Writes the reference: `node write.mjs <folder> <custom-elements.json>`. The published types by typedoc, the element by
 * its manifest. The same sources give the same bytes. What has no docstring, or links to nothing, is an error.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Application, ReflectionKind } from "typedoc";
import { code, elementPage } from "./element.mjs";
import options, { MODULES } from "./typedoc.config.mjs";

const [out, manifest] = process.argv.slice(2);
rmSync(out, { recursive: true, force: true });

const typedoc = await Application.bootstrapWithPlugins({ ...options, out });
const project = await typedoc.convert();
if (!project) process.exit(1);
for (const [page, { file }] of Object.entries(MODULES)) {
  const module = project.children.find(({ name }) => `www/${name}.ts` === file);
  module.name = page;
}
typedoc.validate(project);
for (const name of withoutWords()) typedoc.logger.warn(`${name} has no docstring`);
if (typedoc.logger.hasErrors() || typedoc.logger.hasWarnings()) process.exit(1);
await typedoc.generateOutputs(project);

writeFileSync(join(out, "element.md"), elementPage(JSON.parse(readFileSync(manifest, "utf8")), typed));
writeFileSync(join(out, "README.md"), index());

/** Full names of what is public and undocumented. What stands within a property is told by the property's words. */
function withoutWords() {
  const { Interface, TypeAlias, Class, Property, CallSignature } = ReflectionKind;
  const all = project.getReflectionsByKind(Interface | TypeAlias | Class | Property | CallSignature);
  return (
    all
      // a source's parts are told by the schema that its type is made of
      .filter(({ parent }) => parent?.name !== "ModelSource")
      .filter((reflection) => !isWithinType(reflection) && !reflection.hasComment())
      .map((reflection) => reflection.getFullName())
  );
}

function isWithinType({ parent }) {
  return parent !== undefined && (parent.kindOf(ReflectionKind.TypeLiteral) || isWithinType(parent));
}

/** A type as code, with a link where it names one of ours. */
function typed(text) {
  for (const { name: page, children } of project.children) {
    const known = children.find(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
    if (known) return `[${code(text)}](${page}.md#${known.name.toLowerCase()})`;
  }
  return code(text);
}

function index() {
  const modules = Object.entries(MODULES).map(([page, { title, about }]) => `| [${title}](${page}.md) | ${about} |`);
  return `# Reference

Written by \`cargo xtask docs\` from the types and their docstrings. Guides: [API](../api.md), [embedding](../embed.md),
[events](../events.md), [theming](../theming.md).

| page | holds |
| --- | --- |
| [\`<attestation-fit>\`](element.md) | attributes, properties, methods, events, slots, parts, custom properties |
${modules.join("\n")}
`;
}
