/** Which language an element speaks, and its phrases once they are here. */
import { type Phrases, phrasesOf } from "./phrases.ts";
import { chooseLanguage, type WordChanges, withChanges, wordsNow, wordsOf } from "./wording.ts";
import type { Words } from "./words.ts";

export class Language {
  phrases: Phrases | undefined;
  #wanted: string | undefined;
  readonly #changed: (failure?: unknown) => void;

  /** Calls back when words were taken; with the failure where those wanted could not be loaded. */
  constructor(changed: (failure?: unknown) => void) {
    this.#changed = changed;
  }

  /** Chooses among wanted tags, most wanted first. Words at hand are taken at once, others are loaded. */
  choose(wanted: readonly (string | null | undefined)[], changes: WordChanges | null): void {
    const tag = chooseLanguage(wanted);
    this.#wanted = tag;
    const take = (words: Words | undefined, failure?: unknown) => {
      if (words) this.phrases = phrasesOf(withChanges(words, changes));
      this.#changed(failure);
    };
    const now = wordsNow(tag);
    if (now || tag === undefined) {
      take(now);
      return;
    }
    wordsOf(tag).then(
      (words) => this.#wanted === tag && take(words),
      // Better in another language than not at all.
      (failure: unknown) => take(wordsNow(chooseLanguage([])), failure),
    );
  }
}
