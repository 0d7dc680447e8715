/**
 * What the generated glue of `engine.wasm` exports: the one place that knows the shape of the Rust bindings in src/js.
 * The WebAssembly build and the JavaScript build of the same Rust both have it.
 */
import type { Answers, ModelIdentity, Questionnaire, Report } from "./types.ts";

/** Answers as pairs of question id and answer, copied from what the host gave; see wrap.ts. */
export type RustAnswers = [string, unknown][];

/** The engine as Rust has it. Its methods throw `AnswersError`, its constructor throws `ModelError`. */
export interface RustEngine {
  report(answers: RustAnswers): Report;
  encode(answers: RustAnswers): Uint8Array;
  evaluate(rows: Uint8Array): Uint8Array;
  toText(answers: RustAnswers): string;
  fromText(text: string): Answers;
  toLink(answers: RustAnswers): string;
  fromLink(link: string): Answers;
  questionnaire(): Questionnaire;
  model(): ModelIdentity;
  /** Gives its memory back; it cannot be called afterwards. */
  free(): void;
}

/**
 * What Rust does with the page that the engine runs in. Nothing here throws: where a page has no storage, or refuses
 * it, nothing is remembered.
 */
export interface BrowserSession {
  /** Keeps text until the tab is closed. */
  remember(key: string, text: string): void;
  recall(key: string): string | undefined;
  forget(key: string): void;
  /** The address of this page with the answers in its fragment; `link` is what `toLink` wrote. */
  shareLink(link: string): string;
  /** What `fromLink` of the engine reads, from the fragment of the page's address, unchecked. */
  fromLink(): string | undefined;
  /** BCP 47 tags, most wanted first. */
  visitorLanguages(): string[];
  /** Dispatches a bubbling, composed event; false where a listener prevented its default. */
  announce(target: EventTarget, type: string, detail: unknown, cancelable: boolean): boolean;
}

/** The exports of a running module. */
export interface Rust extends BrowserSession {
  Engine: new (packed: Uint8Array) => RustEngine;
}

/** The generated glue before its module runs. */
export interface Glue extends Rust {
  /** What the module imports. */
  imports: WebAssembly.ModuleImports;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}
