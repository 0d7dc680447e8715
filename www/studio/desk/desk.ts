/** Everything the studio knows, in one place: the file, what was found in it, what it does. Views read it and call its acts. */
import type { Comparison, Finding, ModelSource } from "../../authoring/authoring.ts";
import type { Library, Words } from "../../element/attestation-fit.ts";
import type { Answers, Engine } from "../../engine/types.ts";
import { defaultSource, defaultWords, element, engine } from "../package.ts";
import type { Insight, Said, Share } from "../worker/messages.d.ts";
import type { Case } from "./cases.ts";
import { Checking } from "./checking.ts";
import type { Edit } from "./edits.ts";
import { History } from "./history.ts";
import { EMPTY, hasNotes, isUnreadable, type Overlay, read, type Texts, type Unreadable, write } from "./overlay.ts";
import { textAt } from "./shown.ts";

export type Section =
  | "questions"
  | "rules"
  | "remarks"
  | "prices"
  | "texts"
  | "buttons"
  | "sources"
  | "try"
  | "cases"
  | "file";

/** What is being done in the background; `null` where nothing is. */
export type Stage = "checking" | "counting" | "packing" | "proving" | null;

export class Desk {
  readonly source: ModelSource;
  readonly history = new History(EMPTY);
  /** The file as last read without a mistake of grammar: what the tables show. */
  overlay: Overlay = {};
  unreadable: Unreadable | null = null;
  findings: readonly Finding[] = [];
  stage: Stage = "checking";
  failure: string | null = null;
  comparison: Comparison | null = null;
  shares: { now: readonly Share[]; published: readonly Share[] } | null = null;
  insight: Insight | null = null;
  /** Runs the newest file that could be packed; what it is of is behind where `current` is false. */
  engine: Engine;
  current = false;
  /** Words that the overlay brings, as the element takes them. */
  ownWords: { [language: string]: { [section: string]: unknown } } = {};
  library: Library | undefined;

  part: "advise" | "configure" = "advise";
  section: Section = "questions";
  /** The language whose texts are shown and edited. */
  language = "en";
  search = "";
  table = "";
  answers: Answers = {};
  cases: Case[] = [];
  /** Said once, politely: what was just done. */
  told = "";

  readonly #words = new Map<string, Words>();
  readonly #checking = new Checking((said) => this.#hear(said));
  readonly #changed: () => void;

  private constructor(source: ModelSource, english: Words, running: Engine, changed: () => void) {
    this.source = source;
    this.engine = running;
    this.#words.set("en", english);
    this.#changed = changed;
    this.table = source.outcome;
    this.#take();
  }

  static async open(changed: () => void): Promise<Desk> {
    const [source, english, { createEngine }, tag] = await Promise.all([
      defaultSource(),
      defaultWords("en"),
      engine(),
      element(),
    ]);
    const desk = new Desk(source, english, await createEngine(), changed);
    desk.library = tag.library;
    return desk;
  }

  /** An edit of the tables. A text that is no TOML is not edited there: it would be lost. */
  edit(edit: Edit, told = ""): void {
    if (this.unreadable) return;
    this.write(write(edit(this.overlay), this.history.text), told);
  }

  /** The file's whole text, typed or opened. */
  write(text: string, told = ""): void {
    this.told = told;
    if (this.history.write(text)) this.#take();
    this.#changed();
  }

  undo(): void {
    this.history.undo();
    this.told = "Undone.";
    this.#take();
    this.#changed();
  }

  redo(): void {
    this.history.redo();
    this.told = "Done again.";
    this.#take();
    this.#changed();
  }

  /** Changes what is shown, and shows it. */
  show(change: Partial<Pick<Desk, "part" | "section" | "search" | "table" | "answers" | "cases" | "told">>): void {
    Object.assign(this, change);
    this.#changed();
  }

  async speak(language: string): Promise<void> {
    if (!this.#words.has(language)) this.#words.set(language, await defaultWords(language));
    this.language = language;
    this.#changed();
  }

  get notesWouldGo(): boolean {
    return hasNotes(this.history.text);
  }

  /** The default's words of the language shown. */
  get words(): Texts {
    return (this.#words.get(this.language) ?? {}) as unknown as Texts;
  }

  /** A text as visitors read it: the file's, or the default's, or the id where there is none. */
  text(path: readonly string[]): string {
    const own = this.overlay.words ?? {};
    return (
      textAt(own[this.language], path) ??
      textAt(this.words, path) ??
      textAt(own.en, path) ??
      textAt(this.#words.get("en") as unknown as Texts, path) ??
      ""
    );
  }

  /** What was found at a place of the file, and below it. */
  findingsAt(path: string): readonly Finding[] {
    const below = (found: string) => found === path || found.startsWith(`${path}.`) || found.startsWith(`${path}[`);
    return this.findings.filter((finding) => below(finding.path));
  }

  /** Reads the text, and has it checked. */
  #take(): void {
    const now = read(this.history.text);
    this.current = false;
    this.failure = null;
    if (isUnreadable(now)) {
      this.unreadable = now;
      this.#checking.stop();
      this.stage = null;
      return;
    }
    this.unreadable = null;
    this.overlay = now;
    this.stage = "checking";
    this.#checking.ask({ overlay: this.history.text, published: this.shares?.published ?? null });
  }

  #hear(said: Said): void {
    switch (said.kind) {
      case "found": {
        this.findings = said.findings;
        this.stage = said.findings.some(({ severity }) => severity === "error") ? null : "counting";
        break;
      }
      case "compared":
        this.comparison = said.comparison;
        this.shares = { now: said.now, published: said.published };
        this.stage = "packing";
        break;
      case "packed":
        this.#run(said).catch((cause: unknown) => this.#hear({ kind: "failed", message: String(cause) }));
        return;
      case "insight":
        this.insight = said.insight;
        this.stage = "proving";
        break;
      case "verified":
        this.findings = [...this.findings, ...said.findings];
        this.stage = null;
        break;
      case "failed":
        this.failure = said.message;
        this.stage = null;
        break;
    }
    this.#changed();
  }

  async #run({ model, words }: Extract<Said, { kind: "packed" }>): Promise<void> {
    const text = this.history.text;
    const running = await (await engine()).createEngine({ model });
    // A newer file is under way: its engine comes.
    if (text !== this.history.text) return;
    this.engine = running;
    this.ownWords = words;
    this.current = true;
    this.#changed();
  }
}
