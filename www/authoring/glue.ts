import type { Glue } from "../engine/glue.ts";

/** What the glue of authoring.wasm exports. */
export interface RustAuthoring extends Glue {
  /** Takes JSON text, gives a list of problems as JSON text. */
  checkModel(source: string): string;
  /** Takes JSON text; throws a list of problems as JSON text. */
  packModel(source: string): Uint8Array;
  /** Gives a verification as JSON text; throws as `packModel`. */
  verifyModel(packed: Uint8Array): string;
}
