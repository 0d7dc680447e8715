/**
 * What the vendor's page hears of an interview, in the documented order. Steps that a prospect takes before the engine
 * runs are told once it does: a page hears `fit-ready` first.
 */
import type { LoadError } from "../../engine/load-error.ts";
import type { Answers, AnswersError, Report } from "../../engine/types.ts";
import type { Context, ErrorCode, ErrorDetail } from "../events.ts";
import type { Page } from "./session.ts";

/** Dispatches an event; false where its default was prevented. */
export type Announce = (type: string, detail: unknown, cancelable?: boolean) => boolean;

export class Telling {
  readonly #announce: Announce;
  readonly #context: () => Context;
  /** Events of steps before the engine ran; `null` once it does. */
  #held: { type: string; detail: unknown }[] | null = [];
  /** The outcome last told as decided, and the answers last told as completed. */
  #decided: string | null = null;
  #completed = "";

  constructor(announce: Announce, context: () => Context) {
    this.#announce = announce;
    this.#context = context;
  }

  /** The engine runs: what was held is told. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const { type, detail } of held) this.#announce(type, detail);
  }

  started(answers: Answers): void {
    this.#tell("fit-started", { answers, context: this.#context() });
  }

  answered(question: string, value: string | string[] | null, report: Report): void {
    const expectedRemaining = report.next?.expectedRemaining ?? 0;
    this.#tell("fit-answered", {
      question,
      value,
      answers: report.answers,
      expectedRemaining,
      context: this.#context(),
    });
  }

  restarted(): void {
    this.#decided = null;
    this.#completed = "";
    this.#tell("fit-restarted", null);
  }

  /** Once that the outcome is decided, and once for each set of answers (as text) that the result is shown. */
  progress(report: Report, page: Page, answers: string): void {
    const { decided, outcome } = report.recommendation;
    if (!decided) {
      this.#decided = null;
      return;
    }
    if (this.#decided !== outcome) {
      this.#decided = outcome;
      this.#tell("fit-decided", { outcome, report, context: this.#context() });
    }
    if (page.name === "result" && this.#completed !== answers) {
      this.#completed = answers;
      this.#tell("fit-completed", report);
    }
  }

  /** What was told before the page was loaded anew is not told again. */
  toldBefore(report: Report, answers: string): void {
    if (!report.recommendation.decided) return;
    this.#decided = report.recommendation.outcome;
    this.#completed = answers;
  }

  /** Errors wait for nothing. */
  error(code: ErrorCode, error: unknown): void {
    const { problems = [] } = error as Partial<AnswersError>;
    const detail: ErrorDetail = { code, message: error instanceof Error ? error.message : String(error), problems };
    this.#announce("fit-error", detail);
  }

  #tell(type: string, detail: unknown): void {
    if (this.#held) this.#held.push({ type, detail });
    else this.#announce(type, detail);
  }
}

/** Why an engine does not run. By name: an engine of another copy of the package throws another class. */
export function codeOf(error: unknown): ErrorCode {
  const { name, code } = error as Partial<LoadError>;
  return (name === "LoadError" && code) || "engine-failed";
}
