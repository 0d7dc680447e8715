/**
 * Every word that a prospect reads, in one language: what `model/text/<locale>.toml` says of the model
 * and `www/locales/<locale>.toml` says of the interface, merged by the build. Plain text throughout: never markup.
 */
export interface Words {
  /** Which language it is. */
  locale: Locale;
  /** Words of the interface, by id; `{name}` marks where a value goes. */
  ui: { [id: string]: string };
  /** By question. */
  questions: { [id: string]: QuestionWords };
  /** By outcome. */
  outcomes: { [id: string]: OutcomeWords };
  /** By criterion: what it is called and what an auditor looks at. */
  criteria: { [id: string]: { name: string; meaning: string } };
  /** By flag: what applies, and what follows from it. */
  flags: { [id: string]: { title: string; text: string } };
  /** One sentence a rule: why it leads where it leads. */
  rules: { [id: string]: string };
  /** By step of the plan. */
  steps: { [id: string]: { name: string; detail: string } };
  /** By what comes back after the plan. */
  recurring: { [id: string]: { name: string; detail: string } };
  /** By what is paid for. */
  costs: { [id: string]: { name: string; detail: string } };
  /** SOC 2 beside ISO/IEC 27001, row by row. */
  comparison: { [id: string]: { topic: string; soc2: string; iso27001: string } };
  /** What can be shown to buyers until there is a document. */
  evidence: { [id: string]: { name: string; detail: string } };
  /** What is often said of the frameworks, and what is true. */
  misconceptions: { [id: string]: { claim: string; correction: string } };
  /** Longer explanations: what each framework is, whom it is for, what it asks. */
  lessons: { [id: string]: { title: string; text: string } };
  /** What to hand over beside the advice: letters, sentences and lists. */
  handover: { [id: string]: HandoverWords };
  /** The message to send to a buyer whose request is unclear. */
  buyerQuestion: { subject: string; opening: string; points: string[]; closing: string };
  /** What each fact says, in our words. */
  facts: { [id: string]: string };
  /** By `tier` of a source: what kind of source it is. */
  tiers: { [id: string]: string };
  /** By `confidence` of a source: how sure it makes a statement. */
  confidences: { [id: string]: string };
}

/** A language, and how its words came about. */
export interface Locale {
  /** BCP 47 tag: `en`, `de`, `ar`. */
  tag: string;
  /** The language's own name. */
  name: string;
  /** How it is written. */
  direction: "ltr" | "rtl";
  /** `awaiting`: not yet read by a native professional; "About this advice" says so. */
  review: "done" | "awaiting";
}

/** What is said of a question. */
export interface QuestionWords {
  /** The question. */
  text: string;
  /** Explains a term; may be absent. */
  help?: string;
  /** Why we ask. */
  why: string;
  /** By choice: its label, and what it means where that is not plain. */
  choices: { [id: string]: { label: string; help?: string } };
}

/** What is said of an outcome. */
export interface OutcomeWords {
  /** A few words: "SOC 2 Type II, directly". */
  title: string;
  /** The advice in one sentence, spoken to the prospect. */
  advice: string;
  /** What the result is and what it is not, in two or three sentences. */
  meaning: string;
}

/**
 * Something to use on the same day. Texts have slots in braces, which the page fills from the report (model/README.md):
 * a paragraph or list item with a slot for which there is no value is left out. Square brackets are for the prospect.
 */
export interface HandoverWords {
  /** What it is: "Today’s e-mail to your buyer". */
  title: string;
  /** One line that is read while it is folded. */
  preview: string;
  /** Subject of a letter; what has one is a letter, to be copied as it is from `body`. */
  subject?: string;
  /** Paragraphs before the list. */
  body?: string[];
  /** The list. */
  items?: string[];
  /** Paragraphs after it: advice to the prospect, never a part of the letter. */
  closing?: string[];
}

/** A source, the same in every language. */
export interface Source {
  /** Title of the document or page. */
  title: string;
  /** Who answers for it. */
  publisher: string;
  /** Absent where the figure was computed by this project. */
  address?: string;
  /** As the source states it, or `undated`. */
  date: string;
  /** ISO date on which this project last checked it. */
  checked: string;
  /** ISO date from which the rule or edition that the fact tells of applies, where it is known. */
  valid_from?: string;
  /** ISO date of its last day, where it is known. */
  valid_until?: string;
  /** Kind of source: an id of `Words.tiers`. */
  tier: string;
  /** How sure it makes the statement: an id of `Words.confidences`. */
  confidence: string;
}

/** What an outcome is for the page that shows it. */
export interface OutcomeRole {
  /** `advice`: something to get; `ask`: the buyer must be asked first; `wait`: nothing yet; `other`: another scheme. */
  kind: "advice" | "ask" | "wait" | "other";
  /** Columns of the comparison that it advises. */
  compares: Compared[];
  /** Whether the letter to a buyer is shown unfolded. */
  letter: boolean;
}

/** Columns of the comparison. */
export type Compared = "soc2" | "iso27001";

/** What the result page shows beside the report, independent of language. */
export interface Library {
  /** By fact. */
  sources: { [fact: string]: Source };
  /** Kind of each flag: the scheme that leads (its words are the advice's), another scheme, an add-on, a duty, a warning. */
  flagKinds: { [flag: string]: "first" | "scheme" | "addition" | "duty" | "warning" };
  /** What each outcome is for the page. Absent or without an outcome: advice that no column and no letter belongs to. */
  outcomes?: { [outcome: string]: OutcomeRole };
  /** Rows of the comparison, by the ids of `Words.comparison`, with the facts behind them. */
  comparison: { id: string; facts: string[] }[];
  /** What can be shown meanwhile, by the ids of `Words.evidence`. */
  evidence: { id: string; facts: string[] }[];
  /** By the ids of `Words.misconceptions`, with the outcomes beside which each is shown: `null` is all. */
  misconceptions: { id: string; facts: string[]; outcomes: string[] | null }[];
  /** By the ids of `Words.lessons`. */
  lessons: { id: string; facts: string[] }[];
  /**
   * By the ids of `Words.handover`, in the order in which they are shown: each item whose `outcomes` name the advice and
   * for whose `answers` at least one of the listed choices was given, question by question. `this_week`: its list begins
   * with what to do first of all.
   */
  handover: {
    id: string;
    outcomes: string[];
    answers: { [question: string]: string[] };
    this_week?: boolean;
    facts: string[];
  }[];
  /** What the scheme that leads is called: by its flag, a choice of this question. Not among them: it has no name. */
  leading?: { question: string; choices: { [flag: string]: string } };
  /** Which figure answers "about how much": the first of these costs that the report has; by cost, the question that narrows it. */
  price?: { costs: string[]; narrowed_by?: { [cost: string]: string } };
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
