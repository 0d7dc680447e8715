/**
 * What a view sees and may do. Views are functions of a scene: they hold no state and know no element.
 */
import type { Report } from "../../engine/types.ts";
import type { ElementEngine, Steps } from "../interview/interview.ts";
import type { Phrases } from "../words/phrases.ts";
import type { Session } from "../interview/session.ts";
import type { Outcome } from "../take-away/take-away.ts";
import type { Library } from "../words/words.ts";

/** A call to action: a label, and where it leads. */
export interface CallToAction {
  /** What the button says. */
  label: string;
  /** Where it leads, `http:` or `https:`; without one the button only tells the page, by `fit-cta`. */
  href?: string;
}

/** What the engine says, with the words to say it in. */
export interface Advice extends Phrases {
  readonly report: Report;
  readonly library: Library;
  /** First day of the plan. */
  readonly start: string;
}

/** An interview as it stands, how to go on with it, and what else can be done on its pages. */
export interface Scene extends Advice, Steps, Acts, Outcome {
  readonly session: Session;
  readonly engine: ElementEngine;
  /** Said above the page: where answers came from, or what was left out. */
  readonly greeting: string | null;
  /** The question was left without an answer. */
  readonly missing: boolean;
  readonly disabled: boolean;
  readonly linkable: boolean;
  readonly callToAction: CallToAction | null;
  /** Where the call to action opens: a `target` of HTML. */
  readonly target: string;
}

/** What is no step of the interview. */
export interface Acts {
  startOn(day: string): void;
  print(): void;
  copy(what: "link" | "text" | "letter"): void;
  save(what: "calendar" | "record"): void;
  /** The call to action was used; says whether its link may open. */
  call(): boolean;
}
