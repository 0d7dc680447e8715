/**
 * What a view sees and may do. Views are functions of a scene: they hold no state and know no element.
 */
import type { Questionnaire, Report } from "../engine/types.ts";
import type { Phrases } from "./phrases.ts";
import type { Page, Session } from "./session.ts";
import type { Library } from "./words.ts";

/** A call to action: a label, and where it leads. */
export interface CallToAction {
  /** What the button says. */
  label: string;
  /** Where it leads, `http:` or `https:`; without one the button only tells the page, by `fit-cta`. */
  href?: string;
}

export interface Scene {
  readonly phrases: Phrases;
  readonly library: Library;
  readonly session: Session;
  readonly report: Report;
  readonly questionnaire: Questionnaire;
  /** First day of the plan. */
  readonly start: string;
  /** Said above the page: where answers came from, or what was left out. */
  readonly greeting: string | null;
  /** Said beside the buttons: what was just copied or saved. */
  readonly notice: string | null;
  /** A text to be selected by hand, where the browser did not let it be copied. */
  readonly uncopied: string | null;
  /** The question was left without an answer. */
  readonly missing: boolean;
  readonly disabled: boolean;
  readonly linkable: boolean;
  readonly callToAction: CallToAction | null;
  /** Where the call to action opens: a `target` of HTML. */
  readonly target: string;
  readonly act: Acts;
}

export interface Acts {
  begin(): void;
  /** Answers the question shown; `undefined` says that nothing was chosen. */
  answer(value: string | string[] | null | undefined): void;
  skip(): void;
  back(): void;
  show(page: Page["name"]): void;
  change(question: string): void;
  refine(): void;
  restart(): void;
  startOn(day: string): void;
  print(): void;
  copy(what: "link" | "text" | "letter"): void;
  save(what: "calendar" | "record"): void;
  /** The call to action was used; says whether its link may open. */
  call(): boolean;
}
