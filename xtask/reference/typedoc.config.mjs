/** How typedoc reads the published types and writes their pages. */
import { OptionDefaults } from "typedoc";

/** Pages by name: the entry that they are about, and the file that holds its types. */
export const MODULES = {
  engine: {
    file: "www/engine/engine.ts",
    title: "`attestation-fit`",
    about: "the engine: answers, reports, errors",
  },
  slim: {
    file: "www/engine/slim.ts",
    title: "`attestation-fit/slim`",
    about: "the engine, with a module that you bring",
  },
  compat: { file: "www/engine/compat.ts", title: "`attestation-fit/compat`", about: "the engine as JavaScript" },
  authoring: {
    file: "www/authoring/authoring.ts",
    title: "`attestation-fit/authoring`",
    about: "checks, packs and verifies models",
  },
  "element-types": {
    file: "www/element/types.ts",
    title: "Types of the element",
    about:
      "details of events, words, calls to action; exported by `attestation-fit/define` and `attestation-fit/element`",
  },
};

export default {
  // What the analyzer of the element reads, and what the schema of sources says of lists.
  blockTags: [...OptionDefaults.blockTags, "@attr", "@minItems", "@maxItems"],
  entryPoints: Object.values(MODULES).map(({ file }) => file),
  plugin: ["typedoc-plugin-markdown"],
  readme: "none",
  router: "module",
  disableSources: true,
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeReferences: true,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  hideGroupHeadings: true,
  sort: ["source-order"],
  pageTitleTemplates: { module: ({ name }) => MODULES[name].title },
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  parametersFormat: "table",
  typeDeclarationFormat: "table",
  expandObjects: true,
  // What only the package's own code names, and parts of a source; pages show them as they are written.
  intentionallyNotExported: [
    "Accepted",
    "AttestationFit",
    "BrowserSession",
    "Collection",
    "Decision",
    "Fact",
    "OtherAttributes",
    "Promise",
    "Properties",
    "Question",
    "ReflectedAttributes",
    "Roadmap",
  ],
  validation: { notExported: true, invalidLink: true },
};
