/**
 * The roadmap's picture: where each bar lies. Everything is in per cent of the width, so that the picture needs no
 * measuring, fits any width and mirrors for right-to-left. What draws it is views/timeline.ts.
 */
import type { Roadmap } from "../engine/types.ts";
import { addDays, addMonths, firstDocument, wholePlan } from "./plan.ts";

/** A stretch of the width: where it begins, and how long it is. */
export interface Stretch {
  x: number;
  width: number;
}

export interface Row {
  step: string;
  /** From the earliest start to the latest end. */
  possible: Stretch;
  /** From the usual start to the usual end. */
  usual: Stretch;
  /** Where the document is handed over, where the step ends with one. */
  delivery: number | null;
}

export interface Timeline {
  rows: Row[];
  /** First days of months. */
  months: { x: number; day: string }[];
  /** The answered date: a line, and before it a band where the answer is a range that ends. */
  deadline: { band: Stretch | null; line: number } | null;
}

/** Room for labels allows about this many. */
const MOST_MONTHS = 6;

/** Per cent of the width that a year's label takes where the widget is narrowest. */
const LABEL_ROOM = 15;

export function layTimeline(roadmap: Roadmap, start: string, rightToLeft: boolean): Timeline {
  const { deadline } = roadmap;
  const weeks = Math.max(1, wholePlan(roadmap).high, deadline?.low ?? 0, deadline?.high ?? 0) * 1.02;
  const at = (week: number) => round((Math.min(week, weeks) / weeks) * 100);
  const stretch = (from: number, until: number): Stretch => {
    const width = round(at(until) - at(from));
    return { x: rightToLeft ? round(100 - at(until)) : at(from), width };
  };
  const point = (week: number) => (rightToLeft ? round(100 - at(week)) : at(week));

  const rows = roadmap.steps.map((step) => ({
    step: step.id,
    possible: stretch(step.start.low, step.end.high),
    usual: stretch(step.start.usual, step.end.usual),
    delivery: step.delivers ? point(step.end.usual) : null,
  }));
  const line = deadline?.high ?? deadline?.low;
  return {
    rows,
    months: monthsWithin(start, weeks).map((day) => ({ x: point(weeksBetween(start, day)), day })),
    deadline:
      deadline && line !== undefined
        ? { band: deadline.high === null ? null : stretch(deadline.low, deadline.high), line: point(line) }
        : null,
  };
}

/** The three years after the first document: where each thing that comes back lies, by its day. */
export function layYears(roadmap: Roadmap, start: string, days: readonly string[], rightToLeft: boolean) {
  const first = firstDocument(roadmap) ?? wholePlan(roadmap);
  const issued = addDays(start, first.usual * 7);
  // A month of air at the end: the last point is the recertification after three years.
  const end = [...days, addMonths(issued, 36)].sort().at(-1) ?? issued;
  const length = Math.max(1, Date.parse(addMonths(end, 1)) - Date.parse(start));
  const point = (day: string) => {
    const x = round(((Date.parse(day) - Date.parse(start)) / length) * 100);
    return rightToLeft ? round(100 - x) : x;
  };
  return { issued: point(issued), points: days.map(point), labels: yearLabels(point(issued), days, point) };
}

/** The first point of each year, where its label does not run into the one before it. */
function yearLabels(issued: number, days: readonly string[], point: (day: string) => number) {
  const labels: { x: number; day: string }[] = [];
  for (const day of [...days].sort()) {
    const before = labels.at(-1);
    const x = point(day);
    const apart = Math.abs(x - (before?.x ?? issued)) >= LABEL_ROOM;
    if (apart && before?.day.slice(0, 4) !== day.slice(0, 4)) labels.push({ x, day });
  }
  return labels;
}

/** First days of months within the plan, thinned out to every second, third, sixth … month. */
function monthsWithin(start: string, weeks: number): string[] {
  const months: string[] = [];
  const first = addMonths(`${start.slice(0, 7)}-01`, 1);
  const end = addDays(start, Math.floor(weeks * 7));
  for (let ahead = 0; addMonths(first, ahead) <= end; ahead += 1) months.push(addMonths(first, ahead));
  const every = [1, 2, 3, 6, 12, 24].find((step) => months.length / step <= MOST_MONTHS) ?? 48;
  return months.filter((_, index) => index % every === 0);
}

function weeksBetween(start: string, day: string): number {
  return (Date.parse(day) - Date.parse(start)) / (7 * 86_400_000);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
