import payload from "generated/model-payload";
import { unpack } from "../engine/bytes.ts";

/** The packed model of this package's version. */
export function defaultModel(): Promise<Uint8Array<ArrayBuffer>> {
  return unpack(payload);
}
