/**
 * Connects generated glue with the exports of its module and starts it. Afterwards the glue is running Rust.
 */
import type { Glue, Rust } from "./glue.ts";

/** Name under which the module imports its glue; the build checks it. */
export const GLUE_MODULE = "./attestation_fit_bg.js";

export function start(glue: Glue, exports: WebAssembly.Exports): Rust {
  glue.__wbg_set_wasm(exports);
  const begin = exports.__wbindgen_start;
  if (typeof begin === "function") begin();
  return glue;
}

/** The glue as WebAssembly wants it: the functions that the module imports. */
export function importsOf(glue: Glue): WebAssembly.Imports {
  return { [GLUE_MODULE]: glue as unknown as WebAssembly.ModuleImports };
}
