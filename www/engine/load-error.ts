/** Why the engine could not be loaded. Stable: pages may act on it. */
export type LoadErrorCode =
  /** Bytes could not be fetched: offline, a missing file, a status other than 2xx. Worth a retry. */
  | "load-network"
  /** The page's policy, or the browser, refuses WebAssembly, and the JavaScript build could not be loaded either. */
  | "load-blocked"
  /** The bytes are not the engine: cut short, changed, or another file (an error page, say). */
  | "load-corrupt";

/** Thrown by `createEngine` where the engine cannot run. A second call starts afresh. */
export class LoadError extends Error {
  /** Always this. */
  override readonly name = "LoadError";
  /** What went wrong; the message says it in words. */
  readonly code: LoadErrorCode;

  /** For this package's own loaders. @internal */
  constructor(code: LoadErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
