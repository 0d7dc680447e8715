/** Which language an element speaks, and its phrases once they are here. */
import { type Phrases, phrasesOf } from "./phrases.ts";
import { chooseLanguage, type WordChanges, withChanges, wordsNow, wordsOf } from "./wording.ts";

export class Language {
  phrases: Phrases | undefined;
  #wanted: string | undefined;
  readonly #changed: (failure?: unknown) => void;

  /** Calls back when words have come that were not at hand; with the failure where they could not be loaded. */
  constructor(changed: (failure?: unknown) => void) {
    this.#changed = changed;
  }

  /** Chooses among wanted tags, most wanted first. Words at hand are taken at once, others are loaded. */
  choose(wanted: readonly (string | null | undefined)[], changes: WordChanges | null): void {
    const tag = chooseLanguage(wanted);
    this.#wanted = tag;
    const take = (words = wordsNow(tag)) => {
      if (words) this.phrases = phrasesOf(withChanges(words, changes));
      return words;
    };
    if (tag === undefined || take()) return;
    wordsOf(tag).then(
      (words) => {
        if (this.#wanted !== tag) return;
        take(words);
        this.#changed();
      },
      (failure: unknown) => {
        // Better in another language than not at all.
        take(wordsNow(chooseLanguage([])));
        this.#changed(failure);
      },
    );
  }
}
