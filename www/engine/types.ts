/**
 * The public contract of `attestation-fit`: hand-written, because generated types lose the words.
 *
 * Ids of questions, choices, outcomes, criteria, flags, rules, steps and facts come from the model;
 * for the built-in model they are public API and listed by `engine.questionnaire`.
 */

/**
 * One prospect's answers.
 *
 * A question that is absent has not been asked yet. `null` is the answer "I don't know", an answer like
 * any other. A question that takes one choice holds its id; one that takes several holds an array of ids.
 */
export type Answers = { [question: string]: string | string[] | null };

/** Everything the engine says about one set of answers. Same model and same answers: same bytes, everywhere. */
export interface Report {
  model: ModelIdentity;
  /** The answers in canonical form: questions and choices in declared order. */
  answers: Answers;
  recommendation: Recommendation;
  /** SOC 2 categories in scope, where SOC 2 is part of the advice; otherwise empty. */
  criteria: Finding[];
  /** Other schemes, add-ons and warnings that apply. */
  flags: Finding[];
  /** Criteria and flags that are not given now, but that an open question can still bring. */
  open: { criteria: string[]; flags: string[] };
  /** The question to ask next; `null` once the outcome is decided. */
  next: Next | null;
  /** Open questions that can still change criteria, flags, plan, cost or audit, in declared order. */
  refine: string[];
  roadmap: Roadmap;
  /** Cost ranges that belong to the outcome; quotes vary. */
  costs: Cost[];
  /** ISO/IEC 27001 auditor days by people in scope; `null` where ISO 27001 is no part or the head count is open. */
  audit: Audit | null;
}

export interface ModelIdentity {
  id: string;
  version: string;
  /** SHA-256 of the packed model, lower-case hexadecimal. */
  digest: string;
}

export interface Recommendation {
  /** Best on what is known now; open questions count as "I don't know". */
  outcome: string;
  /** True where no completion of the open questions changes the outcome. Exact. */
  decided: boolean;
  /** Every outcome that some completion of the open questions reaches, in declared order. */
  possible: string[];
  /** The determining rules, strongest first. */
  reasons: Reason[];
  /** A minimal set of questions whose answers alone force the outcome; empty while undecided. */
  sufficient: string[];
  /** For each other outcome that can be reached: a smallest change of answers that leads there. */
  flips: Flip[];
}

export interface Reason {
  rule: string;
  /** Questions whose answers make the rule hold, in declared order. */
  questions: string[];
  /** Ids of the facts that the rule rests on. */
  facts: string[];
}

export interface Finding {
  id: string;
  /** True where no completion of the open questions takes it away. */
  decided: boolean;
  reasons: Reason[];
}

export interface Flip {
  outcome: string;
  changes: Change[];
}

export interface Change {
  question: string;
  /** What is answered now; `undefined` is not possible here, an open question counts as `null`. */
  from: string | string[] | null;
  to: string | string[] | null;
}

export interface Next {
  question: string;
  /** Expected number of questions until the outcome is decided, this one included, under the model's priors; to three decimals. */
  expectedRemaining: number;
}

/** Weeks as low, usual and high estimates. */
export interface Weeks {
  low: number;
  usual: number;
  high: number;
}

export interface Step {
  id: string;
  /** Ids of the steps that must end first. */
  after: string[];
  /** How long it takes. */
  weeks: Weeks;
  /** When it starts, in weeks from the first day of the plan. */
  start: Weeks;
  /** When it ends, in weeks from the first day of the plan. */
  end: Weeks;
  /** True where the step ends with a document that a buyer can be shown. */
  delivers: boolean;
  facts: string[];
}

/** What comes back after the first document: audits of years two and three. */
export interface Recurrence {
  id: string;
  /** Months after the document of the step `after` is issued. */
  months: number;
  /** The step whose end starts the clock. */
  after: string;
  facts: string[];
}

export interface Roadmap {
  steps: Step[];
  recurring: Recurrence[];
  /** The answered date as weeks from now: between `low` and `high`; `high` is `null` where it is open-ended. `null` without a date. */
  deadline: { low: number; high: number | null } | null;
  /** False where even the low estimate misses the latest date answered, true where the usual one keeps the earliest, `null` without a date or in between. */
  feasible: boolean | null;
}

export interface Cost {
  id: string;
  currency: string;
  /** Whole units of the currency. `null`: no figure with a source. */
  low: number | null;
  usualLow: number | null;
  usualHigh: number | null;
  high: number | null;
  /** The year that the figures speak of. */
  year: number;
  facts: string[];
}

/** Auditor days of eight hours, before adjustment for complexity; each as a range over the answered band of people. */
export interface Audit {
  initialDays: Range;
  surveillanceDays: Range;
  recertificationDays: Range;
  facts: string[];
}

/** `high` is `null` where the sources end before the band does. */
export interface Range {
  low: number;
  high: number | null;
}

export interface Questionnaire {
  questions: {
    id: string;
    select: "one" | "many";
    choices: { id: string; exclusive: boolean; unknown: boolean }[];
  }[];
  outcomes: string[];
  criteria: string[];
  flags: string[];
}

/** One problem of a model or of a set of answers: the place, the offence and the way out. */
export interface Diagnostic {
  /** Kebab-case, stable: `unknown-question`, `gap`, `unreachable-outcome`, … */
  code: string;
  severity: "error" | "warning";
  /** Where, as a path: `answers.market`, `decisions.recommendation.rules[4].when`. */
  path: string;
  /** One sentence, lower case, the offending input in backticks. */
  message: string;
  /** The way out; `null` where there is nothing to suggest. */
  help: string | null;
  /** An answer set that shows the finding; `null` where none is needed. */
  example: Answers | null;
}

/** Thrown by `report` and `encode`. */
export interface AnswersError extends Error {
  name: "AnswersError";
  problems: Diagnostic[];
}

/** Thrown by `createEngine` and `packModel`. */
export interface ModelError extends Error {
  name: "ModelError";
  problems: Diagnostic[];
}

export interface Engine {
  /** One stateless call does everything. Throws {@link AnswersError}. */
  report(answers: Answers): Report;
  /** One prospect as a fixed-width row: one code a question. Throws {@link AnswersError}. */
  encode(answers: Answers): Uint8Array;
  /** Many rows in, one outcome code each out (an index into `questionnaire.outcomes`). Throws {@link AnswersError} on rows that are no rows. */
  evaluate(rows: Uint8Array): Uint8Array;
  /** The answers as one line of text, for a share link: `asked:soc2+iso27001,firmness:gate,market:?`. */
  toText(answers: Answers): string;
  /** The reverse. Throws {@link AnswersError} on text that is not exactly what `toText` writes for this model. */
  fromText(text: string): Answers;
  readonly model: ModelIdentity;
  readonly questionnaire: Questionnaire;
}

export interface EngineOptions {
  /** A packed model, as `packModel` of `attestation-fit/authoring` makes it. Default: the built-in one. */
  model?: Uint8Array | ArrayBuffer;
}

/** The whole-space check of a model, made without enumerating the space. */
export interface Verification {
  model: ModelIdentity;
  questions: number;
  rules: number;
  /** Number of complete answer sets, as decimal text: it exceeds 2^53. */
  answerSets: string;
  outcomes: { id: string; answerSets: string /** Parts per million of all answer sets. */; share: number }[];
  /** Nodes of the decision diagram. */
  nodes: number;
  findings: Diagnostic[];
  /** Findings that the model accepts, each with its written reason. */
  accepted: { code: string; path: string; reason: string }[];
}
