/** Modules that the build generates under target/; esbuild finds them by alias. */

declare module "generated/engine" {
  /** The glue of engine.wasm. */
  export const glue: import("./glue.ts").Glue;
}

declare module "generated/engine-payload" {
  /** engine.wasm: gzip, then base64. */
  const payload: string;
  export default payload;
}

/** The same Rust as engine.wasm, as JavaScript: the module's exports. */
declare module "generated/engine-js";

declare module "generated/engine-js-glue" {
  /** The glue of `generated/engine-js`. */
  export const glue: import("./glue.ts").Glue;
}

declare module "generated/model-payload" {
  /** The packed default model: gzip, then base64. */
  const payload: string;
  export default payload;
}

declare module "generated/model-base64" {
  /** The packed default model, for places that cannot read gzip. */
  const payload: string;
  export default payload;
}

declare module "generated/authoring" {
  /** The glue of authoring.wasm. */
  export const glue: import("../authoring/glue.ts").RustAuthoring;
}

declare module "generated/authoring-payload" {
  /** authoring.wasm: base64, so that it can be decoded without waiting. */
  const payload: string;
  export default payload;
}

declare module "generated/english" {
  /** What `model/text/en.toml` and `www/locales/en.toml` say. */
  const words: import("../element/words.ts").Words;
  export default words;
}

declare module "generated/library" {
  const library: import("../element/words.ts").Library;
  export default library;
}

declare module "generated/locales" {
  /** One loader a language other than English, by BCP 47 tag. */
  const locales: { [tag: string]: () => Promise<{ default: import("../element/words.ts").Words }> };
  export default locales;
}

declare module "generated/questionnaire" {
  /** The default model's questions, and the one that is asked first: what a page shows before the engine runs. */
  const opening: { first: string; questionnaire: import("./types.ts").Questionnaire };
  export default opening;
}

declare module "generated/theme" {
  /** The style sheets of www/element/theme/, joined and minified. */
  const text: string;
  export default text;
}
