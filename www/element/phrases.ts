/**
 * Sentences from words: placeholders, plurals, lists, dates, weeks and money in the language's own manner (Intl).
 * Days are ISO texts (`2026-11-24`) and are reckoned in UTC, so that no time zone moves a date.
 */
import type { Range } from "../engine/types.ts";
import type { Words } from "./words.ts";

export type Values = Readonly<Record<string, string | number>>;

export interface Phrases {
  readonly words: Words;
  /** A text of the interface with its `{placeholders}` filled in. */
  say(id: string, values?: Values): string;
  /** The text for this number: `id_one`, `id_few`, … as the language has them, otherwise `id_other`; `{n}` is the number. */
  count(id: string, n: number, values?: Values): string;
  list(items: readonly string[]): string;
  day(day: string): string;
  month(day: string): string;
  year(day: string): string;
  number(n: number): string;
  /** `6–9`, or `from 6` where the end is open. */
  span(range: Range): string;
  /** `$20,000–$50,000`; one figure where both ends are equal. */
  money(currency: string, low: number, high: number): string;
}

export function phrasesOf(words: Words): Phrases {
  const tag = words.locale.tag;
  const plural = new Intl.PluralRules(tag);
  const number = new Intl.NumberFormat(tag);
  const conjunction = new Intl.ListFormat(tag, { type: "conjunction" });
  // Right to left, "24/11/2026" and "US$" would be read in pieces: there the month and the currency are spelled out.
  const rightToLeft = words.locale.direction === "rtl";
  const dayFormat = new Intl.DateTimeFormat(tag, { dateStyle: rightToLeft ? "long" : "medium", timeZone: "UTC" });
  const monthFormat = new Intl.DateTimeFormat(tag, { month: "short", year: "numeric", timeZone: "UTC" });
  const yearFormat = new Intl.DateTimeFormat(tag, { year: "numeric", timeZone: "UTC" });

  const say = (id: string, values: Values = {}): string =>
    (words.ui[id] ?? id).replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return value === undefined ? place : typeof value === "number" ? number.format(value) : value;
    });

  return {
    words,
    say,
    count(id, n, values) {
      const form = `${id}_${plural.select(n)}`;
      return say(words.ui[form] === undefined ? `${id}_other` : form, { n, ...values });
    },
    list: (items) => conjunction.format(items),
    day: (day) => dayFormat.format(new Date(day)),
    month: (day) => monthFormat.format(new Date(day)),
    year: (day) => yearFormat.format(new Date(day)),
    number: (n) => number.format(n),
    span(range) {
      if (range.high === null) return say("from_number", { n: range.low });
      return range.low === range.high ? number.format(range.low) : number.formatRange(range.low, range.high);
    },
    money(currency, low, high) {
      const currencyDisplay = rightToLeft ? "name" : "symbol";
      const format = new Intl.NumberFormat(tag, {
        style: "currency",
        currency,
        currencyDisplay,
        maximumFractionDigits: 0,
      });
      return low === high ? format.format(low) : format.formatRange(low, high);
    },
  };
}

/** From one date to another, as words; one date where both read the same. */
export function dateRange(phrases: Phrases, from: string, until: string): string {
  return from === until ? from : phrases.say("range_dates", { from, until });
}

/** When a source was published, as it states it. */
export function publishedOn(phrases: Phrases, date: string): string {
  return date === "undated" ? phrases.say("undated") : date;
}

/** An answer in words: the choices' labels as a list, or "I don't know". */
export function answerPhrase(phrases: Phrases, question: string, value: string | string[] | null | undefined): string {
  if (value === null || value === undefined || value.length === 0) return phrases.say("unknown");
  const choices = phrases.words.questions[question]?.choices ?? {};
  const ids = typeof value === "string" ? [value] : value;
  return phrases.list(ids.map((id) => choices[id]?.label ?? id));
}
