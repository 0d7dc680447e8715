/**
 * `attestation-fit/slim`: as `attestation-fit`, but without the WebAssembly: the host brings `attestation-fit/engine.wasm`
 * in whatever way its server or bundler likes best.
 */
import * as glue from "generated/engine/attestation_fit_bg.js";
import { defaultModel } from "./default-model.ts";
import type { Rust } from "./glue.ts";
import { LoadError } from "./load-error.ts";
import { importsOf, isRunning, start } from "./start.ts";
import type { Engine, EngineOptions } from "./types.ts";
import { wrap } from "./wrap.ts";

export { LoadError, type LoadErrorCode } from "./load-error.ts";
export type * from "./types.ts";

/** `engine.wasm` of the same version: its address, a response, its bytes or a compiled module. */
export type WasmSource = string | URL | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/** What `createEngine` of `attestation-fit/slim` takes. */
export interface SlimOptions extends EngineOptions {
  /** Where the engine's module comes from; its media type is not looked at. */
  wasm: WasmSource;
}

let running: Promise<Rust> | undefined;

/**
 * As `createEngine` of `attestation-fit`; `options.wasm` is read by the first successful call alone, and not at all
 * where `attestation-fit` runs already on the page.
 *
 * Rejects with {@link LoadError} where the module cannot be fetched, is refused, or is not the engine's, with
 * `ModelError` where `options.model` is no model. A second call starts afresh.
 */
export async function createEngine(options: SlimOptions): Promise<Engine> {
  running ??= begin(options.wasm).catch((error: unknown) => {
    running = undefined;
    throw error;
  });
  return wrap(await running, options.model ?? (await defaultModel()));
}

async function begin(source: WasmSource): Promise<Rust> {
  if (isRunning(glue)) return glue;
  if (typeof WebAssembly === "undefined") {
    throw new LoadError("load-blocked", "there is no WebAssembly here: use attestation-fit/compat");
  }
  const instance = await instantiate(await moduleFrom(source), importsOf(glue));
  return start(glue, instance.exports);
}

async function moduleFrom(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  const bytes = ArrayBuffer.isView(source) || source instanceof ArrayBuffer ? source : await fetched(source);
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    // Validation needs no permission: it tells damaged bytes from a policy that refuses to compile.
    throw WebAssembly.validate(bytes)
      ? refused(cause)
      : new LoadError("load-corrupt", "the bytes given as engine.wasm are no WebAssembly module", cause);
  }
}

/** The whole body: the server's media type is not looked at, so a wrong one does no harm. */
async function fetched(source: string | URL | Response | Promise<Response>): Promise<ArrayBuffer> {
  try {
    const response = await (typeof source === "string" || source instanceof URL ? fetch(source) : source);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.arrayBuffer();
  } catch (cause) {
    throw new LoadError("load-network", "engine.wasm could not be fetched", cause);
  }
}

async function instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  const mismatch = "this engine.wasm is of another version than the script";
  let instance: WebAssembly.Instance;
  try {
    instance = await WebAssembly.instantiate(module, imports);
  } catch (cause) {
    // It did compile: WebKit asks the page's policy only now.
    throw cause instanceof WebAssembly.CompileError ? refused(cause) : new LoadError("load-corrupt", mismatch, cause);
  }
  if (!("memory" in instance.exports)) throw new LoadError("load-corrupt", mismatch);
  return instance;
}

function refused(cause: unknown): LoadError {
  return new LoadError("load-blocked", "WebAssembly is refused here: use attestation-fit/compat", cause);
}
