import type { Comparison, Finding } from "../../authoring/authoring.ts";
import type { Answers } from "../../engine/types.ts";

/** What the page asks: what is this overlay's file, and what does it do? */
export interface Question {
  overlay: string;
  /** Shares of the published default, where they are known from an earlier answer: they are always the same. */
  published: readonly Share[] | null;
}

/** One outcome's part, in parts per million; `prior` is that of the prospects whom the model expects. */
export interface Share {
  outcome: string;
  space: number;
  prior: number | null;
}

/** What matters, of a thousand drawn prospects each. */
export interface Insight {
  /** By question: how many would get another advice if they had answered it as another prospect did. */
  questions: { id: string; of: number }[];
  /** By rule: in the reasons of how many it is. */
  rules: { id: string; of: number }[];
}

/** What the worker says, one thing after the other. */
export type Said =
  | { kind: "found"; findings: Finding[] }
  | { kind: "compared"; comparison: Comparison; now: Share[]; published: readonly Share[] }
  | { kind: "packed"; model: Uint8Array; words: { [language: string]: { [section: string]: unknown } } }
  | { kind: "insight"; insight: Insight }
  | { kind: "verified"; findings: Finding[] }
  | { kind: "failed"; message: string };

export type { Answers };
