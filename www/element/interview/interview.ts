/**
 * One interview with its engine: takes answers, turns pages, keeps the session. Holds no DOM: the element hears by
 * {@link Listener} and draws. What a model known beforehand asks first can be asked before the engine runs; the answer is
 * evaluated as soon as it does.
 */
import type { ElementEngine } from "../../engine/page-engine.ts";
import type { Answers, Report } from "../../engine/types.ts";
import type { Context, ErrorCode } from "../events.ts";
import {
  type Beginning,
  begin,
  beginWithAnswers,
  beginWithLink,
  type Greeting,
  type Habits,
  linkOf,
} from "./beginning.ts";
import { keepSession } from "./memory.ts";
import type { Opening } from "./opening.ts";
import {
  advance,
  askFirst,
  change,
  goBack,
  hasAnswers,
  keepTried,
  openSession,
  proceed,
  readPage,
  refine,
  returnTo,
  type Session,
  skip,
  takeAllBack,
  takeBack,
  tryAnswer,
  turnTo,
  withAnswer,
} from "./session.ts";
import { type Announce, codeOf, Telling } from "./telling.ts";

export type { Greeting, Habits } from "./beginning.ts";

export interface Listener {
  announce: Announce;
  /** The engine runs and a session is open. */
  ready(engine: ElementEngine): void;
  /** Something to draw changed; `turned` where the page did, so that focus follows. */
  changed(turned: boolean): void;
  /** The vendor's answers do not fit the questions. */
  misgiven(error: unknown): void;
  context(): Context;
}

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
  /** Takes the last {@link restart} back. */
  undo(): void;
  /** Another answer, tried where the result is shown: the page stays. */
  tryAnswer(question: string, value: string | string[] | null): void;
  /** Takes the last answer that was tried back. */
  takeBack(): void;
  takeAllBack(): void;
  keepTried(): void;
}

/** `waiting`: for a reason to start the engine; then `loading`, `ready` or `failed`. */
export type Phase = "waiting" | "loading" | "ready" | "failed";

export class Interview implements Steps {
  #phase: Phase = "waiting";
  #code: ErrorCode | undefined;
  #engine: ElementEngine | undefined;
  #session: Session = openSession();
  #report: Report | undefined;
  /** What the engine says on the answers that those tried are compared with. */
  #compared: Report | undefined;
  #greeting: Greeting | null = null;
  #missing = false;
  /** What was dropped last, until something else is answered. */
  #dropped: Session | undefined;
  /** The least number of questions expected so far: what is shown never rises. */
  #least = Number.POSITIVE_INFINITY;
  #opening: Opening | undefined;
  /** What the prospect did last and the engine has to answer, before it runs. */
  #pending: (() => void) | undefined;
  /** A vendor's answers came before the engine runs: only the engine can say where they lead. */
  #answersToCome = false;
  #habits: Habits | undefined;
  /** For all who wait for the engine. */
  #loading: Promise<void> = Promise.resolve();
  #link: string | undefined;
  readonly #listener: Listener;
  readonly #telling: Telling;

  constructor(listener: Listener) {
    this.#listener = listener;
    this.#telling = new Telling(listener.announce, listener.context);
  }

