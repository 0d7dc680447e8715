/** What a page may show before the engine runs: the introduction and the first question of a model known beforehand. */
import type { Questionnaire } from "../../engine/types.ts";

/** Of the built-in model, written by the build. */
export interface Opening {
  /** Id of the question that is asked first. */
  readonly first: string;
  /** Questions expected until the advice is settled, as the engine reckons before any answer. */
  readonly expectedRemaining: number;
  /** Of ten interviews under the model's priors, eight need from so many to so many questions. */
  readonly range: readonly [number, number];
  readonly questionnaire: Questionnaire;
}
