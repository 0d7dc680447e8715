import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf } from "../../www/element/take-away/answer.ts";
import { firstThing, handoverOf, handoverText, letterBody } from "../../www/element/take-away/handover.ts";
import { mailAddress } from "../../www/element/take-away/mail.ts";
import { decisionRecord } from "../../www/element/take-away/record.ts";
import { adviceText } from "../../www/element/take-away/text.ts";
import type { Advice } from "../../www/element/words/advice.ts";
import { phrasesOf } from "../../www/element/words/phrases.ts";
import type { Library } from "../../www/element/words/words.ts";
import type { Report } from "../../www/engine/types.ts";
import { reportOn, step, WORDS, weeks } from "./fixtures.ts";

const item = (id: string, more: Partial<Library["handover"][number]> = {}) => ({
  id,
  outcomes: ["yes_please"],
  answers: {},
  facts: [],
  ...more,
});

const LIBRARY: Library = {
  sources: {},
  flagKinds: { red_first: "first", note: "warning" },
  comparison: [],
  evidence: [],
  misconceptions: [],
  lessons: [],
  handover: [
    item("mail"),
    item("other", { outcomes: ["not_yet"] }),
    item("held", { answers: { c: ["much"] } }),
    item("week", { this_week: true }),
    item("empty"),
  ],
  leading: { question: "colour", choices: { red_first: "red" } },
  price: { costs: ["all", "fee"], narrowed_by: { all: "c" } },
  verification: null,
};

const TEXTS = {
  mail: {
    title: "A mail",
    preview: "",
    subject: "Dates",
    body: ["Hello", "By {deadline}.", "By {date}, at the latest {latest}.", "Then {second_date}.", "With {scheme}."],
    closing: ["For you: {first_document}."],
  },
  other: { title: "Other", preview: "", body: ["no"] },
  held: { title: "Held", preview: "", items: ["one"] },
  week: { title: "Week", preview: "", items: ["Ask {scheme}.", "Name an owner."] },
  empty: { title: "Empty", preview: "", body: ["{second_date}"] },
};

function adviceOn(changes: Partial<Report> = {}): Advice {
  const words = {
    ...WORDS,
    questions: { ...WORDS.questions, colour: { text: "", why: "", choices: { red: { label: "Red" } } } },
    flags: { red_first: { title: "Red first", text: "Begin with red." }, note: { title: "Note", text: "" } },
    costs: { all: { name: "All in", detail: "" }, fee: { name: "Fee", detail: "" } },
    handover: TEXTS,
  };
  const report = { ...reportOn({ a: "yes", b: "yes" }), ...changes };
  return { ...phrasesOf(words), report, library: LIBRARY, start: "2026-11-30" };
}

const finding = (id: string) => ({ id, decided: true, reasons: [] });

test("items that fit the advice are handed over, their slots filled from the plan", () => {
  const [mail, week, ...rest] = handoverOf(adviceOn());
  assert.deepEqual(rest, []);
  // Sixteen and forty weeks after the start; the date ends after seventeen.
  assert.deepEqual(mail?.body, ["Hello", "By Mar 29, 2027.", "By Mar 22, 2027, at the latest Sep 6, 2027."]);
  assert.deepEqual(mail?.closing, ["For you: audit."]);
  assert.deepEqual(week?.items, ["Name an owner."]);
});

test("a paragraph with a slot for which there is no value is left out", () => {
  const { roadmap } = adviceOn().report;
  const [open] = handoverOf(adviceOn({ roadmap: { ...roadmap, deadline: { low: 43, high: null } } }));
  assert.ok(open && !open.body.some((text) => text.startsWith("By Mar 29")));
  const [planless] = handoverOf(adviceOn({ roadmap: { ...roadmap, steps: [], deadline: null } }));
  assert.deepEqual([planless?.body, planless?.closing], [["Hello"], []]);
});

