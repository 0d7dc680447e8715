/**
 * The public types of the element, besides its class.
 */
export type { LoadErrorCode } from "../engine/load-error.ts";
export type * from "../engine/types.ts";
export type { CallsToAction } from "./settings/call.ts";
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
export type { ElementEngine } from "./interview/interview.ts";
export type { FitEvent, Markup } from "./markup.ts";
export type { CallToAction } from "./views/scene.ts";
export type { WordChanges } from "./words/languages.ts";
export type { Library, Locale, OutcomeWords, QuestionWords, Source, Words } from "./words/words.ts";
