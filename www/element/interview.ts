/**
 * One interview with its engine: loads it, takes answers, turns pages, tells the vendor's page. Holds no DOM: the
 * element hears by {@link Listener} and draws.
 */
import type { BrowserSession } from "../engine/glue.ts";
import type { LoadError } from "../engine/load-error.ts";
import type { Answers, AnswersError, Engine, Report } from "../engine/types.ts";
import type { Context, ErrorCode, ErrorDetail } from "./events.ts";
import { keepSession, recallSession } from "./memory.ts";
import {
  advance,
  change,
  goBack,
  hasAnswers,
  openSession,
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

/** What a prospect does. Bound, so that a button can call them. */
export interface Steps {
  /** Leaves the introduction; from elsewhere goes on to the next open question, or to the result. */
  begin(): void;
  /** Answers the question shown; `undefined` says that nothing was chosen. */
  answer(value: string | string[] | null | undefined): void;
  skip(): void;
  back(): void;
  show(page: "review" | "result"): void;
  change(question: string): void;
  refine(): void;
  restart(): void;
}

export class Interview implements Steps {
  phase: "waiting" | "loading" | "ready" | "failed" = "waiting";
  /** Why it failed, where it did. */
  code: ErrorCode | undefined;
  engine: ElementEngine | undefined;
  session: Session = openSession();
  /** There once a session was opened: a retry after a failure goes on with it. */
  report: Report | undefined;
  greeting: Greeting | null = null;
  missing = false;
  readonly #listener: Listener;
  #habits: Habits | undefined;
  #link: string | undefined;
  /** The outcome last told as decided, and the answers last told as completed. */
  #decided: string | null = null;
  #completed = "";

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /** Starts the engine and opens the session. Never rejects: a failure is a phase, shown with a retry. */
  async load(source: () => Promise<ElementEngine>, habits: (engine: ElementEngine) => Habits): Promise<void> {
    if (this.phase === "loading" || this.phase === "ready") return;
    this.phase = "loading";
    this.#listener.changed(false);
    try {
      this.engine = await source();
      this.#habits = habits(this.engine);
      if (this.report) this.report = this.engine.report(this.session.answers);
      else this.#open(this.engine, this.#habits);
      this.phase = "ready";
      this.#listener.ready(this.engine);
      this.#tellProgress();
    } catch (error) {
      this.#fail(error);
    }
    this.#listener.changed(false);
  }

  /** Other answers from outside: a prefill by attribute or property. Shows the introduction, or the next page at once. */
  adopt(given: Answers | string | null): void {
    if (this.phase !== "ready" || !this.engine) return;
    this.greeting = null;
    this.#prefill(this.engine, given);
    this.#turn(this.session);
  }

  /** Answers from the page's address, where it changed while the page is open. */
  followLink(): void {
    if (this.phase !== "ready" || !this.engine) return;
    if (this.#fromLink(this.engine)) this.#turn(this.session);
    // Nothing is lost by a link that is refused, but it is said.
    else this.#listener.changed(false);
  }

  readonly begin = (): void => {
    if (!this.report) return;
    if (this.session.page.name === "intro") this.#tell("fit-started", { answers: this.session.answers });
    this.#turn(proceed(this.session, this.report));
  };

  readonly answer = (value: string | string[] | null | undefined): void => {
    const { page } = this.session;
    if (page.name !== "question") return;
    this.missing = value === undefined;
    if (value === undefined) this.#listener.changed(true);
    else {
      this.#attempt((engine) => {
        const answered = withAnswer(this.session, page.question, value);
        const report = engine.report(answered.answers);
        this.#tell("fit-answered", {
          question: page.question,
          value,
          answers: report.answers,
          expectedRemaining: report.next?.expectedRemaining ?? 0,
        });
        this.#turn(advance(answered, report), report);
      });
    }
  };

  readonly skip = (): void => this.#turnBy(skip);

  readonly back = (): void => this.#turn(goBack(this.session));

  readonly show = (name: "review" | "result"): void => this.#turn(turnTo(this.session, { name }));

  readonly change = (question: string): void => this.#turn(change(this.session, question));

  readonly refine = (): void => this.#turnBy(refine);

  readonly restart = (): void => {
    if (this.#habits?.memory) this.engine?.browser?.forget(this.#habits.memory);
    this.greeting = null;
    this.#completed = "";
    this.#decided = null;
    this.#listener.announce("fit-restarted", null);
    this.#turn(openSession());
  };

  /** Opens the first session: of a link, kept in this tab, prefilled, or new. */
  #open(engine: ElementEngine, { memory, prefill }: Habits): void {
    const kept = memory === null ? undefined : recallSession(engine, memory);
    // A link is newer than what was kept, unless the kept session began with this very link.
    if (kept?.link !== this.#linked(engine) && this.#fromLink(engine)) return;
    if (!kept) {
      this.#prefill(engine, prefill);
      return;
    }
    this.#link = kept.link;
    this.session = kept.session;
    this.report = engine.report(kept.session.answers);
    if (hasAnswers(kept.session)) this.greeting = "welcome_back";
    // What was told before the page was loaded anew is not told again.
    if (this.report.recommendation.decided) {
      this.#decided = this.report.recommendation.outcome;
      this.#completed = engine.toText(kept.session.answers);
    }
  }

  /** The answers' text of the page's address, where it may be followed. */
  #linked({ browser }: ElementEngine): string | undefined {
    return (this.#habits?.link && browser?.fromLink()) || undefined;
  }

  /** Takes the answers of the page's address; says whether there were valid ones. */
  #fromLink(engine: ElementEngine): boolean {
    const link = this.#linked(engine);
    if (!link) return false;
    try {
      const answers = engine.fromLink(link);
      this.report = engine.report(answers);
      this.session = resumeAt(answers, this.report);
      this.#link = link;
      this.greeting = "from_link";
      return true;
    } catch (error) {
      this.#refuse(error, "link_refused");
      return false;
    }
  }

  #prefill(engine: ElementEngine, prefill: Habits["prefill"]): void {
    let answers: Answers = {};
    try {
      if (prefill) answers = typeof prefill === "string" ? engine.fromText(prefill) : prefill;
      this.report = engine.report(answers);
    } catch (error) {
      this.#refuse(error, "answers_refused");
      answers = {};
      this.report = engine.report(answers);
    }
    this.session = this.#habits?.skipIntro ? resumeAt(answers, this.report) : openSession(answers);
  }

  #turnBy(step: (session: Session, report: Report) => Session): void {
    if (this.report) this.#turn(step(this.session, this.report));
  }

  /** Makes a session the current one: report, memory, events, page. */
  #turn(session: Session, known?: Report): void {
    if (!this.engine) {
      this.session = session;
      return;
    }
    this.#attempt((engine) => {
      const before = this.session;
      const answered = session.answers !== before.answers;
      if (answered || known) this.report = known ?? engine.report(session.answers);
      if (answered) this.greeting = null;
      if (session.page !== before.page) this.missing = false;
      this.session = session;
      const begun = session.page.name !== "intro" || hasAnswers(session);
      if (this.#habits?.memory && begun) keepSession(engine, this.#habits.memory, { session, link: this.#link });
      this.#tellProgress();
      this.#listener.changed(true);
    });
  }

  /** What asks the engine, which may have failed for good since it was last asked. */
  #attempt(work: (engine: ElementEngine) => void): void {
    try {
      if (this.engine) work(this.engine);
    } catch (error) {
      this.#fail(error);
      this.#listener.changed(true);
    }
  }

  /** Tells the page once that the outcome is decided, and once for each set of answers that the result is shown. */
  #tellProgress(): void {
    const { report, engine } = this;
    if (!report || !engine) return;
    const { decided, outcome } = report.recommendation;
    if (!decided) {
      this.#decided = null;
      return;
    }
    if (this.#decided !== outcome) {
      this.#decided = outcome;
      this.#tell("fit-decided", { outcome, report });
    }
    const answers = engine.toText(this.session.answers);
    if (this.session.page.name === "result" && this.#completed !== answers) {
      this.#completed = answers;
      this.#listener.announce("fit-completed", report);
    }
  }

  #tell(type: string, detail: object): void {
    this.#listener.announce(type, { ...detail, context: this.#listener.context() });
  }

  #refuse(error: unknown, greeting: Greeting): void {
    this.greeting = greeting;
    this.#tellError("answers-refused", error);
  }

  #fail(error: unknown): void {
    this.phase = "failed";
    // By name: an engine of another copy of the package throws another class.
    const { name, code } = error as Partial<LoadError>;
    this.code = (name === "LoadError" && code) || "engine-failed";
    this.#tellError(this.code, error);
  }

  #tellError(code: ErrorCode, error: unknown): void {
    const { problems = [] } = error as Partial<AnswersError>;
    const detail: ErrorDetail = { code, message: error instanceof Error ? error.message : String(error), problems };
    this.#listener.announce("fit-error", detail);
  }
}
