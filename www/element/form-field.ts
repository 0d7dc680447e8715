/**
 * The element as a field of a vendor's form. Submits the outcome under the element's name, and beside it the answers and
 * the model that spoke, so that a server can check the advice.
 */
import type { Report } from "../engine/types.ts";

interface State {
  name: string;
  report: Report | null;
  /** The answers as one line of text; empty before the engine runs. */
  text: string;
  required: boolean;
  /** Said by the browser where a required advice is not settled. */
  message: string;
  /** What the browser points at; it must be to be seen. */
  anchor: HTMLElement | undefined;
}

export function updateField(internals: ElementInternals, { name, report, text, required, message, anchor }: State) {
  const decided = report?.recommendation.decided ?? false;
  if (name && report && text) {
    const { recommendation, model } = report;
    const entries = new FormData();
    if (decided) entries.set(name, recommendation.outcome);
    entries.set(`${name}-answers`, text);
    entries.set(`${name}-model`, `${model.id} ${model.version} ${model.digest}`);
    internals.setFormValue(entries, text);
  } else internals.setFormValue(null);
  internals.setValidity({ valueMissing: required && !decided }, message, anchor);
}
