/**
 * A script that fails while it starts leaves the element undefined, and its content as it was: the page hears of it by
 * `fit-error` all the same. Imported before everything else, since what is imported may fail already: on a page whose
 * policy names other Trusted Types, or whose own scripts replaced what the platform has.
 */
import type { ErrorDetail } from "./events.ts";

/** Says on each `<attestation-fit>` of the page that it stays undefined, and why. */
export function tellUndefined(error: unknown): void {
  console.error("<attestation-fit> could not be defined", error);
  const detail: ErrorDetail = { code: "element-failed", message: String(error), problems: [] };
  for (const element of document.querySelectorAll("attestation-fit")) {
    element.dispatchEvent(new CustomEvent("fit-error", { detail, bubbles: true, composed: true }));
  }
}

if (globalThis.document?.currentScript) {
  // The error may come from a function of the page's own, so its file tells nothing; that the element is missing does.
  const hear = ({ error, message }: ErrorEvent) => {
    if (!customElements.get("attestation-fit")) tellUndefined(error ?? message);
  };
  addEventListener("error", hear);
  // A script runs to its end, or its error is told, before the next task.
  setTimeout(() => removeEventListener("error", hear));
}
