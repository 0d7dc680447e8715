/** What the engine says, with the words to say it in. */
import type { Report } from "../../engine/types.ts";
import type { Phrases } from "./phrases.ts";
import type { Library } from "./words.ts";

export interface Advice extends Phrases {
  readonly report: Report;
  readonly library: Library;
  /** First day of the plan. */
  readonly start: string;
}
