/** What xtask/src/embed.rs puts around the script of embed.js. */

/** Bytes of all texts, of the model, and of engine.wasm before, after and in its code. */
declare const embeddedSizes: readonly [number, number, number, number, number];

/** All of them, compressed as xtask/src/mixing does, then base64. */
declare const embeddedPayload: string;

/** Strings of the templates, and ids of the words of the interface, that xtask/scripts/without-texts.mjs took out. */
declare let $T: TemplateStringsArray[];
declare let $K: string[];
