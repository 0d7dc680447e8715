import payload from "generated/engine-payload";
import { unpack } from "../engine/bytes.ts";

/** `engine.wasm`; `undefined` where this place cannot unpack it. */
export function engineBytes(): Promise<Uint8Array<ArrayBuffer>> | undefined {
  return typeof DecompressionStream === "undefined" ? undefined : unpack(payload);
}
