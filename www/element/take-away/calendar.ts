/**
 * The plan as an iCalendar file (RFC 5545): one all-day event for each step's last day and for each audit that comes
 * back, by date, each with a reminder and the link to the advice. The same plan gives the same bytes; `stamp` is when the
 * file was made.
 */
import { addDays, addWeeks, plannedReturns, plannedSteps } from "../plan/plan.ts";
import type { Advice } from "../words/advice.ts";

/** Days before an event on which the calendar reminds of it. */
const REMINDER = 7;

interface Event {
  readonly id: string;
  readonly date: string;
  readonly name: string;
  readonly detail: string;
}

/** `link` leads back to the advice; empty where there is none. */
export function calendarFile(advice: Advice, link: string, stamp: Date): string {
  const { model } = advice.report;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//attestation-fit//${model.id} ${model.version}//${advice.words.locale.tag.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    property("X-WR-CALNAME", advice.say("calendar_name")),
    ...events(advice).flatMap(({ id, date, name, detail }) => [
      "BEGIN:VEVENT",
      `UID:${id}-${date}-${model.digest.slice(0, 16)}@attestation-fit`,
      `DTSTAMP:${compact(stamp.toISOString())}`,
      `DTSTART;VALUE=DATE:${compact(date)}`,
      `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
      property("SUMMARY", name),
      property("DESCRIPTION", detail),
      // A URI is no text: nothing in it is escaped.
      link && `URL:${link}`,
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `TRIGGER:-P${REMINDER}D`,
      property("DESCRIPTION", name),
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.filter(Boolean).map(folded).join("");
}

/** Steps and what comes back, by date. */
function events(advice: Advice): Event[] {
  const { roadmap } = advice.report;
  const steps = plannedSteps(roadmap, advice.start).map(({ step: { id, end }, until }) => {
    const between = {
      from: advice.day(addWeeks(advice.start, end.low)),
      until: advice.day(addWeeks(advice.start, end.high)),
    };
    const detail = `${advice.words.steps[id]?.detail ?? ""} ${advice.say("between", between)}`.trim();
    return { id, date: until, name: advice.name("steps", id), detail };
  });
  const returns = plannedReturns(roadmap, advice.start).map(({ id, day }) => ({
    id,
    date: day,
    name: advice.name("recurring", id),
    detail: advice.words.recurring[id]?.detail ?? "",
  }));
  return [...steps, ...returns].sort((one, other) => one.date.localeCompare(other.date));
}

function property(id: string, text: string): string {
  return text && `${id}:${text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n")}`;
}

/** `2027-01-04T…` as iCalendar writes it. */
function compact(date: string): string {
  return date.replace(/[-:]|\.\d+/g, "");
}

/** Lines of at most 75 bytes; a longer one goes on after a line break and a space. Never splits a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let length = 0;
  for (const character of line) {
    const bytes = new TextEncoder().encode(character).length;
    if (length + bytes > 75) {
      parts.push(part);
      part = "";
      // The space that begins the line counts.
      length = 1;
    }
    part += character;
    length += bytes;
  }
  return `${[...parts, part].join("\r\n ")}\r\n`;
}
