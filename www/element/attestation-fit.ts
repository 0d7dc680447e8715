import type { TemplateResult } from "lit/html.js";
import type { ElementEngine } from "../engine/page-engine.ts";
import type { Answers, Report } from "../engine/types.ts";
import { CHOICES, ConfiguredElement, FLAGS, TEXTS, VALUES } from "./configured-element.ts";
import { openingOf, sharedEngine } from "./engines.ts";
import { type Context, campaignOf, type ErrorDetail, type FitEventMap } from "./events.ts";
import { focusPage, whenNear } from "./focus.ts";
import { updateField } from "./form-field.ts";
import { type Habits, Interview } from "./interview/interview.ts";
import { mayBeKept, memoryKey } from "./interview/memory.ts";
import type { Opening } from "./interview/opening.ts";
import { hasAnswers } from "./interview/session.ts";
import { hasOwnHistory, PageHistory } from "./page-history.ts";
import { isDay, today } from "./plan/plan.ts";
import { adoptEarly } from "./settings/attributes.ts";
import { callFor, mistakesInCalls } from "./settings/call.ts";
import { Mistakes, unknownName } from "./settings/mistakes.ts";
import { isLostObject, objectOf, sameContent } from "./settings/structured.ts";
import { printAlone, unfold } from "./take-away/paper.ts";
import { copy, linkTo, NOTHING_TAKEN, save, type Taken } from "./take-away/take-away.ts";
import { card } from "./views/card.ts";
import { pageOf } from "./views/page.ts";
import type { Acts, ResultScene } from "./views/scene.ts";
import { shell } from "./views/shell.ts";
import type { Advice } from "./words/advice.ts";
import { mistakesInChanges, type WordChanges } from "./words/changes.ts";
import { Language } from "./words/language.ts";
import { languagesHere, offerWords, onNewWords, registerWords } from "./words/languages.ts";
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
 * @attr {string} words - Replaced texts, as JSON in the shape of `Words`: `{"ui":{"title":"…"}}`; under a language's tag
 *   for that language alone: `{"de":{"ui":{"title":"…"}}}`.
 * @attr {string} cta - Calls to action by outcome, as JSON: `{"soc2_type2":{"label":"…","href":"…"},"*":{…}}`.
 * @attr {string} fields - Hidden fields, as JSON; handed back with every event.
 * @attr {string} lang - Language, as a BCP 47 tag. Default: the page's, then the visitor's.
 *
 * @slot - Shown without scripts, before the element is defined, and where it cannot be loaded.
 * @slot header - Above every page.
 * @slot intro - In place of title and lead of the first page.
 * @slot cta - In place of the call to action.
 * @slot footer - Below every page.
 * @slot letterhead - Only on paper, above the advice: a logo, a name, a contact.
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
 * @csspart possible - Outcomes that are still possible.
 * @csspart missing - Said where no answer was chosen.
 * @csspart button - Every button; also `primary`, `secondary`, `quiet`, `tool`, `cta-button`.
 * @csspart summary - Top of the result; in it `outcome`, `advice`, `status`, `figures`.
 * @csspart section - One section of the result.
 * @csspart reasons - Reasons.
 * @csspart late - Said where the date cannot be met; `first-thing` is what to do this week.
 * @csspart handover - Letters, sentences and lists to use on the same day.
 * @csspart sources - Folded sources of a statement.
 * @csspart timeline - The roadmap's picture; `years` is that of the years after it.
 * @csspart take-along - What opens print, copy, mail and save.
 * @csspart dialog - The dialog of modes `modal` and `button`.
 * @csspart launcher - The floating button.
 *
 * @cssproperty [--fit-accent=#2f56c9] - Colour of buttons, choices and marks.
 * @cssproperty [--fit-surface] - Background; white, or near black where the colour scheme is dark.
 * @cssproperty [--fit-text] - Text colour.
 * @cssproperty [--fit-radius=14px] - Roundness of the card; smaller pieces follow.
 * @cssproperty [--fit-font=inherit] - Font family.
 * @cssproperty [--fit-font-size=max(1rem, 16px)] - Size from which all others follow.
 * @cssproperty [--fit-on-accent] - Text on the accent; black or white, whichever is legible.
 * @cssproperty [--fit-min-height=30rem] - Height that is kept free in mode `inline`, so that nothing shifts.
 * @cssproperty [--fit-scroll-margin=1rem] - Room kept above a page that comes into view: the height of a sticky header.
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
      this.#speak();
      this.#announce("fit-ready", { model, language: this.#language.phrases?.words.locale.tag ?? "" });
      this.#checkSettings();
    },
    changed: (turned) => this.#changed(turned),
    misgiven: (error) => console.warn("<attestation-fit> answers: left out where they do not fit.", String(error)),
    context: () => this.context,
  });
  readonly #language = new Language((failure) => {
    if (failure) this.#tellError("words-not-loaded", String(failure));
    this.draw();
  });
  readonly #mistakes = new Mistakes((message) => {
    // Where it is on no page yet, nobody would hear.
    if (this.isConnected) this.#tellError("settings-refused", message);
    else this.#untold.push(message);
  });
  readonly #untold: string[] = [];
  readonly #internals = this.attachInternals();
  #prefill: Answers | string | null = null;
  #words: WordChanges | null = null;
  #taken = NOTHING_TAKEN;
  #start = "";
  /** Counts the pages turned. */
  #turns = 0;
  /** When the last one was, on the clock of events. */
  #turnedAt = 0;
  /** Focus is to go to the page once it is shown. */
  #focusAsked = false;
  /** A form was to be sent before the advice was settled. */
  #required = false;
  #pages: PageHistory | undefined;
  /** Ends with the stay on the page. */
  #stay = new AbortController();

  /**
   * Answers given so far. Setting others than those set last begins anew with these; JSON or the text of a share link will
   * do, too.
   */
  get answers(): Answers {
    return this.#interview.session.answers;
  }
  set answers(given: Answers | string | null) {
    const isJson = typeof given === "string" && (given.trim().startsWith("{") || isLostObject(given));
    const prefill = isJson
      ? objectOf<Answers>(given, "answers", (mistake) => this.#mistakes.add(mistake))
      : given || null;
    if (sameContent(prefill, this.#prefill)) return;
    this.#prefill = prefill;
    this.#interview.adopt(prefill);
  }

  /** Replaced texts, in the shape of `Words`, for all languages or by tag: an object, or JSON. */
  get words(): WordChanges | null {
    return this.#words;
  }
  set words(given: WordChanges | string | null) {
    const changes = objectOf<WordChanges>(given, "words", (mistake) => this.#mistakes.add(mistake));
    if (sameContent(changes, this.#words)) return;
    this.#words = changes;
    this.#speak();
    this.#checkSettings();
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
    // An engine that waits to be wanted is wanted now.
    if (this.#interview.phase === "waiting") void this.load();
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
    if (afresh) this.#focusAsked = true;
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
    this.addEventListener("invalid", () => this.#askedFor(), { signal });
    this.#pages = this.#pagesFrom(signal);
    this.#speak();
    for (const message of this.#untold.splice(0)) this.#tellError("settings-refused", message);
    this.#checkChoices();
    if (this.#interview.phase === "waiting") this.#interview.foresee(this.#opening(), this.skipIntro);
    if (this.mode !== "inline") {
      // A shared link leads to its answers, also where they are shown in a dialog.
      if (this.#isLinked()) this.show();
    } else if (this.loading === "lazy") whenNear(this, () => void this.load(), signal);
    else void this.load();
  }

  disconnectedCallback(): void {
    this.#stay.abort();
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === "answers") this.answers = value;
    else if (name === "words") this.words = value;
    else if (name === "cta") this.#setText("calls", "cta", value);
    else if (name === "fields") this.#setText("fields", "fields", value);
    else if (name === "lang") this.#speak();
    else if (name === "start-date") this.#start = "";
    if (this.isConnected) this.#checkChoices();
    this.draw();
  }

  formAssociatedCallback(): void {
    this.draw();
  }
  formResetCallback(): void {
    if (hasAnswers(this.#interview.session)) this.restart();
  }
  formStateRestoreCallback(state: unknown): void {
    if (state && typeof state === "string") this.answers = state;
  }

  protected configured(property: (typeof VALUES)[number], value: unknown, before: unknown): unknown {
    const object = objectOf(value, property === "calls" ? "cta" : property, (mistake) => this.#mistakes.add(mistake));
    // Frameworks set an equal object anew with each of their own drawings.
    if (property === "engine" || property === "library" ? object === before : sameContent(object, before)) {
      return before;
    }
    // What follows reads the property, so it has to be set first.
    queueMicrotask(() => {
      this.#checkSettings();
      this.draw();
      // An engine that comes late ends the failure of having none.
      if (property === "engine" && this.#interview.phase === "failed") void this.load();
    });
    return object;
  }

  protected view(): TemplateResult {
    const { phrases } = this.#language;
    const { page, spoken } = pageOf({
      phrases,
      interview: this.#interview,
      retry: () => void this.load(),
      disabled: this.matches(":disabled"),
      advance: this.advance === "on",
      since: this.#turnedAt,
      range: this.#builtIn()?.range,
      required: this.#required && !this.#internals.validity.valid ? (phrases?.say("required") ?? null) : null,
      result: () => this.#resultParts(),
    });
    const content = card({ phrases, page, spoken, turn: this.#turns, leave: this.#escape });
    const { mode, open, show, close } = this;
    return mode === "inline" ? content : shell({ mode, open, show, close, phrases, content });
  }

  protected drawn(): void {
    const dialog = this.root.querySelector("dialog");
    if (dialog && this.open !== dialog.open) {
      if (this.open) {
        dialog.showModal();
        this.#focusAsked = true;
        void this.load();
      } else dialog.close();
    }
    if (this.#focusAsked && this.root.querySelector(".page")) {
      this.#focusAsked = false;
      focusPage(this.root);
    }
    this.#updateField();
  }

  protected undrawable(error: unknown): void {
    console.error("<attestation-fit> could not be drawn", error);
    this.#tellError("element-failed", String(error));
  }

  /** What can be shown before the engine runs: nothing where answers, or an engine, of other origin are to be expected. */
  #opening(): Opening | undefined {
    const kept = this.resume === "session" && mayBeKept(this.id || this.name);
    const answered = this.#prefill !== null || kept || this.#isLinked();
    return answered ? undefined : this.#builtIn();
  }

  /** What the build knows of the model, where the engine is the built-in one. */
  #builtIn(): Opening | undefined {
    const { createEngine } = this.constructor as typeof AttestationFit;
    return createEngine && !this.engine ? openingOf(createEngine) : undefined;
  }

  /** A dialog's pages are not the page's. */
  #turnsHistory(): boolean {
    return this.history === "on" && this.mode === "inline";
  }

  #pagesFrom(signal: AbortSignal): PageHistory | undefined {
    if (!hasOwnHistory()) return undefined;
    const name = this.id || this.name || `${[...document.querySelectorAll(this.localName)].indexOf(this)}`;
    const show = (page: unknown) => this.#turnsHistory() && this.#interview.revisit(page);
    return new PageHistory(name, this.#interview.session.page, show, signal);
  }

  #isLinked(): boolean {
    return this.link === "on" && location.hash.startsWith("#fit=");
  }

  #advice(): Advice {
    const { report } = this.#interview;
    const { phrases } = this.#language;
    const library = this.library ?? (this.constructor as typeof AttestationFit).library;
    if (!report || !phrases || !library) {
      throw new Error("no library: import attestation-fit/define, or set `library`");
    }
    return { ...phrases, report, library, start: this.#start || (isDay(this.startDate) ? this.startDate : today()) };
  }

  #resultParts(): Advice & Pick<ResultScene, "acts" | "taken" | "linkable" | "link" | "callToAction" | "target"> {
    const advice = this.#advice();
    const { engine } = this.#interview;
    return {
      ...advice,
      acts: this.#acts,
      taken: this.#taken,
      linkable: this.#linkable(),
      link: engine ? linkTo(advice, engine, this.#linkable()) : "",
      callToAction: this.#call(advice.report),
      target: this.ctaTarget,
    };
  }

  #linkable(): boolean {
    return this.link === "on" && this.#interview.engine?.browser !== undefined;
  }

  #call({ recommendation }: Report) {
    const calls = { "*": { label: this.ctaLabel, href: this.ctaHref }, ...this.calls };
    return callFor(calls, recommendation.outcome, document.baseURI);
  }

  readonly #acts: Acts = {
    startOn: (day) => {
      this.#start = day;
      this.draw();
    },
    print: () => printAlone(this),
    copy: (what) => void this.#take((advice, _engine, link) => copy(what, advice, link)),
    save: (what) => void this.#take((advice, engine, link) => save(what, advice, engine, link)),
    call: () => {
      const { report } = this.#advice();
      const call = this.#call(report);
      const { outcome } = report.recommendation;
      const detail = { outcome, ...call, href: call?.href ?? null, report, context: this.context };
      return this.#announce("fit-cta", detail, true);
    },
  };

  async #take(how: (advice: Advice, engine: ElementEngine, link: string) => Taken | Promise<Taken>): Promise<void> {
    const { engine } = this.#interview;
    if (!engine) return;
    const advice = this.#advice();
    this.#taken = await how(advice, engine, linkTo(advice, engine, this.#linkable()));
    this.draw();
  }

  #changed(turned: boolean): void {
    if (turned) {
      this.#taken = NOTHING_TAKEN;
      this.#turns += 1;
      this.#turnedAt = performance.now();
      this.#focusAsked = true;
      this.#required = false;
    }
    const { page } = this.#interview.session;
    if (turned && this.#turnsHistory()) this.#pages?.turned(page);
    else this.#pages?.stands(page);
    this.#updateField();
    this.draw();
  }

  #announce(type: string, detail: unknown, cancelable = false): boolean {
    const { engine, phase } = this.#interview;
    // An engine that failed is not asked to report its own failure.
    if (engine?.browser && phase !== "failed") return engine.browser.announce(this, type, detail, cancelable);
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  #tellError(code: ErrorDetail["code"], message: string): void {
    const detail: ErrorDetail = { code, message, problems: [] };
    this.#announce("fit-error", detail);
  }

  #updateField(): void {
    const { report, engine, phase } = this.#interview;
    updateField(this.#internals, {
      name: this.name,
      report: this.report,
      text: phase === "ready" && engine && report ? engine.toText(report.answers) : "",
      required: this.required,
      message: this.#language.phrases?.say("required") ?? "required",
      anchor: this.#anchor(),
    });
  }

  /** What the browser points at, and gives focus to, where the form cannot be sent: something that is to be seen. */
  #anchor(): HTMLElement | undefined {
    if (this.mode === "modal" && !this.open) {
      const [trigger] = this.querySelectorAll<HTMLElement>(":scope > [slot=trigger]");
      return trigger;
    }
    const opener = this.mode === "button" && !this.open ? ".launcher" : ".page :is(.question input, .actions .primary)";
    return this.root.querySelector<HTMLElement>(opener) ?? undefined;
  }

  /** The form was to be sent, or to be checked: the page says what is missing, also where the browser does not. */
  #askedFor(): void {
    this.#required = true;
    this.draw();
  }

  #speak(): void {
    const page = this.parentElement?.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
    const visitor = this.#interview.engine?.browser?.visitorLanguages() ?? [];
    this.#language.choose([this.getAttribute("lang"), page, ...visitor], this.#words);
    this.draw();
  }

  #habits({ model }: ElementEngine): Habits {
    return {
      memory: this.resume === "off" ? null : memoryKey(model.id, this.id || this.name),
      link: this.link === "on",
      skipIntro: this.skipIntro,
      prefill: this.#prefill,
    };
  }

  #setText(property: "calls" | "fields", place: string, text: string | null): void {
    const given = objectOf<object>(text, place, (mistake) => this.#mistakes.add(mistake));
    Object.assign(this, { [property]: given });
  }

  /** Tells of attributes that choose a word and have none that there is. */
  #checkChoices(): void {
    for (const [attribute, known] of Object.entries(CHOICES)) {
      const word = this.getAttribute(attribute)?.trim().toLowerCase();
      if (word && !known.some((choice) => choice === word)) this.#mistakes.add(unknownName(attribute, word, known));
    }
  }

  /** Tells of names in settings that neither the model nor the words have. */
  #checkSettings(): void {
    const { engine, phase } = this.#interview;
    const { words } = this.#language;
    if (!engine || phase !== "ready") return;
    const builtIn = this.#builtIn() !== undefined;
    const { outcomes } = engine.questionnaire;
    const mistakes = [
      ...(this.calls ? mistakesInCalls(this.calls, outcomes, document.baseURI) : []),
      ...(this.#words && words ? mistakesInChanges(this.#words, words, languagesHere(), builtIn) : []),
      ...Object.entries(this.fields ?? {})
        .filter(([, value]) => typeof value !== "string")
        .map(([name]) => ({ place: `fields.${name}`, fault: "not a text" })),
    ];
    for (const mistake of mistakes) this.#mistakes.add(mistake);
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
