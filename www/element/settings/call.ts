/** Calls to action: what a vendor offers a visitor beside the advice. */
import { linkAddress } from "./address.ts";
import { type Mistake, unknownName } from "./mistakes.ts";

/** A call to action: a label, and where it leads. */
export interface CallToAction {
  /** What the button says. */
  label: string;
  /** Where it leads, `http:`, `https:`, `mailto:` or `tel:`; without one the button only tells the page, by `fit-cta`. */
  href?: string;
}

/** Calls to action by outcome; `*` serves the outcomes that have none of their own. */
export type CallsToAction = { readonly [outcome: string]: CallToAction };

/** The call to action of an outcome. A vendor's text from an attribute: whatever does not fit is left out. */
export function callFor(calls: CallsToAction | null, outcome: string, base: string): CallToAction | null {
  const call: unknown = calls && (Object.hasOwn(calls, outcome) ? calls[outcome] : calls["*"]);
  if (typeof call !== "object" || call === null) return null;
  const { label, href } = call as Partial<CallToAction>;
  if (typeof label !== "string" || label === "") return null;
  const address = typeof href === "string" ? linkAddress(href, base) : null;
  return address === null ? { label } : { label, href: address };
}

/** What is wrong with calls to action for a model of these outcomes. */
export function mistakesInCalls(calls: CallsToAction, outcomes: readonly string[], base: string): Mistake[] {
  return Object.entries(calls).flatMap(([outcome, call]: [string, unknown]) => {
    const place = `cta.${outcome}`;
    const unknown = outcome === "*" || outcomes.includes(outcome) ? [] : [unknownName("cta", outcome, outcomes)];
    if (typeof call !== "object" || call === null) return [...unknown, { place, fault: "not `{ label, href }`" }];
    const { label, href, ...rest } = call as Record<string, unknown>;
    const others = Object.keys(rest).map((name) => unknownName(place, name, ["label", "href"]));
    const labels = typeof label === "string" && label !== "" ? [] : [{ place, fault: "`label` is no text" }];
    const usable = href === undefined || (typeof href === "string" && linkAddress(href, base) !== null);
    const links = usable ? [] : [{ place, fault: "`href` is no http:, https:, mailto: or tel: address" }];
    return [...unknown, ...labels, ...links, ...others];
  });
}
