/** What the build generates; esbuild finds it under target/. Bytes are base64. */

/** The glue that wasm-bindgen writes, and in `engine-js` the module as wasm2js writes it: {@link import("./glue.ts").Glue}. */
declare module "generated/engine/attestation_fit_bg.js";
declare module "generated/engine-js/attestation_fit_bg.js";
declare module "generated/engine-js/attestation_fit.js";
declare module "generated/authoring/attestation_fit_bg.js";

declare module "generated/*.gz" {
  /** After gzip. */
  const base64: string;
  export default base64;
}

declare module "generated/*.wasm" {
  const base64: string;
  export default base64;
}

declare module "generated/*.bin" {
  const base64: string;
  export default base64;
}

declare module "generated/english" {
  /** What `model/text/en.toml` and `www/locales/en.toml` say. */
  const words: import("../element/words/words.ts").Words;
  export default words;
}

declare module "generated/library" {
  const library: import("../element/words/words.ts").Library;
  export default library;
}

declare module "generated/locales" {
  /** One loader a language other than English, by BCP 47 tag. */
  const locales: { [tag: string]: () => Promise<{ default: import("../element/words/words.ts").Words }> };
  export default locales;
}

declare module "generated/questionnaire" {
  /** The default model's questions, and what it asks first: what a page shows before the engine runs. */
  const opening: import("../element/interview/opening.ts").Opening;
  export default opening;
}

declare module "generated/theme" {
  /** The style sheets of www/element/theme/, joined and minified. */
  const text: string;
  export default text;
}
