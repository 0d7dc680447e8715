/** The element's page, out of its custom-elements manifest: a table for each kind of thing that a page can use. */

/**
 * @param {any} manifest custom-elements.json
 * @param {(type: string) => string} typed A type as Markdown.
 */
export function elementPage(manifest, typed) {
  const declaration = manifest.modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName);
  const { description, attributes, members, events, slots, cssParts, cssProperties } = declaration;
  const ofElement = members.filter((member) => !member.static);
  const fields = ofElement.filter(({ kind, attribute }) => kind === "field" && !attribute);
  const type = ({ type }) => typed(type.text);
  const words = ({ name, description }) => {
    if (!description) throw new Error(`${name} of the element has no docstring`);
    return description.replaceAll("\n", " ");
  };

  return `${[
    "# `<attestation-fit>`",
    description,
    "Types that are named here: [types of the element](element-types.md), [types of the engine](engine.md).",
    "## Attributes",
    "Those with a property are the same value under two names. The others are text, and the property of that name holds the object.",
    table(["attribute", "property", "value", "meaning"], attributes, (attribute) => [
      code(attribute.name),
      attribute.fieldName ? code(attribute.fieldName) : "",
      type(attribute),
      words(attribute),
    ]),
    "## Properties",
    table(["property", "type", "meaning"], fields, (field) => [
      `${code(field.name)}${field.readonly ? ", read-only" : ""}`,
      type(field),
      words(field),
    ]),
    "## Methods",
    table(["method", "returns", "does"], ofElement.filter(isMethod), (method) => [
      code(`${method.name}()`),
      typed(method.return.type.text),
      words(method),
    ]),
    "## Of the class",
    "`AttestationFit`, exported by `attestation-fit/define` and `attestation-fit/element`.",
    table(
      ["static member", "type", "meaning"],
      members.filter((member) => member.static),
      (member) => [code(member.name), type(member), words(member)],
    ),
    "## Events",
    "All bubble and cross shadow roots. More on them: [events](../events.md).",
    table(["event", "`event.detail`", "when"], events, (event) => [
      code(event.name),
      typed(event.type.text.replace(/^CustomEvent<(.*)>$/, "$1")),
      words(event),
    ]),
    "## Slots",
    table(["slot", "holds"], slots, (slot) => [slot.name ? code(slot.name) : "the content", words(slot)]),
    "## Parts",
    "For `attestation-fit::part(…)`; see [theming](../theming.md).",
    table(["part", "is"], cssParts, (part) => [code(part.name), words(part)]),
    "## Custom properties",
    table(["custom property", "default", "meaning"], cssProperties, (property) => [
      code(property.name),
      property.default ? code(property.default) : "",
      words(property),
    ]),
  ].join("\n\n")}\n`;
}

const isMethod = ({ kind }) => kind === "method";

/** @param {string} text */
export const code = (text) => `\`${text.replaceAll("|", "\\|")}\``;

function table(titles, entries, cells) {
  const row = (texts) => `| ${texts.join(" | ")} |`;
  return [row(titles), row(titles.map(() => "---")), ...entries.map((entry) => row(cells(entry)))].join("\n");
}