  get phase(): Phase {
    return this.#phase;
  }
  /** Why it failed, where it did. */
  get code(): ErrorCode | undefined {
    return this.#code;
  }
  get engine(): ElementEngine | undefined {
    return this.#engine;
  }
  get session(): Session {
    return this.#session;
  }
  /** There once a session was opened: a retry after a failure goes on with it. */
  get report(): Report | undefined {
    return this.#report;
  }
  /** What those are compared with that are tried on the result; `undefined` where none are. */
  get compared(): Report | undefined {
    return this.#compared;
  }
  get greeting(): Greeting | null {
    return this.#greeting;
  }
  /** The question was left without an answer. */
  get missing(): boolean {
    return this.#missing;
  }
  /** The answers were dropped, and can be had back. */
  get undoable(): boolean {
    return this.#dropped !== undefined;
  }
  /**
   * Questions still to be expected, as they are told: never more than before, unless answers are changed or come from
   * outside. 0 once decided; `undefined` where nobody can say yet.
   */
  get remaining(): number | undefined {
    const expected = this.#report ? (this.#report.next?.expectedRemaining ?? 0) : this.opening?.expectedRemaining;
    return expected === undefined ? undefined : Math.min(expected, this.#least);
  }
  /** What is shown while there is no report. */
  get opening(): Opening | undefined {
    return this.#report ? undefined : this.#opening;
  }
  /** A step waits for the engine. */
  get working(): boolean {
    return this.#pending !== undefined;
  }

  /** What to show until the engine runs; `undefined` where other answers or another model are to be expected. */
  foresee(opening: Opening | undefined, skipIntro: boolean): void {
    if (this.#report || this.#begun()) return;
    this.#opening = opening;
    this.#session = opening && skipIntro ? askFirst(openSession(), opening.first) : openSession();
    this.#listener.changed(false);
  }

  /** Starts the engine and opens the session. Never rejects: a failure is a phase, shown with a retry. */
  load(source: () => Promise<ElementEngine>, habits: (engine: ElementEngine) => Habits): Promise<void> {
    if (this.#phase === "waiting" || this.#phase === "failed") this.#loading = this.#load(source, habits);
    return this.#loading;
  }

  async #load(source: () => Promise<ElementEngine>, habits: (engine: ElementEngine) => Habits): Promise<void> {
    this.#phase = "loading";
    this.#listener.changed(false);
    try {
      const engine = await source();
      this.#engine = engine;
      this.#habits = habits(engine);
      const shown = this.#session.page;
      if (this.#report || this.#begun()) this.#report = engine.report(this.#session.answers);
      else this.#take(begin(engine, this.#habits, this.#refused));
      this.#phase = "ready";
      this.#listener.ready(engine);
      this.#telling.release();
      this.#tellProgress();
      const foreseen = this.#opening !== undefined && shown.name !== "intro";
      this.#listener.changed(foreseen && JSON.stringify(shown) !== JSON.stringify(this.#session.page));
      const pending = this.#pending;
      this.#pending = undefined;
      pending?.();
    } catch (error) {
      this.#fail(error);
    }
    this.#listener.changed(false);
  }

  /** Other answers from outside: a prefill by attribute or property. Shows the introduction, or the next page at once. */
  adopt(prefill: Answers | string | null): void {
    if (this.#phase === "ready" && this.#engine && this.#habits) {
      this.#habits = { ...this.#habits, prefill };
      this.#turnTo(beginWithAnswers(this.#engine, this.#habits, this.#refused));
    } else if (!this.#report) {
      // Taken when the engine runs. What is shown until then stays, a step that was taken on it does not.
      this.#answersToCome = prefill !== null;
      this.#pending = undefined;
      if (this.#session.trail.length > 0) this.#session = openSession();
      this.#listener.changed(false);
    }
  }

  /** Answers from the page's address, where it changed while the page is open. */
  followLink(): void {
    if (this.#phase !== "ready" || !this.#engine || !this.#habits) return;
    const link = linkOf(this.#engine, this.#habits);
    const linked = link && beginWithLink(this.#engine, link, this.#refused);
    if (linked) this.#turnTo(linked);
    else if (link) {
      // Nothing is lost by a link that is refused, but it is said.
      this.#greeting = "link_refused";
      this.#listener.changed(false);
    }
  }

  readonly begin = (): void => {
    if (!this.#report && this.#answersToCome) this.#await(this.begin);
    else if (this.#report || this.#opening) {
      if (this.#session.page.name === "intro") this.#telling.started(this.#session.answers);
      if (this.#report) this.#turn(proceed(this.#session, this.#report));
      else if (this.#opening) this.#turn(askFirst(this.#session, this.#opening.first));
    }
  };

  readonly answer = (value: string | string[] | null | undefined): void => {
    const { page } = this.#session;
    if (page.name !== "question") return;
    this.#missing = value === undefined;
    if (value === undefined) {
      this.#pending = undefined;
      // Focus stays on the button that was pressed: what is missing is said beside it.
      this.#listener.changed(false);
    } else if (!this.#report) {
      this.#await(() => {
        const now = this.#session.page;
        if (now.name === "question" && now.question === page.question) this.answer(value);
      });
    } else {
      this.#attempt((engine) => {
        if (this.#session.answers[page.question] !== undefined) this.#least = Number.POSITIVE_INFINITY;
        const answered = withAnswer(this.#session, page.question, value);
        const report = engine.report(answered.answers);
        this.#telling.answered(page.question, value, report);
        this.#turn(advance(answered, report), report);
      });
    }
  };

  readonly skip = (): void => this.#turnBy(skip);

  readonly back = (): void => this.#turn(goBack(this.#session));

  readonly show = (name: "review" | "result"): void => this.#turn(turnTo(this.#session, { name }));

  readonly change = (question: string): void => this.#turn(change(this.#session, question));

  readonly refine = (): void => this.#turnBy(refine);

  readonly restart = (): void => {
    if (this.#habits?.memory) this.#engine?.browser?.forget(this.#habits.memory);
    this.#greeting = null;
    const dropped = hasAnswers(this.#session) ? this.#session : undefined;
    this.#least = Number.POSITIVE_INFINITY;
    this.#telling.restarted();
    this.#turn(openSession());
    this.#dropped = dropped;
  };

  readonly undo = (): void => {
    if (this.#dropped) this.#turn(this.#dropped);
  };

  readonly tryAnswer = (question: string, value: string | string[] | null): void => {
    this.#attempt((engine) => {
      this.#least = Number.POSITIVE_INFINITY;
      const session = tryAnswer(this.#session, question, value);
      const report = engine.report(session.answers);
      this.#telling.answered(question, value, report);
      this.#turn(session, report);
    });
  };

  readonly takeBack = (): void => this.#turn(takeBack(this.#session));

  readonly takeAllBack = (): void => this.#turn(takeAllBack(this.#session));

  readonly keepTried = (): void => this.#turn(keepTried(this.#session));

  /** On to a page that was shown before; whatever is none is left alone. */
  readonly revisit = (kept: unknown): void => {
    const { questions = [] } = (this.#engine ?? this.#opening)?.questionnaire ?? {};
    const page = readPage(
      kept,
      questions.map(({ id }) => id),
    );
    // Before the engine runs there is one question to be shown.
    const foreseen = this.#report || page?.name !== "question" || page.question === this.#opening?.first;
    if (page && foreseen) this.#turn(returnTo(this.#session, page));
  };

  /** Something was done before the engine runs that its session must not undo. */
  #begun(): boolean {
    return !this.#answersToCome && (this.#session.trail.length > 0 || this.#pending !== undefined);
  }

  #await(step: () => void): void {
    this.#pending = step;
    this.#listener.changed(false);
  }

  #take({ session, report, greeting, link, told }: Beginning): void {
    this.#session = session;
    this.#report = report;
    this.#greeting = greeting;
    this.#link = link;
    this.#compared = this.#reportOnFirst(session);
    if (told && this.#engine) this.#telling.toldBefore(report, this.#engine.toText(session.answers));
  }

  /** Begins anew, elsewhere. */
  #turnTo(beginning: Beginning): void {
    this.#greeting = beginning.greeting;
    this.#link = beginning.link ?? this.#link;
    this.#least = Number.POSITIVE_INFINITY;
    this.#turn(beginning.session, beginning.report, beginning.greeting);
  }

  readonly #refused = (source: "link" | "prefill", error: unknown): void => {
    if (source === "prefill") this.#listener.misgiven(error);
    this.#telling.error("answers-refused", error);
  };

  #turnBy(step: (session: Session, report: Report) => Session): void {
    if (this.#report) this.#turn(step(this.#session, this.#report));
  }

  /** Makes a session the current one: report, memory, events, page. */
  #turn(session: Session, known?: Report, greeting: Greeting | null = null): void {
    if (!this.#report) {
      this.#session = session;
      this.#pending = undefined;
      this.#missing = false;
      this.#listener.changed(true);
      return;
    }
    this.#attempt((engine) => {
      const before = this.#session;
      const answered = session.answers !== before.answers;
      if (answered || known) this.#report = known ?? engine.report(session.answers);
      if (answered) this.#greeting = greeting;
      if (answered) this.#dropped = undefined;
      this.#least = Math.min(this.#least, this.#report?.next?.expectedRemaining ?? this.#least);
      if (session.page !== before.page) this.#missing = false;
      this.#session = session;
      if (session.tried[0] !== before.tried[0]) this.#compared = this.#reportOnFirst(session);
      const begun = session.page.name !== "intro" || hasAnswers(session);
      if (this.#habits?.memory && begun) keepSession(engine, this.#habits.memory, { session, link: this.#link });
      this.#tellProgress();
      this.#listener.changed(session.page !== before.page);
    });
  }

  #reportOnFirst({ tried: [first] }: Session): Report | undefined {
    return first && this.#engine?.report(first);
  }

  /** What asks the engine, which may have failed for good since it was last asked. */
  #attempt(work: (engine: ElementEngine) => void): void {
    try {
      if (this.#engine) work(this.#engine);
    } catch (error) {
      this.#fail(error);
      this.#listener.changed(true);
    }
  }

  #tellProgress(): void {
    if (!this.#report || !this.#engine) return;
    this.#telling.progress(this.#report, this.#session.page, this.#engine.toText(this.#session.answers));
  }

  #fail(error: unknown): void {
    this.#phase = "failed";
    this.#code = codeOf(error);
    this.#telling.error(this.#code, error);
  }
}
