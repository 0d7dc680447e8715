/**
 * `embed.js`: engine, words, sources and view in one file that needs no bundler. A plain script tag and a module both
 * work; other languages and the JavaScript build of the engine are files beside it, loaded only when they are needed.
 */

import { AttestationFit } from "../element/define.ts";
import { createEngine } from "../engine/engine.ts";

/** For pages that want more than the tag, without a build step: `attestationFit.createEngine()`. */
const exported = { AttestationFit, createEngine };

declare global {
  var attestationFit: { AttestationFit: typeof AttestationFit; createEngine: typeof createEngine } | undefined;
}

// A second copy on the page leaves the first one's in place, as define.ts does with the element.
globalThis.attestationFit ??= exported;
