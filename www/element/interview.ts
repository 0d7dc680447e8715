/**
 * One interview with its engine: loads it, takes answers, turns pages, tells the vendor's page. Holds no DOM: the
 * element hears by {@link Listener} and draws.
 */
import type { BrowserSession } from "../engine/glue.ts";
import type { LoadError } from "../engine/load-error.ts";
import type { Answers, AnswersError, Diagnostic, Engine, Report } from "../engine/types.ts";
import type { Context, ErrorCode, ErrorDetail } from "./events.ts";
import { keepSession, recallSession } from "./memory.ts";
import {
  advance,
  change,
  goBack,
  openSession,
  type Page,
  proceed,
  refine,
  resumeAt,
  type Session,
  skip,
  turnTo,
  withAnswer,
} from "./session.ts";

/** An engine, and where it runs in a page also what it does there. */
export type ElementEngine = Engine & { readonly browser?: BrowserSession };

export interface Listener {
  /** Dispatches an event; false where its default was prevented. */
  announce(type: string, detail: unknown, cancelable?: boolean): boolean;
  /** The engine runs and a session is open. */
  ready(engine: ElementEngine): void;
  /** Something to draw changed; `turned` where the page did, so that focus follows. */
  changed(turned: boolean): void;
  context(): Context;
}

/** How a session may begin and be kept; read from the element's attributes. */
export interface Habits {
  /** Key of the kept session; `null` keeps nothing. */
  memory: string | null;
  /** Answers may come from the page's address. */
  link: boolean;
  skipIntro: boolean;
  prefill: Answers | string | null;
}

export type Greeting = "welcome_back" | "from_link" | "link_refused" | "answers_refused";

export class Interview {
  phase: "waiting" | "loading" | "ready" | "failed" = "waiting";
  /** Why it failed, where it did. */
  code: ErrorCode | undefined;
  engine: ElementEngine | undefined;
  session: Session = openSession();
  report: Report | undefined;
  greeting: Greeting | null = null;
  missing = false;
  readonly #listener: Listener;
  #habits: Habits = { memory: null, link: false, skipIntro: false, prefill: null };
  #link: string | null = null;
  /** Whether a session was opened: a retry after a failure goes on with it. */
  #opened = false;
  /** The outcome last told as decided, and the answers last told as completed. */
  #decided: string | null = null;
  #completed = "";

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /** Starts the engine and opens the session. Never rejects: a failure is a phase, shown with a retry. */
  async load(source: () => Promise<ElementEngine>, habits: () => Habits): Promise<void> {
    if (this.phase === "loading" || this.phase === "ready") return;
    this.phase = "loading";
    this.#listener.changed(false);
    try {
      this.engine = await source();
      this.#habits = habits();
      if (this.#opened) this.report = this.engine.report(this.session.answers);
      else this.#open();
      this.#opened = true;
      this.phase = "ready";
      this.#listener.ready(this.engine);
      this.#tell();
    } catch (error) {
      this.#fail(error);
    }
    this.#listener.changed(false);
  }

  /** Other answers from outside: a prefill by attribute or property. Shows the introduction, or the next page at once. */
  adopt(given: Answers | string | null): void {
    this.#habits = { ...this.#habits, prefill: given };
    if (this.phase !== "ready") return;
    this.greeting = null;
    this.#prefill();
    this.#turn(this.session);
  }

  /** Answers from the page's address, where it changed while the page is open. */
  followLink(): void {
    if (this.phase !== "ready") return;
    if (this.#fromLink()) this.#turn(this.session);
    // Nothing is lost by a link that is refused, but it is said.
    else this.#listener.changed(false);
  }

  begin(): void {
    if (!this.report) return;
    const { answers } = this.session;
    if (this.session.page.name === "intro") {
      this.#listener.announce("fit-started", { answers, context: this.#listener.context() });
    }
    this.#turn(proceed(this.session, this.report));
  }

  answer(value: string | string[] | null | undefined): void {
    const { page } = this.session;
    if (page.name !== "question" || !this.engine) return;
    this.missing = value === undefined;
    if (value === undefined) {
      this.#listener.changed(true);
      return;
    }
    try {
      const answered = withAnswer(this.session, page.question, value);
      const report = this.engine.report(answered.answers);
      this.#listener.announce("fit-answered", {
        question: page.question,
        value,
        answers: report.answers,
        expectedRemaining: report.next?.expectedRemaining ?? 0,
        context: this.#listener.context(),
      });
      this.#turn(advance(answered, report), report);
    } catch (error) {
      this.#fail(error);
      this.#listener.changed(true);
    }
  }

  skip(): void {
    if (this.report) this.#turn(skip(this.session, this.report));
  }

  back(): void {
    this.#turn(goBack(this.session));
  }

