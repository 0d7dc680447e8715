/**
 * Connects generated glue with the exports of its module and starts it. Afterwards the glue is running Rust.
 */
import type { Glue, Rust } from "./glue.ts";

/** Name under which the module imports its glue. */
export const GLUE_MODULE = "./attestation_fit_bg.js";

/** Glue that has its module: objects of Rust are addresses in its memory, so it must never get another. */
const running = new WeakSet<Glue>();

export function isRunning(glue: Glue): boolean {
  return running.has(glue);
}

/** Where two loaders raced, the first module stays. */
export function start(glue: Glue, exports: WebAssembly.Exports): Rust {
  if (running.has(glue)) return glue;
  glue.__wbg_set_wasm(exports);
  const begin = exports.__wbindgen_start;
  if (typeof begin === "function") begin();
  running.add(glue);
  return glue;
}

/** The glue as WebAssembly wants it. */
export function importsOf(glue: Glue): WebAssembly.Imports {
  return { [GLUE_MODULE]: { ...glue } };
}
