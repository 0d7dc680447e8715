/** Settings of the analyzer that writes custom-elements.json from the JSDoc of the element's class. */
export default {
  globs: ["www/element/attestation-fit.ts", "www/element/define.ts"],
  outdir: "target/pack/manifest",
  litelement: true,
  packagejson: false,
  quiet: true,
};
