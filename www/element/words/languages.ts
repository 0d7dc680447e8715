/**
 * The languages that a page has: built in, registered by a script, or offered and loaded only when used.
 * Which one an element speaks: its own `lang`, then the page's, then the visitor's, then the first one registered.
 */
import { missingWords } from "./complete.ts";
import type { Words } from "./words.ts";

type Load = () => Promise<Words>;

const registered = new Map<string, Words>();
const offered = new Map<string, Load>();
const languages = new EventTarget();
const ADDED = "added";

/**
 * Makes a language available at once; elements on the page that want it change over to it. Throws `TypeError` on words
 * that are not complete, with all that is missing.
 */
export function registerWords(words: Words): void {
  const missing = missingWords(words, registered.values().next().value);
  if (missing.length > 0) throw new TypeError(`registerWords: missing or of another kind: ${missing.join(", ")}`);
  registered.set(words.locale.tag.toLowerCase(), words);
  languages.dispatchEvent(new Event(ADDED));
}

/** Makes a language available that is loaded when an element first wants it. */
export function offerWords(tag: string, load: Load): void {
  offered.set(tag.toLowerCase(), load);
  languages.dispatchEvent(new Event(ADDED));
}

/** Calls back when a language was added, until the signal. */
export function onNewWords(listener: () => void, signal: AbortSignal): void {
  languages.addEventListener(ADDED, listener, { signal });
}

/** The first wanted language that the page has (`de-AT` is served by `de`), otherwise the first registered. */
export function chooseLanguage(wanted: readonly (string | null | undefined)[]): string | undefined {
  for (const tag of wanted) {
    const parts = (tag ?? "").toLowerCase().split("-");
    for (let length = parts.length; length > 0; length -= 1) {
      const candidate = parts.slice(0, length).join("-");
      if (registered.has(candidate) || offered.has(candidate)) return candidate;
    }
  }
  return registered.keys().next().value;
}

/** The words of a language, where they are here already. */
export function wordsNow(tag: string | undefined): Words | undefined {
  return registered.get(tag ?? "");
}

/** The words of a language, loaded where they were only offered. Rejects where loading fails; a later call tries again. */
export async function wordsOf(tag: string): Promise<Words | undefined> {
  const words = registered.get(tag) ?? (await offered.get(tag)?.());
  if (words) registered.set(tag, words);
  return words;
}

/** Tags of the languages that the page has. */
export function languagesHere(): string[] {
  return [...new Set([...registered.keys(), ...offered.keys()])];
}
