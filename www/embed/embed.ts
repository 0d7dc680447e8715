/**
 * `embed.js`: engine, words, sources and view in one file that needs no bundler. A plain script tag and a module both
 * work; other languages and the JavaScript build of the engine are files beside it, loaded only when they are needed.
 */

import { AttestationFit } from "../element/attestation-fit.ts";
import { register } from "../element/register.ts";
import { createEngine } from "../engine/engine.ts";
import { shown } from "./contents.ts";

/** For pages that want more than the tag, without a build step: `attestationFit.createEngine()`. */
const exported = { AttestationFit, createEngine };

declare global {
  var attestationFit: { AttestationFit: typeof AttestationFit; createEngine: typeof createEngine } | undefined;
}

// A second copy on the page leaves the first one's in place, as the element's registration does.
globalThis.attestationFit ??= exported;

shown.then((texts) => register(...texts));