  show(name: Page["name"]): void {
    if (name !== "question") this.#turn(turnTo(this.session, { name }));
  }

  change(question: string): void {
    this.#turn(change(this.session, question));
  }

  refine(): void {
    if (this.report) this.#turn(refine(this.session, this.report));
  }

  restart(): void {
    const { memory } = this.#habits;
    if (memory !== null) this.engine?.browser?.forget(memory);
    this.greeting = null;
    this.#completed = "";
    this.#decided = null;
    this.#listener.announce("fit-restarted", null);
    this.#turn(openSession());
  }

  /** Opens the first session: of a link, kept in this tab, prefilled, or new. */
  #open(): void {
    const { browser } = this.#engine;
    const { memory } = this.#habits;
    const kept = browser && memory !== null ? recallSession(browser, memory, this.#engine) : undefined;
    // A link is newer than what was kept, unless the kept session began with this very link.
    const link = (this.#habits.link && browser?.fromLink()) || null;
    if (link !== null && kept?.link !== link && this.#fromLink()) return;
    if (kept) {
      this.#link = kept.link;
      this.session = kept.session;
      this.report = this.#engine.report(kept.session.answers);
      if (Object.keys(kept.session.answers).length > 0) this.greeting = "welcome_back";
      // What was told before the page was loaded anew is not told again.
      if (this.report.recommendation.decided) {
        this.#decided = this.report.recommendation.outcome;
        this.#completed = this.#text();
      }
      return;
    }
    this.#prefill();
  }

  /** Takes the answers of the page's address; says whether there were valid ones. */
  #fromLink(): boolean {
    const raw = this.#habits.link ? this.#engine.browser?.fromLink() : undefined;
    if (!raw) return false;
    try {
      const answers = this.#engine.fromText(raw);
      this.report = this.#engine.report(answers);
      this.session = resumeAt(answers, this.report);
      this.#link = raw;
      this.greeting = "from_link";
      return true;
    } catch (error) {
      this.#refuse(error, "link_refused");
      return false;
    }
  }

  #prefill(): void {
    const { prefill, skipIntro } = this.#habits;
    let answers: Answers = {};
    try {
      if (prefill) answers = typeof prefill === "string" ? this.#engine.fromText(prefill) : prefill;
      this.report = this.#engine.report(answers);
    } catch (error) {
      this.#refuse(error, "answers_refused");
      answers = {};
      this.report = this.#engine.report(answers);
    }
    this.session = skipIntro ? resumeAt(answers, this.report) : openSession(answers);
  }

  get #engine(): ElementEngine {
    if (!this.engine) throw new Error("the engine is not loaded");
    return this.engine;
  }

  #text(): string {
    return this.#engine.toText(this.session.answers);
  }

  /** Makes a session the current one: report, memory, events, page. */
  #turn(session: Session, known?: Report): void {
    if (!this.engine) {
      this.session = session;
      return;
    }
    try {
      if (session.answers !== this.session.answers || known) this.report = known ?? this.engine.report(session.answers);
    } catch (error) {
      this.#fail(error);
      this.#listener.changed(true);
      return;
    }
    if (session.page !== this.session.page) this.missing = false;
    if (session.answers !== this.session.answers) this.greeting = null;
    this.session = session;
    const { browser } = this.engine;
    const { memory } = this.#habits;
    if (browser && memory !== null && (session.page.name !== "intro" || Object.keys(session.answers).length > 0)) {
      keepSession(browser, memory, this.engine, session, this.#link);
    }
    this.#tell();
    this.#listener.changed(true);
  }

  /** Tells the page once that the outcome is decided, and once for each set of answers that the result is shown. */
  #tell(): void {
    const { report } = this;
    if (!report) return;
    const { decided, outcome } = report.recommendation;
    if (!decided) this.#decided = null;
    else if (this.#decided !== outcome) {
      this.#decided = outcome;
      this.#listener.announce("fit-decided", { outcome, report, context: this.#listener.context() });
    }
    if (decided && this.session.page.name === "result" && this.#completed !== this.#text()) {
      this.#completed = this.#text();
      this.#listener.announce("fit-completed", report);
    }
  }

  #refuse(error: unknown, greeting: Greeting): void {
    this.greeting = greeting;
    this.#announceError("answers-refused", error);
  }

  #fail(error: unknown): void {
    this.phase = "failed";
    // By name: an engine of another copy of the package throws another class.
    const { name, code } = error as Partial<LoadError>;
    this.code = (name === "LoadError" && code) || "engine-failed";
    this.#announceError(this.code, error);
  }

  #announceError(code: ErrorCode, error: unknown): void {
    const problems: Diagnostic[] = (error as Partial<AnswersError>).problems ?? [];
    const detail: ErrorDetail = { code, message: error instanceof Error ? error.message : String(error), problems };
    this.#listener.announce("fit-error", detail);
  }
}
