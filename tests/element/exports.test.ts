import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarFile } from "../../www/element/take-away/calendar.ts";
import { letterText } from "../../www/element/take-away/letter.ts";
import { decisionRecord } from "../../www/element/take-away/record.ts";
import { adviceText } from "../../www/element/take-away/text.ts";
import { phrasesOf } from "../../www/element/words/phrases.ts";
import { reportOn, WORDS } from "./fixtures.ts";

const source = { title: "T", publisher: "P", date: "2026", checked: "2026-11-23", tier: "", confidence: "high" };
const advice = {
  ...phrasesOf(WORDS),
  report: reportOn({ a: "yes", b: null }),
  library: {
    sources: { F1: { ...source, address: "https://example.com/" } },
    flagKinds: {},
    comparison: [],
    evidence: [],
    misconceptions: [],
    lessons: [],
    handover: [],
    verification: null,
  },
  start: "2026-11-24",
};
const LINK = "https://example.com/#fit=a:yes,b:?";
const stamp = new Date("2026-11-24T10:20:30.456Z");

/** The events of a calendar as RFC 5545 reads them: folded lines put together, properties by name, without parameters. */
function eventsOf(file: string): { [property: string]: string }[] {
  const lines = file.replaceAll("\r\n ", "").split("\r\n");
  const events = lines.join("\n").matchAll(/^BEGIN:VEVENT\n([\s\S]*?)\nEND:VEVENT$/gm);
  return [...events].map(([, text = ""]) =>
    Object.fromEntries([...text.matchAll(/^([A-Z-]+)(?:;[^:\n]*)?:(.*)$/gm)].map(([, name, value]) => [name, value])),
  );
}

test("the calendar has an event for each step and each return, with text escaped", () => {
  const file = calendarFile(advice, LINK, stamp);
  assert.ok(file.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  assert.ok(file.endsWith("END:VCALENDAR\r\n"));
  assert.equal(file.match(/BEGIN:VEVENT/g)?.length, 4);
  for (const event of eventsOf(file)) {
    const [begin = "", end = ""] = [event.DTSTART, event.DTEND];
    assert.match(begin, /^\d{8}$/);
    assert.ok(begin < end, `${event.SUMMARY}: ${begin} to ${end}`);
    assert.ok(event.UID && event.SUMMARY);
  }
  const ids = eventsOf(file).map((event) => event.UID);
  assert.equal(new Set(ids).size, 4, "a calendar keeps events apart by their ids");
  assert.ok(file.includes("DTSTAMP:20261124T102030Z\r\n"));
  assert.ok(file.includes("DTSTART;VALUE=DATE:20270119\r\nDTEND;VALUE=DATE:20270120\r\n"));
  assert.ok(file.includes("SUMMARY:Get ready\\, now\r\n"));
  assert.ok(file.replaceAll("\r\n ", "").includes("DESCRIPTION:Close gaps\\;\\nkeep evidence."));
  const days = [...file.matchAll(/^DTSTART;VALUE=DATE:(\d+)/gm)].map(([, day]) => day);
  assert.deepEqual(days, [...days].sort(), "by date");
  assert.equal(file.match(/BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P7D\r\n/g)?.length, 4);
  assert.equal(file.split(`URL:${LINK}\r\n`).length - 1, 4);
});

test("no line of the calendar is longer than 75 bytes, and no character is split", () => {
  const words = { ...WORDS, steps: { readiness: { name: "ä".repeat(120), detail: "🙂".repeat(60) } } };
  const file = calendarFile({ ...advice, ...phrasesOf(words) }, LINK, stamp);
  for (const line of file.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  assert.ok(file.replaceAll("\r\n ", "").includes("🙂".repeat(60)));
});

test("a line break in a model's text cannot begin a property of its own", () => {
  const words = { ...WORDS, steps: { readiness: { name: "x\r\nATTENDEE:mailto:a@example.com", detail: "" } } };
  const lines = calendarFile({ ...advice, ...phrasesOf(words) }, LINK, stamp).split("\r\n");
  assert.ok(!lines.some((line) => line.startsWith("ATTENDEE")));
});

test("the record reproduces the decision", () => {
  const record = JSON.parse(decisionRecord(advice, "a:yes,b:?", "2026-12-01"));
  assert.equal(record.type, "attestation-fit/decision-record");
  assert.deepEqual([record.made, record.planStarts, record.note], ["2026-12-01", "2026-11-24", "Not advice."]);
  assert.deepEqual(record.model, advice.report.model);
  assert.deepEqual(record.answers, { a: "yes", b: null });
  assert.equal(record.text, "a:yes,b:?");
  assert.deepEqual(record.report, advice.report);
});

test("the text says advice, reasons, plan, answers and sources", () => {
  const text = adviceText(advice, "https://example.com/#fit=a:yes");
  for (const part of [
    "Yes\nDo it.",
    "Why\n- You said so.",
    "- Get ready, now: Nov 24, 2026 – Jan 19, 2027",
    "- A? Yes",
    "- T, P, 2026, https://example.com/",
    "Not advice.",
  ]) {
    assert.ok(text.includes(part), part);
  }
  assert.ok(text.endsWith("https://example.com/#fit=a:yes"));
});

test("the letter to a buyer numbers its questions", () => {
  assert.equal(letterText(WORDS), "Hello\n\n1. Which?\n2. When?\n\nThanks");
});
