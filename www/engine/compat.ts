/**
 * `attestation-fit/compat`: the same Rust as JavaScript, for places without WebAssembly.
 * Reports are the same, byte for byte; a call takes longer.
 */
import * as exports from "generated/engine-js";
import * as generated from "generated/engine-js-glue";
import { defaultModel } from "./default-model.ts";
import type { Rust } from "./glue.ts";
import { start } from "./start.ts";
import type { Engine, EngineOptions } from "./types.ts";
import { wrap } from "./wrap.ts";

export { LoadError, type LoadErrorCode } from "./load-error.ts";
export type * from "./types.ts";

let running: Rust | undefined;

/** Running Rust; for this package's own loader. */
export function rust(): Rust {
  running ??= start(generated, exports);
  return running;
}

/** As `createEngine` of `attestation-fit`. */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  return wrap(rust(), options.model ?? defaultModel());
}
