import type { Answers } from "../engine/types.ts";

/** What changes from one model to another. */
export interface Comparison {
  /** The model before. */
  old: { id: string; version: string };
  /** The model after. */
  new: { id: string; version: string };
  /**
   * Number of complete sets of answers that both models know, as decimal text: it exceeds 2^53. A question that neither of
   * them asks has no answer; "I don't know" is one.
   */
  answerSets: string;
  /** How many of them get another outcome, as decimal text. */
  changed: string;
  /**
   * How likely another outcome is under the priors of the new model, in parts per million; `null` where these give the
   * answers that both models know no weight at all.
   */
  share: number | null;
  /**
   * By pair of outcomes, those with most sets of answers first. `example`: answers that do it, whatever is answered to the
   * questions that are not in it.
   */
  moved: { from: string; to: string; answerSets: string; share: number | null; example: Answers }[];
  /**
   * What is not compared, as `question` or `question.choice`. `differs`: a question takes one choice in one model and
   * several in the other, a choice means "I don't know" or stands alone in one of them only.
   */
  leftOut: { path: string; why: "only-old" | "only-new" | "differs" }[];
}
