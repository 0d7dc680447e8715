/** Settings of the analyzer that writes custom-elements.json from the JSDoc of the element's classes. */

const ELEMENT = "www/element/attestation-fit.ts";
const BASE = "www/element/configured-element.ts";
const DEFINE = "www/element/define.ts";

const isPublic = ({ name, privacy }) => !privacy && !/^#|Callback$|^formAssociated$|^observedAttributes$/.test(name);

/** The class that is extended is no part of the contract. */
const own = ({ inheritedFrom: _, ...entry }) => entry;

/** Members of the classes themselves, before the analyzer merges those of one name. */
const statics = [];
const settings = [];

/** What the package has: one class, and of it what a page can use. */
const published = {
  name: "published",
  moduleLinkPhase({ moduleDoc: { path, declarations } }) {
    const members = structuredClone(declarations.flatMap((declaration) => declaration.members ?? []));
    if (path === ELEMENT) statics.push(...members.filter((member) => member.static && isPublic(member)));
    if (path === BASE) settings.push(...members.filter((member) => !member.static && isPublic(member)));
  },
  packageLinkPhase({ customElementsManifest: manifest }) {
    manifest.modules = manifest.modules.filter(({ path }) => path !== BASE);
    const [element, define] = [ELEMENT, DEFINE].map((wanted) => manifest.modules.find(({ path }) => path === wanted));
    const [declaration] = element.declarations;
    const known = new Set(settings.map(({ name }) => name));
    const others = declaration.members.filter(
      (member) => !member.static && isPublic(member) && !known.has(member.name),
    );
    declaration.superclass = { name: "HTMLElement" };
    declaration.members = [...settings, ...others, ...statics];
    declaration.attributes = declaration.attributes
      .map(own)
      .sort((one, other) => Number("fieldName" in other) - Number("fieldName" in one));
    // The analyzer takes a dispatched `CustomEvent` whose name is a variable for an event of that name.
    declaration.events = declaration.events.filter(({ description }) => description);
    const of = { name: "AttestationFit", module: ELEMENT };
    define.exports = [
      { kind: "js", name: "AttestationFit", declaration: of },
      { kind: "custom-element-definition", name: "attestation-fit", declaration: of },
    ];
  },
};

export default {
  globs: [ELEMENT, BASE, DEFINE],
  outdir: "target/pack/manifest",
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [published],
};
