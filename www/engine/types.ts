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
  /** Which model spoke. */
  model: ModelIdentity;
  /** The answers in canonical form: questions and choices in declared order. */
  answers: Answers;
  /** The advice, and what it rests on. */
  recommendation: Recommendation;
  /** SOC 2 categories in scope, where SOC 2 is part of the advice; otherwise empty. */
  criteria: Finding[];
  /** Other schemes, add-ons and warnings that apply. */
  flags: Finding[];
  /** Ids of criteria and flags that are not given now, but that an open question can still bring. */
  open: { criteria: string[]; flags: string[] };
  /** The question to ask next; `null` once the outcome is decided. */
  next: Next | null;
  /** Open questions that can still change criteria, flags, plan, cost or audit, in declared order. */
  refine: string[];
  /** The plan of the outcome, in weeks. */
  roadmap: Roadmap;
  /** Cost ranges that belong to the outcome; quotes vary. */
  costs: Cost[];
  /** ISO/IEC 27001 auditor days by people in scope; `null` where ISO 27001 is no part, or the head count is open or has no source. */
  audit: Audit | null;
}

/** Which model this is. Kept answers and records name it, so that a report can be made again. */
export interface ModelIdentity {
  /** As the model's source says: `attestation-fit` for the built-in one. */
  id: string;
  /** Semantic version, for advice: what each number means is in `docs/versioning.md`. */
  version: string;
  /** SHA-256 of the packed model, lower-case hexadecimal. */
  digest: string;
}

/** The advice on what is known now, and how settled it is. */
export interface Recommendation {
  /** Id of the outcome that is best on what is known now; open questions count as "I don't know". */
  outcome: string;
  /** True where no completion of the open questions changes the outcome. Exact. */
  decided: boolean;
  /** Ids of every outcome that some completion of the open questions reaches, in declared order. */
  possible: string[];
  /** The determining rules, strongest first. */
  reasons: Reason[];
  /** A minimal set of questions whose answers alone force the outcome; empty while undecided. */
  sufficient: string[];
  /** For each other outcome that other answers reach: a smallest change that leads there, in declared order of outcomes. */
  flips: Flip[];
}

/** One rule that holds, with what makes it hold. */
export interface Reason {
  /** Id of the rule; its sentence is in the words of a language, under `rules`. */
  rule: string;
  /** Questions whose answers make the rule hold, in declared order. */
  questions: string[];
  /** Ids of the facts that the rule rests on; each has a source. */
  facts: string[];
}

/** A criterion or a flag that applies. */
export interface Finding {
  /** Id of the criterion or flag, as `questionnaire.criteria` and `questionnaire.flags` list them. */
  id: string;
  /** True where no completion of the open questions takes it away. */
  decided: boolean;
  /** The rules that bring it, strongest first. */
  reasons: Reason[];
}

/** How the advice would become another. */
export interface Flip {
  /** Id of the outcome that the changes lead to. */
  outcome: string;
  /** All of them together; no smaller number of changed answers leads there. */
  changes: Change[];
}

/** One answer that would be another. */
export interface Change {
  /** Id of the question. */
  question: string;
  /** What is answered now; `null` is "I don't know", and so counts a question that is open. */
  from: string | string[] | null;
  /** What would have to be answered; `null` is "I don't know". */
  to: string | string[] | null;
}

/** What the engine asks next. */
export interface Next {
  /** Id of the question. */
  question: string;
  /** Expected number of questions until the outcome is decided, this one included, under the model's priors; to three decimals. */
  expectedRemaining: number;
}

/** Whole weeks as low, usual and high estimates: `low` ≤ `usual` ≤ `high`. */
export interface Weeks {
  /** Where all goes well. */
  low: number;
  /** What to plan with. */
  usual: number;
  /** Where it does not. */
  high: number;
}

/** One step of the plan. */
export interface Step {
  /** Id of the step; its name is in the words of a language, under `steps`. */
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
  /** Ids of the facts behind its length. */
  facts: string[];
}

/** What comes back after the first document: audits of years two and three. */
export interface Recurrence {
  /** Id of what comes back; its name is in the words of a language, under `recurring`. */
  id: string;
  /** Months after the document of the step `after` is issued. */
  months: number;
  /** The step whose end starts the clock. */
  after: string;
  /** Ids of the facts behind it. */
  facts: string[];
}

/** The plan: what to do, in which order, and whether it is done in time. */
export interface Roadmap {
  /** In the order in which they are shown; each names those that it waits for. Empty where the outcome has no plan. */
  steps: Step[];
  /** What comes back afterwards. */
  recurring: Recurrence[];
  /** The answered date as weeks from now: between `low` and `high`; `high` is `null` where it is open-ended. `null` without a date. */
  deadline: { low: number; high: number | null } | null;
  /**
   * Whether the first document comes in time: false where even the low estimate misses the latest date answered, true
   * where the usual one keeps the earliest, `null` without a date, without a document, or in between.
   */
  feasible: boolean | null;
}

