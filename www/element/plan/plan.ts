/**
 * The roadmap on a calendar: the engine speaks of weeks, a prospect of dates. Pure; days are ISO texts in UTC.
 */
import type { Recurrence, Roadmap, Step, Weeks } from "../../engine/types.ts";

const DAY = 86_400_000;
export const WEEK = 7 * DAY;

const isoDay = (time: number | Date) => new Date(time).toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  return isoDay(Date.parse(day) + days * DAY);
}

export function addWeeks(day: string, weeks: number): string {
  return addDays(day, weeks * 7);
}

/** Calendar months later; the last day of a shorter month where the day does not exist. */
export function addMonths(day: string, months: number): string {
  const date = new Date(day);
  const wanted = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== wanted) date.setUTCDate(0);
  return isoDay(date);
}

/** True for a day that exists, written as an ISO date. */
export function isDay(text: string | null): text is string {
  return new Date(text ?? "").toJSON()?.slice(0, 10) === text;
}

/** Today where the prospect is. */
export function today(now = new Date()): string {
  return isoDay(now.getTime() - now.getTimezoneOffset() * 60_000);
}

/** Steps that end with a document for buyers, by their usual end. */
export function documents(roadmap: Roadmap): Step[] {
  return roadmap.steps.filter((step) => step.delivers).sort((one, other) => one.end.usual - other.end.usual);
}

/** The first document that can be shown to buyers: when, in weeks from the start. `null` where the plan delivers none. */
export function firstDocument(roadmap: Roadmap): Weeks | null {
  return documents(roadmap)[0]?.end ?? null;
}

/** When the last step ends. */
export function wholePlan(roadmap: Roadmap): Weeks {
  const last = (at: keyof Weeks) => Math.max(0, ...roadmap.steps.map((step) => step.end[at]));
  return { low: last("low"), usual: last("usual"), high: last("high") };
}

export interface PlannedStep {
  step: Step;
  /** Usual first and last day. */
  from: string;
  until: string;
}

export interface PlannedReturn extends Recurrence {
  day: string;
}

/** Every step with its dates when the plan starts on `start`. */
export function plannedSteps(roadmap: Roadmap, start: string): PlannedStep[] {
  return roadmap.steps.map((step) => ({
    step,
    from: addWeeks(start, step.start.usual),
    until: addWeeks(start, step.end.usual),
  }));
}

/** What comes back in the three years after the documents, by date. */
export function plannedReturns(roadmap: Roadmap, start: string): PlannedReturn[] {
  const steps = plannedSteps(roadmap, start);
  const returns = roadmap.recurring.flatMap((recurrence) => {
    const issued = steps.find(({ step }) => step.id === recurrence.after);
    return issued ? [{ ...recurrence, day: addMonths(issued.until, recurrence.months) }] : [];
  });
  return returns.sort((one, other) => one.day.localeCompare(other.day) || one.months - other.months);
}
