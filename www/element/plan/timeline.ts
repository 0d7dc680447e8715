/**
 * The roadmap's picture: where each bar lies. Everything is in per cent of the width, so that the picture needs no
 * measuring, fits any width and mirrors for right-to-left. What draws it is views/timeline.ts.
 */
import type { Roadmap, Step } from "../../engine/types.ts";
import { addMonths, addWeeks, firstDocument, WEEK, wholePlan } from "./plan.ts";

/** A stretch of the width: where it begins, and how long it is. */
export interface Stretch {
  x: number;
  width: number;
}

/** A day of the scale. */
export interface Mark {
  x: number;
  day: string;
}

export interface Row {
  step: Step;
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
  months: Mark[];
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
  const point = scale(weeks, rightToLeft);
  const stretch = (from: number, until: number): Stretch => {
    const ends = [point(from), point(until)] as const;
    return { x: Math.min(...ends), width: round(Math.abs(ends[1] - ends[0])) };
  };
  return {
    rows: roadmap.steps.map((step) => ({
      step,
      possible: stretch(step.start.low, step.end.high),
      usual: stretch(step.start.usual, step.end.usual),
      delivery: step.delivers ? point(step.end.usual) : null,
    })),
    months: monthsWithin(start, weeks).map((day) => ({ x: point(weeksBetween(start, day)), day })),
    deadline: deadline && {
      band: deadline.high === null ? null : stretch(deadline.low, deadline.high),
      line: point(deadline.high ?? deadline.low),
    },
  };
}

/** The three years after the first document: where each thing that comes back lies, by its day. */
export function layYears(roadmap: Roadmap, start: string, days: readonly string[], rightToLeft: boolean) {
  const first = firstDocument(roadmap) ?? wholePlan(roadmap);
  const issued = addWeeks(start, first.usual);
  // A month of air at the end: the last point is the recertification after three years.
  const end = [...days, addMonths(issued, 36)].sort().at(-1) ?? issued;
  const place = scale(Math.max(1, weeksBetween(start, addMonths(end, 1))), rightToLeft);
  const point = (day: string) => place(weeksBetween(start, day));
  return { issued: point(issued), points: days.map(point), labels: yearLabels(point(issued), days, point) };
}

/** The first point of each year, where its label does not run into the one before it. */
function yearLabels(issued: number, days: readonly string[], point: (day: string) => number): Mark[] {
  const labels: Mark[] = [];
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
  const end = addWeeks(start, weeks);
  for (let day = addMonths(`${start.slice(0, 7)}-01`, 1); day <= end; day = addMonths(day, 1)) months.push(day);
  const every = [1, 2, 3, 6, 12, 24].find((step) => months.length / step <= MOST_MONTHS) ?? 48;
  return months.filter((_, index) => index % every === 0);
}

/** Where a week lies, in per cent of the width, with the first one at the side that is read first. */
function scale(weeks: number, rightToLeft: boolean): (week: number) => number {
  return (week) => {
    const x = round((Math.min(week, weeks) / weeks) * 100);
    return rightToLeft ? round(100 - x) : x;
  };
}

function weeksBetween(start: string, day: string): number {
  return (Date.parse(day) - Date.parse(start)) / WEEK;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
