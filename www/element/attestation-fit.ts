import type { TemplateResult } from "lit/html.js";
import type { Answers, Report } from "../engine/types.ts";
import { adoptEarly, objectOf, readObject } from "./settings/attributes.ts";
import { type CallsToAction, callFor } from "./settings/call.ts";
import { ConfiguredElement, FLAGS, TEXTS, VALUES } from "./settings/configured-element.ts";
import { sharedEngine } from "./engines.ts";
import { type Context, campaignOf, type FitEventMap } from "./events.ts";
import { focusPage, whenNear } from "./focus.ts";
import { updateField } from "./form-field.ts";
import { printAlone, unfold } from "./handover.ts";
import { type ElementEngine, type Habits, Interview } from "./interview/interview.ts";
import { Language } from "./words/language.ts";
import { isDay, today } from "./plan/plan.ts";
import type { Acts, Scene } from "./views/scene.ts";
import { hasAnswers } from "./interview/session.ts";
import { copy, NOTHING_TAKEN, type Outcome, save } from "./take-away/take-away.ts";
import { card } from "./views/card.ts";
import { shell } from "./views/shell.ts";
import { offerWords, onNewWords, registerWords, type WordChanges } from "./words/languages.ts";
import type { Library, Words } from "./words/words.ts";

export type * from "./types.ts";

/**
 * Asks a prospect a few questions and says which attestation fits, with reasons, sources and a plan.
 *
 * It takes the host page's type and colour scheme, sends nothing anywhere, and needs no inline style. Its children are
 * shown where scripts are off or the engine cannot be loaded.
 *
 * @tagname attestation-fit
 *
 * @attr {string} answers - Answers known already: JSON, or the text of a share link.
 * @attr {string} words - Replaced texts, as JSON in the shape of `Words`: `{"ui":{"title":"…"}}`.
 * @attr {string} cta - Calls to action by outcome, as JSON: `{"soc2_type2":{"label":"…","href":"…"},"*":{…}}`.
 * @attr {string} fields - Hidden fields, as JSON; handed back with every event.
 * @attr {string} lang - Language, as a BCP 47 tag. Default: the page's, then the visitor's.
 *
 * @slot - Shown without scripts, before the element is defined, and where it cannot be loaded.
 * @slot header - Above every page.
 * @slot intro - In place of title and lead of the first page.
 * @slot cta - In place of the call to action.
 * @slot footer - Below every page.
 * @slot trigger - In mode `modal`: what opens the dialog by a click.
 *
 * @csspart card - The whole surface.
 * @csspart page - The page shown.
 * @csspart title - Title of the first page.
 * @csspart progress - Progress, in words and as a bar.
 * @csspart bar - The bar.
 * @csspart question - One question with its choices.
 * @csspart legend - The question's text.
 * @csspart choice - One choice.
 * @csspart missing - Said where no answer was chosen.
 * @csspart button - Every button; also `primary`, `secondary`, `quiet`, `tool`, `cta-button`.
 * @csspart summary - Top of the result; in it `outcome`, `advice`, `status`, `figures`.
 * @csspart section - One section of the result.
 * @csspart reasons - Reasons.
 * @csspart sources - Folded sources of a statement.
 * @csspart timeline - The roadmap's picture; `years` is that of the years after it.
 * @csspart take-along - Print, copy and save.
 * @csspart dialog - The dialog of modes `modal` and `button`.
 * @csspart launcher - The floating button.
 *
 * @cssproperty [--fit-accent=#2f56c9] - Colour of buttons, choices and marks.
 * @cssproperty [--fit-surface] - Background; white, or near black where the colour scheme is dark.
 * @cssproperty [--fit-text] - Text colour.
 * @cssproperty [--fit-radius=14px] - Roundness of the card; smaller pieces follow.
 * @cssproperty [--fit-font=inherit] - Font family.
 * @cssproperty [--fit-font-size=1rem] - Size from which all others follow.
 * @cssproperty [--fit-on-accent] - Text on the accent; black or white, whichever is legible.
 * @cssproperty [--fit-min-height=30rem] - Height that is kept free in mode `inline`, so that nothing shifts.
 * @cssproperty [--fit-layer=1000] - `z-index` of the floating button.
 *
 * @fires {CustomEvent<ReadyDetail>} fit-ready - The engine runs.
 * @fires {CustomEvent<StartedDetail>} fit-started - The first question is shown.
 * @fires {CustomEvent<AnsweredDetail>} fit-answered - A question was answered or answered anew.
 * @fires {CustomEvent<DecidedDetail>} fit-decided - No open answer changes the outcome any more.
 * @fires {CustomEvent<Report>} fit-completed - The result is shown, once for each set of answers.
 * @fires {CustomEvent<null>} fit-restarted - All answers were dropped.
 * @fires {CustomEvent<CtaDetail>} fit-cta - The call to action was used; `preventDefault()` keeps its link closed.
 * @fires {CustomEvent<ErrorDetail>} fit-error - Something could not be loaded or was refused.
 */
