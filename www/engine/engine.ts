/**
 * `attestation-fit`: the engine for browsers, workers and servers. No DOM is needed.
 */
import { load } from "./load.ts";
import type { Engine, EngineOptions } from "./types.ts";
import { wrap } from "./wrap.ts";

export { LoadError, type LoadErrorCode } from "./load-error.ts";
export type * from "./types.ts";

/**
 * Makes an engine for the built-in model, or for `options.model`.
 *
 * Rejects with {@link LoadError} where the engine cannot run, with `ModelError` where the bytes are no model.
 *
 * @example
 * const engine = await createEngine();
 * const { recommendation } = engine.report({ asked: ["soc2_type2"], firmness: "gate" });
 */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const { rust, defaultModel } = await load();
  return wrap(rust, options.model ?? (await defaultModel()));
}
