/** Which language an element speaks, and its phrases once they are here. */

import { type WordChanges, withChanges } from "./changes.ts";
import { chooseLanguage, wordsNow, wordsOf } from "./languages.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import type { Words } from "./words.ts";

export class Language {
  phrases: Phrases | undefined;
  /** The words as the language has them, without a vendor's changes. */
  words: Words | undefined;
  /** Tag of the language chosen last. */
  #wanted: string | undefined;
  /** It could not be loaded, and another one is spoken. */
  #failed = false;
  #changes: WordChanges | null = null;
  readonly #changed: (failure?: unknown) => void;

  /** Calls back when words have come that were not at hand; with the failure where they could not be loaded. */
  constructor(changed: (failure?: unknown) => void) {
    this.#changed = changed;
  }

  /**
   * Chooses among wanted tags, most wanted first. Words at hand are taken at once, others are loaded: once, until
   * another language is wanted or {@link retry} is called.
   */
  choose(wanted: readonly (string | null | undefined)[], changes: WordChanges | null): void {
    const tag = chooseLanguage(wanted);
    const same = tag === this.#wanted;
    this.#wanted = tag;
    this.#changes = changes;
    if (tag === undefined || this.#take(wordsNow(tag))) this.#failed = false;
    else if (!same) this.#load(tag);
    else if (this.#failed) this.#takeAnother();
  }

  /** Tries again to load what could not be loaded. */
  retry(): void {
    if (this.#failed && this.#wanted !== undefined) this.#load(this.#wanted);
  }

  #load(tag: string): void {
    this.#failed = false;
    wordsOf(tag).then(
      (words) => {
        if (this.#wanted !== tag) return;
        this.#take(words);
        this.#changed();
      },
      (failure: unknown) => {
        if (this.#wanted !== tag) return;
        this.#failed = true;
        this.#takeAnother();
        this.#changed(failure);
      },
    );
  }

  /** Better in another language than not at all. */
  #takeAnother(): void {
    this.#take(wordsNow(chooseLanguage([])));
  }

  #take(words: Words | undefined): boolean {
    if (words) {
      this.words = words;
      this.phrases = phrasesOf(withChanges(words, this.#changes));
    }
    return words !== undefined;
  }
}
