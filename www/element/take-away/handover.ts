/**
 * What a good adviser hands over beside the advice: the letters, sentences and lists that fit it, with their slots filled
 * from the report. A paragraph or list item with a slot for which there is no value is left out (model/README.md).
 */
import { addWeeks, documents } from "../plan/plan.ts";
import type { Advice } from "../words/advice.ts";
import type { HandoverWords, Library } from "../words/words.ts";
import { leadingScheme } from "./headline.ts";

/** One item, ready to be used: plain text without slots. */
export interface HandedOver {
  readonly id: string;
  readonly title: string;
  readonly preview: string;
  /** Only of a letter: its subject line. */
  readonly subject: string | null;
  /** Paragraphs; of a letter, the letter. */
  readonly body: readonly string[];
  readonly items: readonly string[];
  /** Paragraphs after it, for the prospect alone. */
  readonly closing: readonly string[];
  /** Ids of the facts behind it. */
  readonly facts: readonly string[];
}

type Item = Library["handover"][number];

/** The items that fit the advice and the answers, in the library's order; none that would say nothing. */
export function handoverOf(advice: Advice): HandedOver[] {
  const slots = slotsOf(advice);
  return advice.library.handover
    .filter((item) => fits(item, advice))
    .flatMap(({ id, facts }) => {
      const words = advice.words.handover[id];
      return words ? [filled(id, facts, words, slots)] : [];
    })
    .filter(({ body, items }) => body.length + items.length > 0);
}

/** What to do first of all: the first thing of the list for this week; `null` where the model has no such list. */
export function firstThing(advice: Advice): string | null {
  const lists = new Set(advice.library.handover.filter(({ this_week }) => this_week).map(({ id }) => id));
  return handoverOf(advice).find(({ id }) => lists.has(id))?.items[0] ?? null;
}

/** A letter as it is sent. */
export function letterBody({ body }: HandedOver): string {
  return body.join("\n\n");
}

/** An item as plain text, with its title. */
export function handoverText({ title, subject, body, items, closing }: HandedOver): string {
  const list = items.map((item, index) => `${index + 1}. ${item}`).join("\n");
  return [title, subject, ...body, list, ...closing].filter(Boolean).join("\n\n");
}

function fits({ outcomes, answers }: Item, { report }: Advice): boolean {
  const given = (question: string) => [report.answers[question] ?? []].flat();
  const asked = Object.entries(answers);
  return (
    outcomes.includes(report.recommendation.outcome) &&
    asked.every(([question, choices]) => given(question).some((choice) => choices.includes(choice)))
  );
}

type Slots = Readonly<Record<string, string | undefined>>;

function slotsOf(advice: Advice): Slots {
  const { roadmap } = advice.report;
  const by = (weeks: number | null | undefined) =>
    weeks === null || weeks === undefined ? undefined : advice.day(addWeeks(advice.start, weeks));
  const delivered = documents(roadmap);
  const first = delivered[0];
  const last = delivered.length > 1 ? delivered.at(-1) : undefined;
  return {
    deadline: by(roadmap.deadline?.high),
    scheme: leadingScheme(advice)?.name,
    first_document: first && advice.name("steps", first.id),
    date: by(first?.end.usual),
    latest: by(first?.end.high),
    second_date: by(last?.end.usual),
    second_latest: by(last?.end.high),
  };
}

function filled(id: string, facts: readonly string[], words: HandoverWords, slots: Slots): HandedOver {
  const { title, preview, subject, body, items, closing } = words;
  const texts = (given: readonly string[] = []) => given.flatMap((text) => fill(text, slots) ?? []);
  return {
    id,
    title,
    preview,
    subject: subject === undefined ? null : fill(subject, slots),
    body: texts(body),
    items: texts(items),
    closing: texts(closing),
    facts,
  };
}

/** The text with its slots filled; `null` where one has no value. */
function fill(text: string, slots: Slots): string | null {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (names.some((name) => slots[name] === undefined)) return null;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? "");
}
