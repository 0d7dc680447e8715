/**
 * Brings the Rust engine to life: as WebAssembly, and where the browser or the page's policy refuses that, as
 * JavaScript. The WebAssembly is inlined, so nothing is requested unless the JavaScript build is needed.
 */
import * as generated from "generated/engine";
import payload from "generated/engine-payload";
import { fromBase64, gunzip } from "./bytes.ts";
import type { Glue, Rust } from "./glue.ts";
import { LoadError } from "./load-error.ts";
import { importsOf, isRunning, start } from "./start.ts";

let running: Promise<Rust> | undefined;

/** The running engine; all callers share one. After a failure the next call tries again. */
export function loadRust(): Promise<Rust> {
  running ??= begin().catch((error: unknown) => {
    running = undefined;
    throw error;
  });
  return running;
}

async function begin(): Promise<Rust> {
  const glue: Glue = generated;
  if (isRunning(glue)) return glue;
  // No probe: trying a tiny module first would make a second policy report.
  if (typeof WebAssembly === "undefined" || typeof DecompressionStream === "undefined") return loadJavaScript();
  const bytes = await unpacked();
  let instance: WebAssembly.Instance;
  try {
    ({ instance } = await WebAssembly.instantiate(bytes, importsOf(glue)));
  } catch (refusal) {
    return loadJavaScript(refusal);
  }
  return start(glue, instance.exports);
}

async function unpacked(): Promise<ArrayBuffer> {
  try {
    return await gunzip(fromBase64(payload));
  } catch (cause) {
    throw new LoadError("load-corrupt", "the engine's bytes are damaged: load the script again", cause);
  }
}

/** Not on the default path: dynamic import() is refused by some policies and some bundlers' chunk loaders. */
async function loadJavaScript(refusal?: unknown): Promise<Rust> {
  try {
    const { rust } = await import("./compat.js");
    return rust();
  } catch (cause) {
    throw new LoadError(
      "load-blocked",
      "WebAssembly is refused here and the engine's JavaScript build, compat.js, could not be loaded",
      refusal ?? cause,
    );
  }
}
