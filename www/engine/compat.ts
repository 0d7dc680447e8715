/**
 * `attestation-fit/compat`: the same Rust as JavaScript, for places without WebAssembly.
 * Reports are the same, byte for byte; a call takes longer.
 */
import * as exports from "generated/engine-js/attestation_fit.js";
import * as glue from "generated/engine-js/attestation_fit_bg.js";
import model from "generated/model.bin";
import { fromBase64 } from "./bytes.ts";
import type { Rust } from "./glue.ts";
import type { Loaded } from "./load.ts";
import { start } from "./start.ts";
import type { Engine, EngineOptions } from "./types.ts";
import { wrap } from "./wrap.ts";

export { LoadError, type LoadErrorCode } from "./load-error.ts";
export type * from "./types.ts";

let running: Rust | undefined;

/** For this package's own loader. @internal */
export function loaded(): Loaded {
  running ??= start(glue, exports);
  return { rust: running, defaultModel: async () => fromBase64(model) };
}

/** As `createEngine` of `attestation-fit`; nothing is loaded, so it rejects with `ModelError` alone. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const { rust, defaultModel } = loaded();
  return wrap(rust, options.model ?? (await defaultModel()));
}
