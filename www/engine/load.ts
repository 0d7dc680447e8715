/**
 * Brings the Rust engine to life: as WebAssembly, and where the browser or the page's policy refuses that, as
 * JavaScript. The WebAssembly is inlined, so nothing is requested unless the JavaScript build is needed.
 */

import engine from "generated/engine/attestation_fit.wasm.gz";
import * as glue from "generated/engine/attestation_fit_bg.js";
import { afterPaint } from "./after-paint.ts";
import { unpack } from "./bytes.ts";
import { defaultModel } from "./default-model.ts";
import type { Rust } from "./glue.ts";
import { later } from "./later.ts";
import { LoadError } from "./load-error.ts";
import { importsOf, isRunning, start } from "./start.ts";

/** Running Rust, and the built-in model. */
export interface Loaded {
  rust: Rust;
  defaultModel(): Promise<Uint8Array>;
}

let loading: Promise<Loaded> | undefined;

/** The running engine; all callers share one. After a failure the next call tries again. */
export function load(): Promise<Loaded> {
  loading ??= begin().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function begin(): Promise<Loaded> {
  if (isRunning(glue)) return { rust: glue, defaultModel };
  // No probe: trying a tiny module first would make a second policy report.
  // What the page shows meanwhile does not wait for the unpacking.
  await afterPaint();
  if (typeof WebAssembly === "undefined" || typeof DecompressionStream === "undefined") return loadJavaScript();
  // Damaged bytes end here: gzip has a checksum.
  const bytes = await unpack(engine);
  let instance: WebAssembly.Instance;
  try {
    ({ instance } = await WebAssembly.instantiate(bytes, importsOf(glue)));
  } catch (refusal) {
    return loadJavaScript(refusal);
  }
  return { rust: start(glue, instance.exports), defaultModel };
}

/** Not on the default path: dynamic import() is refused by some policies and some bundlers' chunk loaders. */
async function loadJavaScript(refusal?: unknown): Promise<Loaded> {
  try {
    return await later(
      "./compat.js",
      () => import("./compat.js"),
      (compat) => compat.loaded(),
    );
  } catch (cause) {
    throw new LoadError(
      "load-blocked",
      "WebAssembly is refused here and the engine's JavaScript build, compat.js, could not be loaded",
      refusal ?? cause,
    );
  }
}
