/** A vendor's own texts, laid over a language. */
import type { Mistake } from "../settings/mistakes.ts";
import { unknownName } from "../settings/mistakes.ts";
import { isRecord, SECTIONS } from "./complete.ts";
import type { Words } from "./words.ts";

/**
 * A partial set of words; shaped like {@link Words}. Under a language's tag, for that language alone:
 * `{ "de": { "ui": { "title": "…" } } }`; everything else is for all languages.
 */
export type WordChanges = { readonly [id: string]: string | readonly string[] | WordChanges };

/** The language with the changes laid over it. Texts only: what is no text is left as it was. */
export function withChanges(words: Words, changes: WordChanges | null | undefined): Words {
  if (!isRecord(changes)) return words;
  const { tag } = words.locale;
  const common = Object.entries(changes).filter(([id]) => isSection(id));
  const own = Object.entries(changes).filter(([id]) => !isSection(id) && speaks(tag, id));
  const laid = overlay(words, Object.fromEntries(common));
  return own.reduce((result, [, change]) => overlay(result, change), laid) as Words;
}

/** What of the changes has no place in the words: `model` where they are those of the model in use. */
export function mistakesInChanges(
  changes: WordChanges,
  words: Words,
  languages: readonly string[],
  model: boolean,
): Mistake[] {
  return Object.entries(changes).flatMap(([id, change]: [string, unknown]) => {
    if (isSection(id)) return misplaced(`words.${id}`, change, words[id], model || id === "ui");
    if (!languages.some((tag) => speaks(tag, id))) return [unknownName("words", id, [...SECTIONS, ...languages])];
    if (!isRecord(change)) return [{ place: `words.${id}`, fault: "no object of texts" }];
    return Object.entries(change).flatMap(([section, inner]) =>
      isSection(section)
        ? misplaced(`words.${id}.${section}`, inner, words[section], model || section === "ui")
        : [unknownName(`words.${id}`, section, SECTIONS)],
    );
  });
}

/** Walks along with what is there; `strict` where every id must be known. */
function misplaced(place: string, change: unknown, base: unknown, strict: boolean): Mistake[] {
  if (!isRecord(base)) {
    const alike = typeof change === typeof base && Array.isArray(change) === Array.isArray(base);
    return alike || base === undefined ? [] : [{ place, fault: `not ${Array.isArray(base) ? "a list" : "a text"}` }];
  }
  if (!isRecord(change)) return [{ place, fault: "not an object of texts" }];
  return Object.entries(change).flatMap(([id, inner]) => {
    if (Object.hasOwn(base, id)) return misplaced(`${place}.${id}`, inner, base[id], strict);
    return strict && !isForm(id, base) ? [unknownName(place, id, Object.keys(base))] : [];
  });
}

/** Another plural form of a text that there is. */
function isForm(id: string, base: Record<string, unknown>): boolean {
  return Object.hasOwn(base, id.replace(/_(zero|one|two|few|many)$/, "_other"));
}

function isSection(id: string): id is keyof Words {
  return SECTIONS.some((section) => section === id);
}

/** Whether words of this tag are meant: `de` means `de-AT`, too. */
function speaks(tag: string, wanted: string): boolean {
  const [one, other] = [tag.toLowerCase(), wanted.toLowerCase()];
  return one === other || one.startsWith(`${other}-`);
}

function overlay(base: unknown, change: unknown): unknown {
  if (isRecord(change)) {
    const result: Record<string, unknown> = isRecord(base) ? { ...base } : {};
    for (const id of Object.keys(change)) {
      if (id !== "__proto__") result[id] = overlay(result[id], change[id]);
    }
    return result;
  }
  if (typeof change === "string") return isRecord(base) ? base : change;
  const texts = Array.isArray(change) && change.every((entry) => typeof entry === "string");
  return texts && (base === undefined || Array.isArray(base)) ? change : base;
}
