import type { Glue } from "../engine/glue.ts";
import type { Diagnostic, Verification } from "../engine/types.ts";
import type { ModelSource } from "./authoring.ts";

/** What the glue of authoring.wasm exports. */
export interface RustAuthoring extends Glue {
  checkModel(source: ModelSource): Diagnostic[];
  packModel(source: ModelSource): Uint8Array;
  verifyModel(packed: Uint8Array): Verification;
}