/** What something costs, as published figures say; in whole units of the currency. */
export interface Cost {
  /** Id of what is paid for; its name is in the words of a language, under `costs`. */
  id: string;
  /** ISO 4217 code: `USD`. */
  currency: string;
  /** The lowest figure; `null` where none has a source. */
  low: number | null;
  /** From where most quotes lie; `null` where no figure has a source. */
  usualLow: number | null;
  /** To where most quotes lie; `null` where no figure has a source. */
  usualHigh: number | null;
  /** The highest figure; `null` where none has a source. */
  high: number | null;
  /** The year that the figures speak of. */
  year: number;
  /** Ids of the facts behind the figures. */
  facts: string[];
}

/** Auditor days of eight hours, before adjustment for complexity; each as a range over the answered band of people. */
export interface Audit {
  /** The audit that leads to the certificate, both stages. */
  initialDays: Range;
  /** Each of the two audits in the years between. */
  surveillanceDays: Range;
  /** The audit after three years. */
  recertificationDays: Range;
  /** Ids of the facts behind the figures. */
  facts: string[];
}

/** A number of days, to one decimal. */
export interface Range {
  /** For the fewest people of the band. */
  low: number;
  /** For the most; `null` where the sources end before the band does. */
  high: number | null;
}

/** Everything that a model asks and can say, by id, in declared order. */
export interface Questionnaire {
  /** What is asked. */
  questions: Question[];
  /** Ids of the outcomes: `evaluate` gives indices into this list. */
  outcomes: string[];
  /** Ids of the criteria: for the built-in model, the SOC 2 categories. */
  criteria: string[];
  /** Ids of the flags: other schemes, add-ons, duties and warnings. */
  flags: string[];
}

/** One question and how it can be answered, besides `null`. */
export interface Question {
  /** The key of its answer in {@link Answers}. */
  id: string;
  /** `one`: the answer is a choice's id; `many`: it is an array of ids. */
  select: "one" | "many";
  /** What can be chosen. */
  choices: Choice[];
}

/** One choice of a question. */
export interface Choice {
  /** What the answer holds. */
  id: string;
  /** True where it stands alone: "none of these". */
  exclusive: boolean;
  /** True where it means "I don't know": no rule tells it from `null`. */
  unknown: boolean;
}

/** One problem of a model or of a set of answers: the place, the offence and the way out. */
export interface Diagnostic {
  /** Kebab-case, stable: `unknown-question`, `gap`, `unreachable-outcome`, … */
  code: string;
  /** An error refuses the model or the answers, a warning does not. */
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

/** Answers that do not fit the model. Thrown by the methods of {@link Engine}; told apart by its `name`. */
export interface AnswersError extends Error {
  /** Always this: the class itself is not exported. */
  name: "AnswersError";
  /** Every mistake, not only the first, each with its place and, where there is one, the nearest id. */
  problems: Diagnostic[];
}

/** A model, or bytes, that the engine refuses. Thrown by `createEngine`, `packModel` and `verifyModel`. */
export interface ModelError extends Error {
  /** Always this: the class itself is not exported. */
  name: "ModelError";
  /** Every problem, not only the first. */
  problems: Diagnostic[];
}

/**
 * A model that can be asked. All methods are synchronous and pure: no clock, no randomness, nothing is kept between
 * calls.
 */
export interface Engine {
  /** Everything about one set of answers. Throws {@link AnswersError}. */
  report(answers: Answers): Report;
  /**
   * One prospect as a row of as many bytes as there are questions: the class of each answer, an open question being "I
   * don't know". Rows are for `evaluate` of the same model and for nothing else. Throws {@link AnswersError}.
   */
  encode(answers: Answers): Uint8Array;
  /**
   * Rows one after the other in, one byte each out: an index into `questionnaire.outcomes`. Throws
   * {@link AnswersError} on bytes that are no whole number of rows, and on a code that no answer has.
   */
  evaluate(rows: Uint8Array): Uint8Array;
  /**
   * The answers as one line of text, for a share link: `asked:soc2+iso27001,firmness:gate,market:?`, where `?` is "I
   * don't know". Throws {@link AnswersError}.
   */
  toText(answers: Answers): string;
  /** The reverse. Throws {@link AnswersError} on text that is not exactly what `toText` writes for this model. */
  fromText(text: string): Answers;
  /** Which model it is. */
  readonly model: ModelIdentity;
  /** What can be asked and said, by id. */
  readonly questionnaire: Questionnaire;
}

/** What `createEngine` takes. */
export interface EngineOptions {
  /** A packed model, as `packModel` of `attestation-fit/authoring` makes it. Default: the built-in one. */
  model?: Uint8Array | ArrayBuffer;
}

/** The whole-space check of a model, made without enumerating the space. */
export interface Verification {
  /** Which model was verified. */
  model: ModelIdentity;
  /** Number of questions. */
  questions: number;
  /** Number of rules, of all tables. */
  rules: number;
  /** Number of complete answer sets, as decimal text: it exceeds 2^53. */
  answerSets: string;
  /** For each outcome, in declared order: how many answer sets lead to it, as decimal text, and their parts per million. */
  outcomes: { id: string; answerSets: string; share: number }[];
  /** Nodes of the decision diagram. */
  nodes: number;
  /** Gaps, rules that never decide, broken promises and the like; empty where all is well. */
  findings: Diagnostic[];
  /** Findings that the model accepts, each with its written reason. */
  accepted: { code: string; path: string; reason: string }[];
}
