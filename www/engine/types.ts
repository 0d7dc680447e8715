/**
 * The public contract of `attestation-fit`. The report's types are those of Rust, written by its tests; what else
 * JavaScript sees stands here.
 *
 * Ids of questions, choices, outcomes, criteria, flags, rules, steps and facts come from the model;
 * for the built-in model they are public API and listed by `engine.questionnaire`.
 */
import type { Answers } from "./answers.ts";
import type { ModelIdentity, Questionnaire, Report } from "./report.ts";

export type * from "./answers.ts";
export type * from "./report.ts";

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
  /**
   * Every mistake, not only the first, each with its place and, where there is one, the nearest id. Of more than twenty
   * the last one, `more-problems`, tells the number.
   */
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
   * The answers as one line of text, as `answers` of the element takes it and people can write it:
   * `asked:soc2+iso27001,firmness:gate,market:?`, where `?` is "I don't know". Throws {@link AnswersError}.
   */
  toText(answers: Answers): string;
  /** The reverse. Throws {@link AnswersError} on text that is not exactly what `toText` writes for this model. */
  fromText(text: string): Answers;
  /**
   * The same line with a checksum, for a share link: `asked:soc2~71868`. Links get cut on their way, and a shorter text
   * is often a valid one. Throws {@link AnswersError}.
   */
  toLink(answers: Answers): string;
  /** The reverse. Throws {@link AnswersError} on what `toLink` did not write for this model, as a link cut short. */
  fromLink(link: string): Answers;
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
