import type { Glue } from "../engine/glue.ts";

/** What the glue of authoring.wasm exports. */
export interface RustAuthoring extends Glue {
  /** Takes JSON text, gives a list of problems as JSON text. */
  checkModel(source: string): string;
  /** Takes JSON text; throws a list of problems as JSON text. */
  packModel(source: string): Uint8Array;
  /** Takes JSON text and an overlay's text, gives the changed source, words, calls and problems as JSON text; throws findings. */
  applyOverlay(source: string, overlay: string): string;
  /** Takes JSON texts, gives a comparison as JSON text; throws as `packModel`. */
  compareModels(old: string, after: string): string;
  /** Gives a verification as JSON text; throws as `packModel`. */
  verifyModel(packed: Uint8Array): string;
}
