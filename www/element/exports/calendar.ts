/**
 * The plan as an iCalendar file (RFC 5545): one all-day event for each step's last day and for each audit that comes
 * back. The same plan gives the same bytes; `stamp` is when the file was made.
 */
import type { Report } from "../../engine/types.ts";
import type { Phrases } from "../phrases.ts";
import { addDays, plannedReturns, plannedSteps } from "../plan.ts";

export function calendarFile(report: Report, phrases: Phrases, start: string, stamp: Date): string {
  const { words, say } = phrases;
  const made = stamp.toISOString().replace(/[-:]|\.\d+/g, "");
  const events = [
    ...plannedSteps(report.roadmap, start).map(({ step, until, earliest, latest }) => ({
      id: step.id,
      day: until,
      name: words.steps[step.id]?.name ?? step.id,
      detail: `${words.steps[step.id]?.detail ?? ""} ${say("between", {
        from: phrases.day(earliest),
        until: phrases.day(latest),
      })}`.trim(),
    })),
    ...plannedReturns(report.roadmap, start).map(({ id, day }) => ({
      id,
      day,
      name: words.recurring[id]?.name ?? id,
      detail: words.recurring[id]?.detail ?? "",
    })),
  ];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//attestation-fit//${report.model.id} ${report.model.version}//${words.locale.tag.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escapeText(say("calendar_name"))}`,
    ...events.flatMap(({ id, day, name, detail }) => [
      "BEGIN:VEVENT",
      `UID:${id}-${day}-${report.model.digest.slice(0, 16)}@attestation-fit`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll("-", "")}`,
      `SUMMARY:${escapeText(name)}`,
      ...(detail ? [`DESCRIPTION:${escapeText(detail)}`] : []),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

/** Lines of at most 75 bytes; a longer one goes on after a line break and a space. Never splits a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = "";
  let length = 0;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (length + bytes > 75) {
      folded += "\r\n ";
      length = 1;
    }
    folded += character;
    length += bytes;
  }
  return folded;
}
