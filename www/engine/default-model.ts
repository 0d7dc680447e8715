import model from "generated/model.bin.gz";
import { unpack } from "./bytes.ts";

/** The packed model of this package's version. */
export function defaultModel(): Promise<Uint8Array<ArrayBuffer>> {
  return unpack(model);
}
