/** What the outcome is for the page: the model's word, never read out of its id. */
import type { Advice } from "../../words/advice.ts";
import type { OutcomeRole } from "../../words/words.ts";

/** A model that says nothing of an outcome: no column is marked, and the letter is folded. */
const UNSAID: OutcomeRole = { kind: "advice", compares: [], letter: false };

export function roleOf({ report, library }: Advice): OutcomeRole {
  return library.outcomes?.[report.recommendation.outcome] ?? UNSAID;
}
