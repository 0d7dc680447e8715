/**
 * The roadmap on a calendar: the engine speaks of weeks, a prospect of dates. Pure; days are ISO texts in UTC.
 */
import type { Report, Roadmap, Step, Weeks } from "../engine/types.ts";

const DAY = 86_400_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** Calendar months later; the last day of a shorter month where the day does not exist. */
export function addMonths(day: string, months: number): string {
  const start = new Date(day);
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0));
  target.setUTCDate(Math.min(start.getUTCDate(), target.getUTCDate()));
  return target.toISOString().slice(0, 10);
}

/** True for a day that exists, written as an ISO date. */
export function isDay(text: string | null | undefined): text is string {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Today where the prospect is. */
export function today(now = new Date()): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The first document that can be shown to buyers: when, in weeks from the start. `null` where the plan delivers none. */
export function firstDocument(roadmap: Roadmap): Weeks | null {
  let first: Weeks | null = null;
  for (const step of roadmap.steps) {
    if (step.delivers && (first === null || step.end.usual < first.usual)) first = step.end;
  }
  return first;
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
  /** Last day where all goes fast, and where all goes slowly. */
  earliest: string;
  latest: string;
}

export interface PlannedReturn {
  id: string;
  day: string;
  /** Months after the document that it renews. */
  months: number;
  facts: string[];
}

/** Every step with its dates when the plan starts on `start`. */
export function plannedSteps(roadmap: Roadmap, start: string): PlannedStep[] {
  return roadmap.steps.map((step) => ({
    step,
    from: addDays(start, step.start.usual * 7),
    until: addDays(start, step.end.usual * 7),
    earliest: addDays(start, step.end.low * 7),
    latest: addDays(start, step.end.high * 7),
  }));
}

/** What comes back in the three years after the documents, by date. */
export function plannedReturns(roadmap: Roadmap, start: string): PlannedReturn[] {
  const returns: PlannedReturn[] = [];
  for (const recurrence of roadmap.recurring) {
    const step = roadmap.steps.find((step) => step.id === recurrence.after);
    if (!step) continue;
    const issued = addDays(start, step.end.usual * 7);
    returns.push({
      id: recurrence.id,
      day: addMonths(issued, recurrence.months),
      months: recurrence.months,
      facts: recurrence.facts,
    });
  }
  return returns.sort((one, other) => one.day.localeCompare(other.day) || one.months - other.months);
}

/** The answered deadline as days: from – until; `until` is `null` where it is open-ended. */
export function deadlineDays(report: Report, start: string): { from: string; until: string | null } | null {
  const { deadline } = report.roadmap;
  if (!deadline) return null;
  const until = deadline.high === null ? null : addDays(start, deadline.high * 7);
  return { from: addDays(start, deadline.low * 7), until };
}