test("the second document is the last one, by its usual end", () => {
  const { roadmap } = adviceOn().report;
  const later = step("later", weeks(8, 16, 40), weeks(20, 52, 60), true);
  const [mail] = handoverOf(adviceOn({ roadmap: { ...roadmap, steps: [later, ...roadmap.steps] } }));
  assert.ok(mail?.body.includes("Then Nov 29, 2027."), String(mail?.body));
  assert.ok(mail?.body.some((text) => text.startsWith("By Mar 22")));
});

test("an item with a further condition needs one of the named choices among the answer", () => {
  const ids = (c: string[]) => handoverOf(adviceOn({ answers: { a: "yes", b: "yes", c } })).map(({ id }) => id);
  assert.deepEqual(ids(["little", "much"]), ["mail", "held", "week"]);
  assert.deepEqual(ids(["little"]), ["mail", "week"]);
});

test("where a scheme leads, title and lead are its own, and letters name it", () => {
  const advice = adviceOn({ flags: [finding("note"), finding("red_first")] });
  const { title, lead } = answerOf(advice);
  assert.deepEqual([title, lead], ["Red first", "Begin with red."]);
  assert.equal(firstThing(advice), "Ask Red.");
  const text = adviceText(advice, "");
  assert.ok(text.startsWith("Red first\n") && text.includes("With Red."), text);
  assert.ok(!text.includes("Red first: "), "the scheme that leads is no note beside itself");
});

test("a scheme without a name leaves out what would name it", () => {
  const advice = adviceOn({ flags: [finding("red_first")] });
  const unnamed = { ...advice, library: { ...LIBRARY, leading: { question: "colour", choices: {} } } };
  assert.equal(firstThing(unnamed), "Name an owner.");
  assert.equal(answerOf(unnamed).title, "Red first");
});

test("the price is that of the first cost named by the library, and the question that narrows it is told", () => {
  const cost = { currency: "USD", low: 1000, usualLow: null, usualHigh: null, high: 2000, year: 2026, facts: [] };
  const costs = [
    { ...cost, id: "fee" },
    { ...cost, id: "all", usualLow: 1200, usualHigh: 1800 },
  ];
  const { price } = answerOf(adviceOn({ costs }));
  assert.deepEqual(price, { name: "All in", range: "$1,200 – $1,800", narrowedBy: "c" });
  assert.equal(answerOf(adviceOn({ costs, refine: [] })).price?.narrowedBy, null);
  assert.equal(answerOf(adviceOn()).price, null);
});

test("text, mail and record say the same dates as the page", () => {
  const advice = adviceOn();
  const { document } = answerOf(advice);
  assert.deepEqual(document, { name: "audit", month: "Mar 2027", range: "Jan 2027 – Sep 2027" });
  const record = JSON.parse(decisionRecord(advice, "a:yes", "2026-11-30"));
  assert.deepEqual(record.answer.document, document);
  assert.deepEqual(record.handover, handoverOf(advice));
  const mail = decodeURIComponent(mailAddress(advice, "https://example.com/#fit=a"));
  for (const text of [adviceText(advice, ""), mail]) assert.ok(text.includes("Mar 2027 (audit;"), text);
  assert.match(mail, /^mailto:\?subject=Yes&body=Yes\r\n/);
  assert.ok(mail.includes("\r\n\r\nhttps://example.com/#fit=a\r\n"));
});

test("a mail can be made of any text, also of half a character", () => {
  const advice = adviceOn();
  const words = { ...advice.words, outcomes: { yes_please: { title: "\ud800 & ?to=x", advice: "", meaning: "" } } };
  const mail = mailAddress({ ...phrasesOf(words), report: advice.report, library: LIBRARY, start: advice.start }, "");
  assert.ok(mail.startsWith("mailto:?subject=%EF%BF%BD%20%26%20%3Fto%3Dx&body="), mail);
});

test("a letter is copied as it is sent; as text, an item has its title, its list and what follows", () => {
  const [mail, week] = handoverOf(adviceOn());
  assert.ok(mail && week);
  assert.equal(letterBody(mail), mail.body.join("\n\n"));
  assert.ok(!letterBody(mail).includes("For you"));
  assert.equal(handoverText(week), "Week\n\n1. Name an owner.");
});
