/**
 * What a page sees and may do. Views are functions of a scene: they hold no state and know no element. Each page has a
 * scene of its own, and sees no more than it shows.
 */
import type { Questionnaire, Report } from "../../engine/types.ts";
import type { Steps } from "../interview/interview.ts";
import type { Session } from "../interview/session.ts";
import type { CallToAction } from "../settings/call.ts";
import type { File, Taken, Text } from "../take-away/take-away.ts";
import type { Advice } from "../words/advice.ts";
import type { Phrases } from "../words/phrases.ts";

/** What every page of the interview has. */
export interface PageScene extends Phrases {
  readonly session: Session;
  readonly steps: Steps;
  /** Said above the page: where answers came from, or what was left out. */
  readonly greeting: string | null;
  /** Questions still to be expected; 0 where none is open. */
  readonly expected: number;
  /** From how many to how many questions an interview usually has, where it has not begun and the build knows. */
  readonly range: readonly [number, number] | undefined;
  /** Answers were dropped, and can be had back. */
  readonly undoable: boolean;
  /** In a disabled form: nothing can be answered. */
  readonly disabled: boolean;
  /** What was done waits for the engine. */
  readonly working: boolean;
  /** The form was to be sent, and this is why it was not. */
  readonly required: string | null;
}

export interface QuestionScene extends PageScene {
  readonly questions: Questionnaire["questions"];
  /** A choice that is the whole answer goes on by itself. */
  readonly advance: boolean;
  /** When the page was turned, on the clock of events. */
  readonly since: number;
  /** The question was left without an answer. */
  readonly missing: boolean;
  /** Ids of the outcomes that the open questions can still lead to. */
  readonly possible: readonly string[];
  /** Ids of all outcomes. */
  readonly outcomes: readonly string[];
  /** From 0 to 1. */
  readonly progress: number;
  /** Optional questions that are left. */
  readonly optional: number;
}

export interface ReviewScene extends PageScene {
  readonly questions: Questionnaire["questions"];
}

export interface ResultScene extends PageScene, Advice {
  readonly questions: Questionnaire["questions"];
  readonly report: Report;
  /** The result of the answers that others are compared with which are tried; `undefined` where none are. */
  readonly compared: Report | undefined;
  readonly acts: Acts;
  readonly taken: Taken;
  /** Whether links with answers are made on this page. */
  readonly linkable: boolean;
  /** The address of this page with the answers; empty where links are off. */
  readonly link: string;
  readonly callToAction: CallToAction | null;
  /** Where the call to action opens: a `target` of HTML. */
  readonly target: string;
}

/** What is no step of the interview. */
export interface Acts {
  startOn(day: string): void;
  print(): void;
  copy(what: Text): void;
  save(what: File): void;
  /** The call to action was used; says whether its link may open. */
  call(): boolean;
}
