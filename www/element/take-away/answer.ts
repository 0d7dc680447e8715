/**
 * The answer in short, as the top of the page, the copied text, the mail and the record say it: what, by when, about how
 * much, and what to do first.
 */
import type { Cost, Weeks } from "../../engine/types.ts";
import { addWeeks, documents, wholePlan } from "../plan/plan.ts";
import type { Advice } from "../words/advice.ts";
import type { WordId } from "../words/word-ids.ts";
import { firstThing } from "./handover.ts";
import { type Headline, headlineOf } from "./headline.ts";

export interface Answer extends Headline {
  /** Whether the advice is settled. */
  readonly status: string;
  /** The first document; `null` where the plan ends with none. */
  readonly document: DocumentDate | null;
  /** The month in which the plan usually ends; `null` where there is no plan. */
  readonly end: string | null;
  /** The prospect's own date; `null` without one, and where there is no document to be ready by it. */
  readonly date: OwnDate | null;
  /** `null` where no cost of the advice has a figure. */
  readonly price: Price | null;
  /** What to do this week; `null` where there is no plan. */
  readonly first: string | null;
}

export interface DocumentDate {
  /** What it is called. */
  readonly name: string;
  /** The usual month. */
  readonly month: string;
  /** From the earliest month to the latest. */
  readonly range: string;
}

export interface OwnDate {
  readonly verdict: "kept" | "tight" | "missed";
  readonly text: string;
}

export interface Price {
  /** What is paid for. */
  readonly name: string;
  /** The usual range; where sources give none, the whole one. */
  readonly range: string;
  /** The open question whose answer makes it more exact; `null` where there is none. */
  readonly narrowedBy: string | null;
}

export function answerOf(advice: Advice): Answer {
  const price = priceOf(advice);
  return {
    ...headlineOf(advice),
    status: advice.say(statusOf(advice)),
    document: documentOf(advice),
    end: endOf(advice),
    date: dateOf(advice),
    price,
    first: firstThing(advice) ?? firstStep(advice),
  };
}

/** Whether the plan leads to something to get; asking and waiting are no good news to be shown in green. */
export function leadsToDocument({ report, library }: Advice): boolean {
  const kind = library.outcomes?.[report.recommendation.outcome]?.kind ?? "advice";
  return kind === "advice" || kind === "other";
}

/** The usual range of a cost; where sources give none, the whole one; `null` without figures. */
export function rangeOf(advice: Advice, { currency, low, usualLow, usualHigh, high }: Cost): string | null {
  if (usualLow !== null && usualHigh !== null) return advice.money(currency, usualLow, usualHigh);
  return low !== null && high !== null ? advice.money(currency, low, high) : null;
}

function statusOf(advice: Advice): WordId {
  if (!advice.report.recommendation.decided) return "provisional";
  const kind = advice.library.outcomes?.[advice.report.recommendation.outcome]?.kind;
  return kind === "ask" ? "decided_ask" : "decided";
}

function documentOf(advice: Advice): DocumentDate | null {
  const [first] = documents(advice.report.roadmap);
  if (!first) return null;
  const monthOf = (at: keyof Weeks) => advice.month(addWeeks(advice.start, first.end[at]));
  return {
    name: advice.name("steps", first.id),
    month: monthOf("usual"),
    range: advice.dates(monthOf("low"), monthOf("high")),
  };
}

function endOf({ report: { roadmap }, month, start }: Advice): string | null {
  return roadmap.steps.length === 0 ? null : month(addWeeks(start, wholePlan(roadmap).usual));
}

function dateOf(advice: Advice): OwnDate | null {
  const { deadline, feasible } = advice.report.roadmap;
  // Where the plan ends with no document, there is nothing to be ready by that date.
  if (!deadline || documents(advice.report.roadmap).length === 0) return null;
  const verdict = feasible === null ? "tight" : feasible ? "kept" : "missed";
  return { verdict, text: advice.say(`date_${verdict}_detail`) };
}

function priceOf(advice: Advice): Price | null {
  const { costs, refine } = advice.report;
  const { costs: wanted = [], narrowed_by = {} } = advice.library.price ?? {};
  const first = wanted.flatMap((id) => costs.filter((cost) => cost.id === id));
  for (const cost of [...first, ...costs]) {
    const range = rangeOf(advice, cost);
    const question = narrowed_by[cost.id];
    const narrowedBy = question !== undefined && refine.includes(question) ? question : null;
    if (range !== null) return { name: advice.name("costs", cost.id), range, narrowedBy };
  }
  return null;
}

function firstStep(advice: Advice): string | null {
  const [first] = advice.report.roadmap.steps;
  return first ? advice.name("steps", first.id) : null;
}
