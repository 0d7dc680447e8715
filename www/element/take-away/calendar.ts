/**
 * The plan as an iCalendar file (RFC 5545): one all-day event for each step's last day and for each audit that comes
 * back. The same plan gives the same bytes; `stamp` is when the file was made.
 */
import { addDays, addWeeks, plannedReturns, plannedSteps } from "../plan/plan.ts";
import type { Advice } from "../views/scene.ts";

export function calendarFile(advice: Advice, stamp: Date): string {
  const { model, roadmap } = advice.report;
  const compact = (date: string) => date.replace(/[-:]|\.\d+/g, "");
  const property = (id: string, text: string) =>
    text && `${id}:${text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n")}`;
  const event = (id: string, date: string, name: string, detail: string) => [
    "BEGIN:VEVENT",
    `UID:${id}-${date}-${model.digest.slice(0, 16)}@attestation-fit`,
    `DTSTAMP:${compact(stamp.toISOString())}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(addDays(date, 1))}`,
    property("SUMMARY", name),
    property("DESCRIPTION", detail),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//attestation-fit//${model.id} ${model.version}//${advice.words.locale.tag.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    property("X-WR-CALNAME", advice.say("calendar_name")),
    ...plannedSteps(roadmap, advice.start).flatMap(({ step: { id, end }, until }) => {
      const between = {
        from: advice.day(addWeeks(advice.start, end.low)),
        until: advice.day(addWeeks(advice.start, end.high)),
      };
      const detail = `${advice.words.steps[id]?.detail ?? ""} ${advice.say("between", between)}`;
      return event(id, until, advice.name("steps", id), detail.trim());
    }),
    ...plannedReturns(roadmap, advice.start).flatMap(({ id, day }) =>
      event(id, day, advice.name("recurring", id), advice.words.recurring[id]?.detail ?? ""),
    ),
    "END:VCALENDAR",
  ];
  return lines.filter(Boolean).map(fold).join("");
}

/** Lines of at most 75 bytes; a longer one goes on after a line break and a space. Never splits a character. */
function fold(line: string): string {
  let folded = "";
  let length = 0;
  for (const character of line) {
    const bytes = new TextEncoder().encode(character).length;
    if (length + bytes > 75) {
      folded += "\r\n ";
      length = 1;
    }
    folded += character;
    length += bytes;
  }
  return `${folded}\r\n`;
}
