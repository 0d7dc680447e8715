/**
 * Sentences from words: placeholders, plurals, lists, dates, weeks and money in the language's own manner (Intl).
 * Days are ISO texts (`2026-11-24`) and are reckoned in UTC, so that no time zone moves a date.
 */
import type { Range } from "../../engine/types.ts";
import type { Words } from "./words.ts";

export type Values = Readonly<Record<string, string | number>>;

/** Kinds of words whose entries have a name, a title or a text that stands for one. */
type Named = "questions" | "outcomes" | "criteria" | "flags" | "steps" | "recurring" | "costs" | "evidence" | "lessons";

export interface Phrases {
  readonly words: Words;
  readonly rightToLeft: boolean;
  /** A text of the interface with its `{placeholders}` filled in. */
  say(id: string, values?: Values): string;
  /** The text for this number: `id_one`, `id_few`, … as the language has them, otherwise `id_other`; `{n}` is the number. */
  count(id: string, n: number, values?: Values): string;
  /** What a thing of the model is called; its id where there are no words for it. */
  name(kind: Named, id: string): string;
  /** An answer: the choices' labels as a list, or "I don't know". */
  answered(question: string, value: string | string[] | null | undefined): string;
  list(items: readonly string[]): string;
  day(day: string): string;
  month(day: string): string;
  year(day: string): string;
  /** When a source was published, as it states it. */
  published(date: string): string;
  /** From one date to another, both as words; one date where both read the same. */
  dates(from: string, until: string): string;
  /** `6–9`, or `from 6` where the end is open. */
  span(range: Range): string;
  /** `$20,000–$50,000`; one figure where both ends are equal. */
  money(currency: string, low: number, high: number): string;
}

export function phrasesOf(words: Words): Phrases {
  const { tag, direction } = words.locale;
  const plurals = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const lists = new Intl.ListFormat(tag);
  const between = (format: Intl.NumberFormat, low: number, high: number) =>
    low === high ? format.format(low) : format.formatRange(low, high);
  const dated = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" });
    return (day: string) => format.format(new Date(day));
  };
  // Right to left, "24/11/2026" and "US$" would be read in pieces: there the month and the currency are spelled out.
  const rightToLeft = direction === "rtl";

  const say = (id: string, values: Values = {}): string =>
    (words.ui[id] ?? id).replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name] ?? place;
      return typeof value === "number" ? numbers.format(value) : value;
    });

  return {
    words,
    rightToLeft,
    say,
    count(id, n, values) {
      const form = `${id}_${plurals.select(n)}`;
      return say(words.ui[form] === undefined ? `${id}_other` : form, { n, ...values });
    },
    name(kind, id) {
      const entry: { name?: string; title?: string; text?: string } = words[kind][id] ?? {};
      return entry.name ?? entry.title ?? entry.text ?? id;
    },
    answered(question, value) {
      const choices = words.questions[question]?.choices;
      const labels = [value ?? []].flat().map((id) => choices?.[id]?.label ?? id);
      return labels.length > 0 ? lists.format(labels) : say("unknown");
    },
    list: (items) => lists.format(items),
    day: dated({ dateStyle: rightToLeft ? "long" : "medium" }),
    month: dated({ month: "short", year: "numeric" }),
    year: dated({ year: "numeric" }),
    published: (date) => (date === "undated" ? say(date) : date),
    dates: (from, until) => (from === until ? from : say("range_dates", { from, until })),
    span: ({ low, high }) => (high === null ? say("from_number", { n: low }) : between(numbers, low, high)),
    money(currency, low, high) {
      const currencyDisplay = rightToLeft ? "name" : "symbol";
      const style = { style: "currency", currency, currencyDisplay, maximumFractionDigits: 0 } as const;
      return between(new Intl.NumberFormat(tag, style), low, high);
    },
  };
}
