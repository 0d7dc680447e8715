import type { Glue } from "../engine/glue.ts";
import type { Diagnostic, Verification } from "../engine/types.ts";

/** What the glue of authoring.wasm exports. */
export interface RustAuthoring extends Glue {
  checkModel(source: unknown): Diagnostic[];
  packModel(source: unknown): Uint8Array;
  verifyModel(packed: Uint8Array): Verification;
}
