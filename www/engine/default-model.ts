import payload from "generated/model-payload";
import { fromBase64 } from "./bytes.ts";

/** The packed model of this package's version. */
export function defaultModel(): Uint8Array {
  return fromBase64(payload);
}
