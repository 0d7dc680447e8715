/**
 * What the generated glue of `engine.wasm` exports: the one place that knows the shape of the Rust bindings in src/wasm.
 * The WebAssembly build and the JavaScript build of the same Rust both have it.
 */
import type { Answers, ModelIdentity, Questionnaire, Report } from "./types.ts";

/** The engine as Rust has it. Its methods throw `AnswersError`, its constructor throws `ModelError`. */
export interface RustEngine {
  report(answers: Answers): Report;
  encode(answers: Answers): Uint8Array;
  evaluate(rows: Uint8Array): Uint8Array;
  toText(answers: Answers): string;
  fromText(text: string): Answers;
  questionnaire(): Questionnaire;
  model(): ModelIdentity;
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
  /** The address of this page with the answers, as text, in its fragment. */
  shareLink(text: string): string;
  /** The answers' text from the fragment of the page's address, unchecked. */
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

/** The generated glue before its module runs; it also has every function that the module imports. */
export interface Glue extends Rust {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}
