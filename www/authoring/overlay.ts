import type { Diagnostic } from "../engine/types.ts";
import type { ModelSource } from "./source.ts";

/** A problem with its position in the overlay's file. */
export interface Finding extends Diagnostic {
  /** Line, from 1; `null` where it is unknown: of JSON, and of places that the overlay did not write. */
  line: number | null;
  /** Column in characters, from 1. */
  column: number | null;
}

/** A model with an overlay on it. */
export interface Overlaid {
  /** The changed model: what `checkModel` and `packModel` take. */
  source: ModelSource;
  /** Words by language, for the element's `words`. */
  words: { [language: string]: { [section: string]: unknown } };
  /** Calls to action by outcome, for the element's `cta`. */
  cta: { [outcome: string]: { label: string; href?: string } };
  /** Problems of the changed model; empty where it can be packed. Those that the overlay caused stand at their line. */
  problems: Finding[];
}
