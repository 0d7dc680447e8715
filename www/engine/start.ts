/**
 * Connects generated glue with the exports of its module and starts it. Afterwards the glue is running Rust.
 */
import type { Glue, Rust } from "./glue.ts";

/** Name under which the module imports its glue; the build checks it. */
export const GLUE_MODULE = "./attestation_fit_bg.js";

/** How glue got its module, and can get it anew. */
interface Running {
  again: (() => WebAssembly.Exports) | undefined;
  generation: number;
}

/** Glue that has its module: objects of Rust are addresses in its memory, so it gets another by `renew` alone. */
const running = new WeakMap<Rust, Running>();

export function isRunning(glue: Glue): boolean {
  return running.has(glue);
}

/**
 * Where two loaders raced, the first module stays.
 *
 * @param again Makes a fresh instance, where that can be done: what `renew` needs.
 */
export function start(glue: Glue, exports: WebAssembly.Exports, again?: () => WebAssembly.Exports): Rust {
  if (running.has(glue)) return glue;
  connect(glue, exports);
  running.set(glue, { again, generation: 0 });
  return glue;
}

/** Which instance runs, counted from 0: objects of Rust belong to one. */
export function generation(rust: Rust): number {
  return running.get(rust)?.generation ?? 0;
}

/**
 * Puts a fresh instance in the place of one that has stopped (a trap leaves its memory in any state). Objects of Rust
 * made before must not be used afterwards. Without `again` nothing happens.
 */
export function renew(rust: Rust): void {
  const state = running.get(rust);
  if (!state?.again) return;
  connect(rust as Glue, state.again());
  state.generation += 1;
}

function connect(glue: Glue, exports: WebAssembly.Exports): void {
  glue.__wbg_set_wasm(exports);
  const begin = exports.__wbindgen_start;
  if (typeof begin === "function") begin();
}

/** The glue as WebAssembly wants it: the functions that the module imports. */
export function importsOf(glue: Glue): WebAssembly.Imports {
  return { [GLUE_MODULE]: glue.imports };
}
