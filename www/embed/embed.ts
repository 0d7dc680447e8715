/**
 * `embed.js`: engine, words, sources and view in one file that needs no bundler. A plain script tag and a module both
 * work; other languages and the JavaScript build of the engine are files beside it, loaded only when they are needed.
 */
// Hears of what the others fail at, so it comes first.
import "../element/undefined-element.ts";
import english from "generated/english";
import library from "generated/library";
import { AttestationFit } from "../element/attestation-fit.ts";
import { register } from "../element/register.ts";
import { createEngine } from "../engine/engine.ts";

declare global {
  /** For pages that want more than the tag, without a build step: `attestationFit.createEngine()`. */
  var attestationFit: { AttestationFit: typeof AttestationFit; createEngine: typeof createEngine } | undefined;
}

// A second copy on the page leaves the first one's in place, as the element's registration does.
globalThis.attestationFit ??= { AttestationFit, createEngine };
register(english, library);
