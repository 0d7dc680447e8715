import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addDays,
  addMonths,
  firstDocument,
  isDay,
  plannedReturns,
  plannedSteps,
  today,
  wholePlan,
} from "../../www/element/plan/plan.ts";
import { layTimeline, layYears } from "../../www/element/plan/timeline.ts";
import { ROADMAP, weeks } from "./fixtures.ts";

test("days and months are reckoned on the calendar", () => {
  assert.equal(addDays("2026-12-31", 1), "2027-01-01");
  assert.equal(addDays("2026-03-28", 7), "2026-04-04", "summer time moves nothing");
  assert.equal(addMonths("2026-11-30", 3), "2027-02-28");
  assert.equal(addMonths("2027-11-30", 3), "2028-02-29");
  assert.equal(addMonths("2026-11-24", 36), "2029-11-24");
});

test("only days that exist are days", () => {
  assert.ok(isDay("2028-02-29"));
  for (const text of ["2027-02-29", "2026-13-01", "24.11.2026", "", null, "2026-11-24T00:00", "tomorrow"]) {
    assert.ok(!isDay(text), String(text));
  }
});

test("today is the prospect's day, not Greenwich's", () => {
  const now = new Date("2026-11-24T23:30:00Z");
  now.getTimezoneOffset = () => -120;
  assert.equal(today(now), "2026-11-25");
});

test("the plan's dates come from its weeks", () => {
  const [readiness, audit] = plannedSteps(ROADMAP, "2026-11-24");
  assert.equal(readiness?.until, "2027-01-19");
  assert.equal(audit?.from, "2027-01-19");
  assert.equal(audit?.until, "2027-03-16");
  assert.deepEqual(firstDocument(ROADMAP), weeks(8, 16, 40));
  assert.deepEqual(wholePlan(ROADMAP), weeks(8, 16, 40));
});

test("what comes back is ordered by date", () => {
  const days = plannedReturns(ROADMAP, "2026-11-24").map(({ id, day }) => `${id} ${day}`);
  assert.deepEqual(days, ["again_1 2028-03-16", "again_2 2029-03-16"]);
});

test("bars lie within the picture, in order, and mirror from right to left", () => {
  const ahead = layTimeline(ROADMAP, "2026-11-24", false);
  const mirrored = layTimeline(ROADMAP, "2026-11-24", true);
  for (const { rows } of [ahead, mirrored]) {
    for (const { possible, usual } of rows) {
      for (const { x, width } of [possible, usual]) assert.ok(x >= 0 && x + width <= 100.01, `${x} + ${width}`);
    }
  }
  ahead.rows.forEach((row, index) => {
    const other = mirrored.rows[index];
    assert.ok(other && Math.abs(row.usual.x + row.usual.width + other.usual.x - 100) < 0.02);
  });
  assert.equal(ahead.rows[0]?.delivery, null);
  assert.ok((ahead.rows[1]?.delivery ?? 0) > 0);
  assert.ok(ahead.deadline?.band && ahead.deadline.line > ahead.deadline.band.x);
});

test("an open-ended deadline is a line without a band", () => {
  const { deadline } = layTimeline({ ...ROADMAP, deadline: { low: 43, high: null } }, "2026-11-24", false);
  assert.equal(deadline?.band, null);
  assert.ok(deadline && deadline.line > 90);
});

test("months are thinned out, and an empty plan is no error", () => {
  const long = { ...ROADMAP, steps: ROADMAP.steps.map((step) => ({ ...step, end: weeks(100, 200, 400) })) };
  assert.ok(layTimeline(long, "2026-11-24", false).months.length <= 6);
  const none = layTimeline({ steps: [], recurring: [], deadline: null, feasible: null }, "2026-11-24", false);
  assert.deepEqual(none.rows, []);
});

test("three years lie on one line", () => {
  const { issued, points } = layYears(ROADMAP, "2026-11-24", ["2028-03-16", "2029-03-16"], false);
  assert.ok(issued > 0 && issued < (points[0] ?? 0) && (points[0] ?? 0) < (points[1] ?? 0) && (points[1] ?? 0) < 100);
});

test("a year is named once, and not where its label would run into another", () => {
  const days = ["2027-12-20", "2028-01-10", "2028-09-01", "2029-09-01"];
  const { labels } = layYears(ROADMAP, "2026-11-24", days, false);
  assert.deepEqual(
    labels.map(({ day }) => day),
    ["2027-12-20", "2028-09-01", "2029-09-01"],
  );
});
