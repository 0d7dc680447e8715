/**
 * The events of `<attestation-fit>`, as public types. All bubble and are composed, so a listener on the document hears
 * every instance of the page.
 */
import type { LoadErrorCode } from "../engine/load-error.ts";
import type { Answers, Diagnostic, ModelIdentity, Report } from "../engine/types.ts";

/** What the vendor's page gave to the element, handed back with its events: hidden fields and campaign parameters. */
export interface Context {
  /** The element's hidden fields: attribute or property `fields`. */
  fields: Readonly<Record<string, string>>;
  /** The `utm_…` parameters of the page's address. */
  campaign: Readonly<Record<string, string>>;
}

/** `fit-ready`: the engine runs, the element can be used. */
export interface ReadyDetail {
  /** The model that the element asks. */
  model: ModelIdentity;
  /** BCP 47 tag of the words shown. */
  language: string;
}

/** `fit-started`: the first question is shown. */
export interface StartedDetail {
  /** Prefilled, restored from a link or from the session; otherwise empty. */
  answers: Answers;
  /** What the vendor's page gave to the element. */
  context: Context;
}

/** `fit-answered`: one question was answered or answered anew. */
export interface AnsweredDetail {
  /** Id of the question. */
  question: string;
  /** A choice's id, several ids, or `null` for "I don't know". */
  value: string | string[] | null;
  /** All answers, this one included. */
  answers: Answers;
  /** Questions still to be expected, as the engine reckons; 0 once decided. */
  expectedRemaining: number;
  /** What the vendor's page gave to the element. */
  context: Context;
}

/** `fit-decided`: from here on no open answer changes the outcome. */
export interface DecidedDetail {
  /** Id of the outcome. */
  outcome: string;
  /** The whole report. */
  report: Report;
  /** What the vendor's page gave to the element. */
  context: Context;
}

/** `fit-cta`: the call to action was used. Cancelable: `preventDefault()` keeps the link from opening. */
export interface CtaDetail {
  /** Id of the outcome that is shown. */
  outcome: string;
  /** The text that was clicked. */
  label: string;
  /** Absolute address, or `null` where the call to action is a plain button. */
  href: string | null;
  /** The whole report. */
  report: Report;
  /** What the vendor's page gave to the element. */
  context: Context;
}

/** Codes of `fit-error`. Stable: pages may act on them. */
export type ErrorCode =
  /** The engine does not run, for a reason that its loader knows. The element offers a retry. */
  | LoadErrorCode
  /** The engine could not be made for another reason, or failed at work. The element offers a retry. */
  | "engine-failed"
  /** A link holds no valid answers, or a prefill some that are not: what is wrong was left out. */
  | "answers-refused"
  /** An attribute or a property says what cannot be meant; told on the console, too, and not to the visitor. */
  | "settings-refused"
  /** The page's own scripts or its policy keep the element from being defined or drawn. Its content is shown. */
  | "element-failed"
  /** A language could not be loaded; another one is shown. */
  | "words-not-loaded";

/** `fit-error`: something could not be loaded or was refused; the element shows it and goes on where it can. */
export interface ErrorDetail {
  /** What went wrong. What each means and whether a retry helps: `docs/events.md`. */
  code: ErrorCode;
  /** For logs: in English, and not shown. */
  message: string;
  /** Every problem of refused answers, or of a model that was refused; otherwise empty. */
  problems: Diagnostic[];
}

/** The events by type. */
export interface FitEventMap {
  /** The engine runs. */
  "fit-ready": CustomEvent<ReadyDetail>;
  /** The first question is shown. */
  "fit-started": CustomEvent<StartedDetail>;
  /** A question was answered, or answered anew. */
  "fit-answered": CustomEvent<AnsweredDetail>;
  /** No open answer changes the outcome any more. */
  "fit-decided": CustomEvent<DecidedDetail>;
  /** The result is shown for the first time, or with changed answers. */
  "fit-completed": CustomEvent<Report>;
  /** All answers were dropped. */
  "fit-restarted": CustomEvent<null>;
  /** The call to action was used; its default, opening the link, can be prevented. */
  "fit-cta": CustomEvent<CtaDetail>;
  /** Something could not be loaded or was refused. */
  "fit-error": CustomEvent<ErrorDetail>;
}

/** The campaign parameters of an address's query: `utm_source` and its kin, nothing else. @internal */
export function campaignOf(query: string): Record<string, string> {
  const campaign: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if (/^utm_[a-z_]{1,32}$/.test(name)) campaign[name] = value.slice(0, 256);
  }
  return campaign;
}
