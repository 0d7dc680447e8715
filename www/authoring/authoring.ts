/**
 * `attestation-fit/authoring`: for those who write models. Checks, packs and verifies them; a second, larger module
 * that prospects never load. The functions wait for nothing, so call them off the main thread where a page must not stall.
 */

import module from "generated/authoring/attestation_fit.wasm";
import * as glue from "generated/authoring/attestation_fit_bg.js";
import { fromBase64 } from "../engine/bytes.ts";
import { LoadError } from "../engine/load-error.ts";
import { importsOf, start } from "../engine/start.ts";
import type { Diagnostic, ModelError, Verification } from "../engine/types.ts";
import type { Comparison } from "./comparison.ts";
import type { RustAuthoring } from "./glue.ts";
import type { Overlaid } from "./overlay.ts";
import { plain } from "./plain.ts";
import type { ModelSource } from "./source.ts";

export { LoadError, type LoadErrorCode } from "../engine/load-error.ts";
export type { Answers, Diagnostic, ModelError, ModelIdentity, Verification } from "../engine/types.ts";
export type { Comparison } from "./comparison.ts";
export type { Finding, Overlaid } from "./overlay.ts";
/**
 * A model as JSON, in the structure that `attestation-fit/model.schema.json` describes. Names, gaps and conflicts are
 * beyond its type: {@link checkModel} finds them.
 */
export type { ModelSource } from "./source.ts";

let running: RustAuthoring | undefined;

/**
 * Every problem of a model, not only the first; empty where it can be packed. Beyond a hundred, their number stands in a
 * last one. Throws {@link LoadError} without WebAssembly.
 */
export function checkModel(source: ModelSource): Diagnostic[] {
  const read = plain(source);
  return "problem" in read ? [read.problem] : JSON.parse(call((rust) => rust.checkModel(read.text)));
}

/**
 * What `createEngine` takes as `options.model`. Throws `ModelError` with every problem, {@link LoadError} without
 * WebAssembly. The same source gives the same bytes.
 */
export function packModel(source: ModelSource): Uint8Array {
  const read = plain(source);
  if ("problem" in read) throw modelError([read.problem]);
  return call((rust) => rust.packModel(read.text));
}

/**
 * The check of a model over its whole answer space. Throws `ModelError` on bytes that are no packed model of this
 * version, {@link LoadError} without WebAssembly.
 */
export function verifyModel(packed: Uint8Array): Verification {
  return JSON.parse(call((rust) => rust.verifyModel(packed)));
}

/**
 * A model with an overlay on it: one small file, TOML or JSON as `attestation-fit/overlay.schema.json` describes it, that
 * changes a model without copying it. Throws `ModelError` with every {@link Finding} where the overlay does not fit the
 * model, a later version of it perhaps; {@link LoadError} without WebAssembly.
 */
export function applyOverlay(source: ModelSource, overlay: string): Overlaid {
  const read = plain(source);
  if ("problem" in read) throw modelError([read.problem]);
  return JSON.parse(call((rust) => rust.applyOverlay(read.text, overlay)));
}

/**
 * Which sets of answers get another outcome by another model: all of them counted, none gone through. Throws `ModelError`
 * where one of the models cannot be packed, {@link LoadError} without WebAssembly.
 */
export function compareModels(old: ModelSource, now: ModelSource): Comparison {
  const [before, after] = [plain(old), plain(now)];
  if ("problem" in before) throw modelError([before.problem]);
  if ("problem" in after) throw modelError([after.problem]);
  return JSON.parse(call((rust) => rust.compareModels(before.text, after.text)));
}

/** Calls the Rust. It throws problems as JSON text; a trap costs the instance, and the next call begins anew. */
function call<T>(work: (rust: RustAuthoring) => T): T {
  try {
    return work(rust());
  } catch (cause) {
    if (typeof cause === "string") throw modelError(JSON.parse(cause));
    if (cause instanceof WebAssembly.RuntimeError) running = undefined;
    throw cause;
  }
}

function modelError(problems: Diagnostic[]): ModelError {
  const lines = problems.map(({ path, message, help }) => `${path}: ${message}${help ? `; ${help}` : ""}`);
  return Object.assign(new Error(lines.join("\n")), { name: "ModelError" as const, problems });
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
