/**
 * `attestation-fit/authoring`: for those who write models. Checks, packs and verifies them; a second, larger module
 * that prospects never load. The functions wait for nothing, so call them off the main thread where a page must not stall.
 */

import module from "generated/authoring/attestation_fit.wasm";
import * as glue from "generated/authoring/attestation_fit_bg.js";
import { fromBase64 } from "../engine/bytes.ts";
import { LoadError } from "../engine/load-error.ts";
import { importsOf, start } from "../engine/start.ts";
import type { Diagnostic, Verification } from "../engine/types.ts";
import type { RustAuthoring } from "./glue.ts";

export { LoadError, type LoadErrorCode } from "../engine/load-error.ts";
export type { Answers, Diagnostic, ModelError, ModelIdentity, Verification } from "../engine/types.ts";

/** A model as JSON, in the structure that `attestation-fit/model.schema.json` describes. Unchecked until it is checked. */
export type ModelSource = unknown;

let running: RustAuthoring | undefined;

/** Every problem of a model, not only the first; empty where there is none. Throws {@link LoadError} without WebAssembly. */
export function checkModel(source: ModelSource): Diagnostic[] {
  return rust().checkModel(source);
}

/**
 * What `createEngine` takes as `options.model`. Throws `ModelError` with every problem, {@link LoadError} without
 * WebAssembly. The same source gives the same bytes.
 */
export function packModel(source: ModelSource): Uint8Array {
  return rust().packModel(source);
}

/**
 * The check of a model over its whole answer space, which can take seconds. Throws `ModelError` on bytes that are
 * no packed model of this version, {@link LoadError} without WebAssembly.
 */
export function verifyModel(packed: Uint8Array): Verification {
  return rust().verifyModel(packed);
}

function rust(): RustAuthoring {
  running ??= begin();
  return running;
}

function begin(): RustAuthoring {
  let instance: WebAssembly.Instance;
  try {
    instance = new WebAssembly.Instance(new WebAssembly.Module(fromBase64(module)), importsOf(glue));
  } catch (cause) {
    throw new LoadError("load-blocked", "WebAssembly is refused here, and writing models needs it", cause);
  }
  start(glue, instance.exports);
  return glue;
}
