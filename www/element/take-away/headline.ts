/** The advice in its own name: where a flag of kind `first` holds, its words stand in place of the outcome's. */
import type { Reason } from "../../engine/types.ts";
import type { Advice } from "../words/advice.ts";

export interface Headline {
  /** A few words: "FedRAMP first". */
  readonly title: string;
  /** The advice in one sentence. */
  readonly lead: string;
}

export function headlineOf(advice: Advice): Headline {
  const { outcome } = advice.report.recommendation;
  const own = advice.words.outcomes[outcome];
  const scheme = leadingScheme(advice);
  const words = scheme && advice.words.flags[scheme.flag];
  return {
    title: words?.title ?? advice.name("outcomes", outcome),
    lead: words?.text ?? own?.advice ?? "",
  };
}

/** The determining rules, strongest first, and those of the flag whose words stand for the outcome's. */
export function reasonsOf(advice: Advice): Reason[] {
  return [...advice.report.recommendation.reasons, ...(leadingFlag(advice)?.reasons ?? [])];
}

/** The flag whose words stand for the outcome's, where one holds. */
function leadingFlag({ report, library }: Advice) {
  return report.flags.find(({ id }) => library.flagKinds[id] === "first");
}

/** The scheme that leads: its flag, and what it is called in a sentence, where it has a name. */
export interface LeadingScheme {
  readonly flag: string;
  readonly name: string | undefined;
}

export function leadingScheme(advice: Advice): LeadingScheme | null {
  const { library, words } = advice;
  const flag = leadingFlag(advice)?.id;
  if (flag === undefined) return null;
  const { question = "", choices = {} } = library.leading ?? {};
  return { flag, name: words.questions[question]?.choices[choices[flag] ?? ""]?.label };
}
