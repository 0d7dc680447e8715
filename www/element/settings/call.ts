import { webAddress } from "./address.ts";
import type { CallToAction } from "../views/scene.ts";

/** Calls to action by outcome; `*` serves the outcomes that have none of their own. */
export type CallsToAction = { readonly [outcome: string]: CallToAction };

/** The call to action of an outcome. A vendor's text from an attribute: whatever does not fit is left out. */
export function callFor(calls: CallsToAction | null, outcome: string, base: string): CallToAction | null {
  const call: unknown = calls && (Object.hasOwn(calls, outcome) ? calls[outcome] : calls["*"]);
  if (typeof call !== "object" || call === null) return null;
  const { label, href } = call as Partial<CallToAction>;
  if (typeof label !== "string" || label === "") return null;
  const address = typeof href === "string" ? webAddress(href, base) : null;
  return address === null ? { label } : { label, href: address };
}
