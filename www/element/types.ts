/**
 * The public types of the element, besides its class.
 */
export type { LoadErrorCode } from "../engine/load-error.ts";
export type { ElementEngine } from "../engine/page-engine.ts";
export type * from "../engine/types.ts";
export type {
  AnsweredDetail,
  Context,
  CtaDetail,
  DecidedDetail,
  ErrorCode,
  ErrorDetail,
  FitEventMap,
  ReadyDetail,
  StartedDetail,
} from "./events.ts";
export type { FitEvent, Markup } from "./markup.ts";
export type { CallsToAction, CallToAction } from "./settings/call.ts";
export type { WordChanges } from "./words/changes.ts";
export type {
  Compared,
  HandoverWords,
  Library,
  Locale,
  OutcomeRole,
  OutcomeWords,
  QuestionWords,
  Source,
  Words,
} from "./words/words.ts";