export class AttestationFit extends ConfiguredElement {
  static readonly formAssociated = true;

  /** Makes the engine of every element that has none of its own. Set by `attestation-fit/define`. */
  static createEngine: (() => Promise<ElementEngine>) | undefined;
  /** Sources and lists that belong to the model. Set by `attestation-fit/define`. */
  static library: Library | undefined;
  /** Adds a language, from a module or a plain script. */
  static readonly registerWords: (words: Words) => void = registerWords;
  /** Adds a language that is loaded when it is first used; `tag` is its BCP 47 tag. */
  static readonly offerWords: (tag: string, load: () => Promise<Words>) => void = offerWords;

  readonly #interview = new Interview({
    announce: (type, detail, cancelable) => this.#announce(type, detail, cancelable),
    ready: ({ model }) => {
      // A dialog opens before its engine runs: focus goes on to the first page.
      if (this.open) this.#turns += 1;
      this.#speak();
      this.#announce("fit-ready", { model, language: this.#language.phrases?.words.locale.tag ?? "" });
    },
    changed: (turned) => this.#changed(turned),
    context: () => this.context,
  });
  readonly #language = new Language((failure) => {
    if (failure) this.#announce("fit-error", { code: "words-not-loaded", message: String(failure), problems: [] });
    this.draw();
  });
  readonly #internals = this.attachInternals();
  #prefill: Answers | string | null = null;
  #words: WordChanges | null = null;
  #taken = NOTHING_TAKEN;
  #start = "";
  /** Counts the pages turned, and those that focus has followed. */
  #turns = 0;
  #followed = 0;
  /** Ends with the stay on the page. */
  #stay = new AbortController();

  /** Answers given so far. Setting them begins anew with these; JSON or the text of a share link will do, too. */
  get answers(): Answers {
    return this.#interview.session.answers;
  }
  set answers(given: Answers | string | null) {
    const isJson = typeof given === "string" && given.trim().startsWith("{");
    this.#prefill = isJson ? readObject<Answers>(given) : given;
    this.#interview.adopt(this.#prefill);
  }

  /** Replaced texts, in the shape of `Words`: an object, or JSON. */
  get words(): WordChanges | null {
    return this.#words;
  }
  set words(changes: WordChanges | string | null) {
    this.#words = objectOf(changes);
    this.#speak();
  }

  /** What the engine says on the answers so far; `null` before it runs. */
  get report(): Report | null {
    return this.#interview.report ?? null;
  }

  /** Hidden fields and campaign parameters, as events carry them. */
  get context(): Context {
    return { fields: { ...this.fields }, campaign: campaignOf(location.search) };
  }

  /** The form that the element belongs to, if any. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  /** As of a native control. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  /** What the browser says where the form cannot be sent, in the element's language. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  /** Whether the form may be sent, as of a native control. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  /** The same, and the browser tells the visitor. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /** Leaves the introduction: shows the next question, or the result where the answers suffice. */
  start(): void {
    this.#interview.begin();
  }

  /** Drops all answers. */
  restart(): void {
    this.#interview.restart();
  }

  /** Opens the dialog of modes `modal` and `button`. */
  show(): void {
    this.open = true;
  }

  /** Closes it. */
  close(): void {
    this.open = false;
  }

  /** Starts the engine. After a failure, of a language too, tries again with the answers kept. */
  async load(): Promise<void> {
    this.#language.retry();
    const { createEngine } = this.constructor as typeof AttestationFit;
    const afresh = this.#interview.phase === "failed";
    await this.#interview.load(
      async () => {
        const engine = this.engine ?? (createEngine && sharedEngine(createEngine, afresh));
        if (!engine) throw new Error("no engine: import attestation-fit/define, or set `engine`");
        return engine;
      },
      (engine) => this.#habits(engine),
    );
  }

  connectedCallback(): void {
    adoptEarly(this, [...Object.keys(TEXTS), ...Object.keys(FLAGS), ...VALUES, "answers", "words"]);
    this.#stay = new AbortController();
    const { signal } = this.#stay;
    onNewWords(() => this.#speak(), signal);
    let fold = () => {};
    addEventListener("beforeprint", () => (fold = unfold(this.root)), { signal });
    addEventListener("afterprint", () => fold(), { signal });
    addEventListener("hashchange", () => this.link === "on" && this.#interview.followLink(), { signal });
    this.#speak();
    if (this.mode !== "inline") {
      // A shared link leads to its answers, also where they are shown in a dialog.
      if (this.link === "on" && location.hash.startsWith("#fit=")) this.show();
    } else if (this.loading === "lazy") whenNear(this, () => void this.load(), signal);
    else void this.load();
  }

  disconnectedCallback(): void {
    this.#stay.abort();
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === "answers") this.answers = value;
    else if (name === "words") this.words = value;
    else if (name === "cta") this.calls = objectOf<CallsToAction>(value);
    else if (name === "fields") this.fields = objectOf<Record<string, string>>(value);
    else if (name === "lang") this.#speak();
    else if (name === "start-date") this.#start = "";
    this.#updateField();
    this.draw();
  }

  formAssociatedCallback(): void {
    this.#updateField();
  }
  formResetCallback(): void {
    if (hasAnswers(this.#interview.session)) this.restart();
  }
  formStateRestoreCallback(state: unknown): void {
    if (state && typeof state === "string") this.answers = state;
  }

  protected configured(property: (typeof VALUES)[number]): void {
    this.draw();
    // An engine that comes late ends the failure of having none.
    if (property === "engine" && this.#interview.phase === "failed") void this.load();
  }

  protected view(): TemplateResult {
    const { phrases } = this.#language;
    const { phase, code } = this.#interview;
    const scene = phrases && phase === "ready" ? this.#scene() : undefined;
    const content = card({
      scene,
      phrases,
      phase,
      code,
      turn: this.#turns,
      retry: () => this.load(),
      leave: this.#escape,
    });
    const { mode, open, show, close } = this;
    return mode === "inline" ? content : shell({ mode, open, show, close, phrases, content });
  }

  protected drawn(): void {
    const dialog = this.root.querySelector("dialog");
    if (dialog && this.open !== dialog.open) {
      if (this.open) {
        dialog.showModal();
        void this.load();
      } else dialog.close();
    }
    if (this.#followed !== this.#turns) focusPage(this.root);
    this.#followed = this.#turns;
  }

  #scene(): Scene {
    const { report, engine, greeting } = this.#interview;
    const { phrases } = this.#language;
    const library = this.library ?? (this.constructor as typeof AttestationFit).library;
    if (!report || !engine || !phrases || !library) {
      throw new Error("no library: import attestation-fit/define, or set `library`");
    }
    return {
      ...phrases,
      ...this.#interview,
      ...this.#acts,
      ...this.#taken,
      report,
      engine,
      library,
      start: this.#start || (isDay(this.startDate) ? this.startDate : today()),
      greeting: greeting && phrases.say(greeting),
      disabled: this.matches(":disabled"),
      linkable: this.link === "on" && engine.browser !== undefined,
      callToAction: callFor(
        { "*": { label: this.ctaLabel, href: this.ctaHref }, ...this.calls },
        report.recommendation.outcome,
        document.baseURI,
      ),
      target: this.ctaTarget,
    };
  }

  readonly #acts: Acts = {
    startOn: (day) => {
      this.#start = day;
      this.draw();
    },
    print: () => printAlone(this),
    copy: async (what) => this.#took(await copy(what, this.#scene())),
    save: (what) => this.#took(save(what, this.#scene())),
    call: () => {
      const { callToAction, report } = this.#scene();
      const { outcome } = report.recommendation;
      const detail = { outcome, ...callToAction, href: callToAction?.href ?? null, report, context: this.context };
      return this.#announce("fit-cta", detail, true);
    },
  };

  #took(taken: Outcome): void {
    this.#taken = taken;
    this.draw();
  }

  #changed(turned: boolean): void {
    if (turned) {
      this.#taken = NOTHING_TAKEN;
      this.#turns += 1;
    }
    this.#updateField();
    this.draw();
  }

  #announce(type: string, detail: unknown, cancelable = false): boolean {
    const { engine, phase } = this.#interview;
    // An engine that failed is not asked to report its own failure.
    if (engine?.browser && phase !== "failed") return engine.browser.announce(this, type, detail, cancelable);
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  #updateField(): void {
    const { report, engine, phase } = this.#interview;
    updateField(this.#internals, {
      name: this.name,
      report: this.report,
      text: phase === "ready" && engine && report ? engine.toText(report.answers) : "",
      required: this.required,
      message: this.#language.phrases?.say("required") ?? "required",
      focusable: this.root.querySelector<HTMLElement>("button, input") ?? undefined,
    });
  }

  #speak(): void {
    const page = this.parentElement?.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
    const visitor = this.#interview.engine?.browser?.visitorLanguages() ?? [];
    this.#language.choose([this.getAttribute("lang"), page, ...visitor], this.#words);
    this.draw();
  }

  #habits({ model }: ElementEngine): Habits {
    return {
      memory: this.resume === "off" ? null : `attestation-fit:${model.id}:${this.id || this.name}`,
      link: this.link === "on",
      skipIntro: this.skipIntro,
      prefill: this.#prefill,
    };
  }

  /** Esc leaves a page that was opened beside the interview; elsewhere in a dialog the browser closes it. */
  readonly #escape = (event: KeyboardEvent): void => {
    const { page } = this.#interview.session;
    const aside = page.name === "review" || (page.name === "question" && page.purpose !== "interview");
    if (event.key !== "Escape" || !aside) return;
    event.preventDefault();
    this.#interview.back();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "attestation-fit": AttestationFit;
  }
  interface GlobalEventHandlersEventMap extends FitEventMap {}
}
