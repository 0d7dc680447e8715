/** Edits, each a function from an overlay to the next one: nothing is changed in place, so that all can be undone. */
import type { FlagKind, Overlay, Price, Rule, Texts } from "./overlay.ts";
import { withItem } from "./sequence.ts";

export type Edit = (overlay: Overlay) => Overlay;

/** A text of a language, by its path in the words; `null` goes back to the default's. */
export const setText =
  (language: string, path: readonly string[], text: string | null): Edit =>
  (overlay) => ({
    ...overlay,
    words: { ...overlay.words, [language]: put(overlay.words?.[language] ?? {}, path, text) },
  });

function put(texts: Texts, [first, ...rest]: readonly string[], text: string | null): Texts {
  if (first === undefined) return texts;
  const { [first]: old, ...others } = texts;
  if (rest.length > 0) return { ...texts, [first]: put(typeof old === "object" ? old : {}, rest, text) };
  return text === null ? others : { ...texts, [first]: text };
}

/** Figures of a price; those of the same `id` and `where` are one entry. */
export const setPrice =
  (price: Price): Edit =>
  (overlay) => {
    const others = (overlay.prices ?? []).filter((other) => !samePrice(other, price));
    return { ...overlay, prices: [...others, price] };
  };

export const resetPrice =
  (price: Price): Edit =>
  (overlay) => ({ ...overlay, prices: (overlay.prices ?? []).filter((other) => !samePrice(other, price)) });

export function samePrice(one: Price, other: Price): boolean {
  return one.id === other.id && JSON.stringify(one.where ?? {}) === JSON.stringify(other.where ?? {});
}

/** A rule of the overlay, in the place of what it was before. */
export const setRule =
  (rule: Rule, sentence: string, language: string): Edit =>
  (overlay) => {
    const rules = overlay.rules ?? [];
    const at = rules.findIndex(({ table, id }) => table === rule.table && id === rule.id);
    const next = at < 0 ? [...rules, rule] : withItem(rules, at, rule);
    return setText(language, ["rules", rule.id], sentence)({ ...overlay, rules: next });
  };

/** Takes a rule of the overlay out again, with its sentences; what it stood in for is the default's again. */
export const dropRule =
  (table: string, id: string): Edit =>
  (overlay) =>
    withoutTexts(["rules", id])({
      ...overlay,
      rules: (overlay.rules ?? []).filter((rule) => rule.table !== table || rule.id !== id),
    });

/** Switches a part of the default off, or on again. */
export const switchPart =
  (kind: string, name: string, on: boolean): Edit =>
  (overlay) => {
    const others = (overlay.off?.[kind] ?? []).filter((other) => other !== name);
    return { ...overlay, off: { ...overlay.off, [kind]: on ? others : [...others, name] } };
  };

export interface NewFlag {
  id: string;
  kind: FlagKind;
  title: string;
  text: string;
}

/** A remark of one's own, with the rule that shows it. */
export const addFlag =
  (flag: NewFlag, rule: Rule, sentence: string, language: string): Edit =>
  (overlay) => {
    const flags = [...(overlay.flags ?? []), { id: flag.id, kind: flag.kind }];
    const titled = setText(language, ["flags", flag.id, "title"], flag.title)({ ...overlay, flags });
    return setRule(rule, sentence, language)(setText(language, ["flags", flag.id, "text"], flag.text)(titled));
  };

/** Takes a remark of one's own out, with its rules and words. */
export const dropFlag =
  (id: string): Edit =>
  (overlay) => {
    const gone = (overlay.rules ?? []).filter(({ then }) => then === id);
    const without = gone.reduce((left, rule) => dropRule(rule.table, rule.id)(left), overlay);
    return withoutTexts(["flags", id])({ ...without, flags: (without.flags ?? []).filter((flag) => flag.id !== id) });
  };

export const setCall =
  (outcome: string, call: { label: string; href?: string } | null): Edit =>
  (overlay) => {
    const { [outcome]: _, ...others } = overlay.cta ?? {};
    return { ...overlay, cta: call ? { ...others, [outcome]: call } : others };
  };

export const addFact =
  (id: string, fact: NonNullable<Overlay["facts"]>[string], sentence: string, language: string): Edit =>
  (overlay) =>
    setText(language, ["facts", id], sentence)({ ...overlay, facts: { ...overlay.facts, [id]: fact } });

export const dropFact =
  (id: string): Edit =>
  (overlay) => {
    const { [id]: _, ...facts } = overlay.facts ?? {};
    return withoutTexts(["facts", id])({ ...overlay, facts });
  };

/** How often a choice is given, in per cent. */
export const setPriors =
  (question: string, shares: { [choice: string]: number } | null): Edit =>
  (overlay) => {
    const { [question]: _, ...others } = overlay.priors ?? {};
    return { ...overlay, priors: shares ? { ...others, [question]: shares } : others };
  };

/** Takes a text out of all languages. */
const withoutTexts =
  (path: readonly string[]): Edit =>
  (overlay) =>
    Object.keys(overlay.words ?? {}).reduce((left, language) => setText(language, path, null)(left), overlay);
