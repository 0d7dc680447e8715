/**
 * Every word that a prospect reads, in one language: what `model/text/<locale>.toml` says of the model
 * and `www/locales/<locale>.toml` says of the interface, merged by the build. Plain text throughout: never markup.
 */
export interface Words {
  locale: Locale;
  /** Words of the interface, by id; `{name}` marks where a value goes. */
  ui: { [id: string]: string };
  questions: { [id: string]: QuestionWords };
  outcomes: { [id: string]: OutcomeWords };
  criteria: { [id: string]: { name: string; meaning: string } };
  flags: { [id: string]: { title: string; text: string } };
  /** One sentence a rule: why it leads where it leads. */
  rules: { [id: string]: string };
  steps: { [id: string]: { name: string; detail: string } };
  recurring: { [id: string]: { name: string; detail: string } };
  costs: { [id: string]: { name: string; detail: string } };
  /** SOC 2 beside ISO/IEC 27001, row by row. */
  comparison: { [id: string]: { topic: string; soc2: string; iso27001: string } };
  /** What can be shown to buyers until there is a document. */
  evidence: { [id: string]: { name: string; detail: string } };
  misconceptions: { [id: string]: { claim: string; correction: string } };
  /** Longer explanations: what each framework is, whom it is for, what it asks. */
  lessons: { [id: string]: { title: string; text: string } };
  /** The message to send to a buyer whose request is unclear. */
  buyerQuestion: { subject: string; opening: string; points: string[]; closing: string };
  /** What each fact says, in our words. */
  facts: { [id: string]: string };
  tiers: { [id: string]: string };
  confidences: { [id: string]: string };
}

export interface Locale {
  /** BCP 47 tag: `en`, `de`, `ar`. */
  tag: string;
  /** The language's own name. */
  name: string;
  direction: "ltr" | "rtl";
  /** `awaiting`: not yet read by a native professional; "About this advice" says so. */
  review: "done" | "awaiting";
}

export interface QuestionWords {
  text: string;
  /** Explains a term; may be absent. */
  help?: string;
  /** Why we ask. */
  why: string;
  choices: { [id: string]: { label: string; help?: string } };
}

export interface OutcomeWords {
  /** A few words: "SOC 2 Type II, directly". */
  title: string;
  /** The advice in one sentence, spoken to the prospect. */
  advice: string;
  /** What the result is and what it is not, in two or three sentences. */
  meaning: string;
}

/** A source, the same in every language. */
export interface Source {
  title: string;
  publisher: string;
  /** Absent where the figure was computed by this project. */
  address?: string;
  /** As the source states it, or `undated`. */
  date: string;
  /** ISO date on which this project last checked it. */
  checked: string;
  tier: string;
  confidence: string;
}

/** What the result page shows beside the report, independent of language. */
export interface Library {
  sources: { [fact: string]: Source };
  /** Kind of each flag: another scheme, an add-on, a duty, a warning. */
  flagKinds: { [flag: string]: "scheme" | "addition" | "duty" | "warning" };
  comparison: { id: string; facts: string[] }[];
  evidence: { id: string; facts: string[] }[];
  misconceptions: { id: string; facts: string[]; outcomes: string[] | null }[];
  lessons: { id: string; facts: string[] }[];
  /** Verification counts published with the model; the digest tells which model they belong to. */
  verification: {
    digest: string;
    date: string;
    answerSets: string;
    rules: number;
    findings: number;
    accepted: number;
  } | null;
}
