/**
 * The element as a field of a vendor's form. Submits the outcome under the element's name, and beside it the answers and
 * the model that spoke, so that a server can check the advice.
 */
import type { Report } from "../engine/types.ts";

interface State {
  report: Report | null;
  /** The answers as one line of text; empty before the engine runs. */
  text: string;
  required: boolean;
  /** Said by the browser where a required advice is not settled. */
  message: string;
  focusable: HTMLElement | undefined;
}

export class FormField {
  readonly #element: HTMLElement & { name: string };
  readonly #internals: ElementInternals | undefined;

  constructor(element: HTMLElement & { name: string }) {
    this.#element = element;
    this.#internals = typeof element.attachInternals === "function" ? element.attachInternals() : undefined;
  }

  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? null;
  }
  get validity(): ValidityState | undefined {
    return this.#internals?.validity;
  }
  get message(): string {
    return this.#internals?.validationMessage ?? "";
  }
  check(): boolean {
    return this.#internals?.checkValidity() ?? true;
  }
  report(): boolean {
    return this.#internals?.reportValidity() ?? true;
  }

  update({ report, text, required, message, focusable }: State): void {
    const { name } = this.#element;
    const decided = report?.recommendation.decided ?? false;
    if (name && report && text) {
      const entries = new FormData();
      if (decided) entries.set(name, report.recommendation.outcome);
      entries.set(`${name}-answers`, text);
      entries.set(`${name}-model`, `${report.model.id} ${report.model.version} ${report.model.digest}`);
      this.#internals?.setFormValue(entries, text);
    } else this.#internals?.setFormValue(null);
    const missing = required && !decided;
    if (missing) this.#internals?.setValidity({ valueMissing: true }, message, focusable);
    else this.#internals?.setValidity({});
  }
}
