/** A small report and small words: just what the tests of the element's parts need. */

import type { Words } from "../../www/element/words/words.ts";
import type { ElementEngine } from "../../www/engine/page-engine.ts";
import type { Answers, Report, Step, Weeks } from "../../www/engine/types.ts";

export const weeks = (low: number, usual: number, high: number): Weeks => ({ low, usual, high });

export function step(id: string, start: Weeks, end: Weeks, delivers = false): Step {
  const length = weeks(end.low - start.low, end.usual - start.usual, end.high - start.high);
  return { id, after: [], weeks: length, start, end, delivers, facts: [] };
}

export const ROADMAP: Report["roadmap"] = {
  steps: [step("readiness", weeks(0, 0, 0), weeks(4, 8, 20)), step("audit", weeks(4, 8, 20), weeks(8, 16, 40), true)],
  recurring: [
    { id: "again_2", months: 24, after: "audit", facts: [] },
    { id: "again_1", months: 12, after: "audit", facts: [] },
  ],
  deadline: { low: 9, high: 17 },
  feasible: null,
};

/** Three questions; `a` and `b` decide, `c` only sharpens the plan. */
export const QUESTIONS = ["a", "b", "c"];

export function reportOn(answers: Answers): Report {
  const open = ["a", "b"].filter((id) => answers[id] === undefined);
  const decided = open.length === 0;
  const outcome = answers.a === "no" ? "not_yet" : "yes_please";
  return {
    model: { id: "small", version: "1.0.0", digest: "ab".repeat(32) },
    answers,
    recommendation: {
      outcome,
      decided,
      possible: decided ? [outcome] : ["yes_please", "not_yet"],
      reasons: [{ rule: "because", questions: ["a"], facts: ["F1"] }],
      sufficient: decided ? ["a"] : [],
      flips: [],
    },
    criteria: [],
    flags: [],
    open: { criteria: [], flags: [] },
    next: open[0] === undefined ? null : { question: open[0], expectedRemaining: open.length },
    refine: decided && answers.c === undefined ? ["c"] : [],
    roadmap: ROADMAP,
    costs: [],
    audit: null,
  };
}

/** An engine over the three questions that keeps its pages' memory in a map. */
export function smallEngine(stored = new Map<string, string>(), link?: string): ElementEngine & { calls: number } {
  const toText = (answers: Answers) =>
    QUESTIONS.flatMap((id) => (answers[id] === undefined ? [] : `${id}:${answers[id] ?? "?"}`)).join(",");
  const fromText = (text: string): Answers => {
    const answers: Answers = {};
    for (const part of text.split(",").filter(Boolean)) {
      const [id = "", value = ""] = part.split(":");
      if (!QUESTIONS.includes(id)) throw Object.assign(new Error(`unknown question \`${id}\``), { problems: [{}] });
      answers[id] = value === "?" ? null : value;
    }
    return answers;
  };
  const engine = {
    calls: 0,
    report(answers: Answers) {
      engine.calls += 1;
      return reportOn(answers);
    },
    encode: () => new Uint8Array(),
    evaluate: () => new Uint8Array(),
    toText,
    toLink: toText,
    fromText,
    fromLink: fromText,
    model: reportOn({}).model,
    questionnaire: {
      questions: QUESTIONS.map((id) => ({ id, select: "one" as const, choices: [] })),
      outcomes: ["yes_please", "not_yet"],
      criteria: [],
      flags: [],
    },
    browser: {
      remember: (key: string, text: string) => void stored.set(key, text),
      recall: (key: string) => stored.get(key),
      forget: (key: string) => void stored.delete(key),
      shareLink: (text: string) => `https://example.com/#fit=${text}`,
      fromLink: () => link,
      visitorLanguages: () => ["en"],
      announce: () => true,
    },
  };
  return engine;
}

export const WORDS: Words = {
  locale: { tag: "en", name: "English", direction: "ltr", review: "done" },
  ui: {
    remaining_one: "{n} question left",
    remaining_other: "{n} questions left",
    unknown: "I don’t know",
    from_number: "from {n}",
    range_dates: "{from} – {until}",
    between: "Between {from} and {until}.",
    calendar_name: "Plan; yours",
    why: "Why",
    plan: "Your plan",
    your_answers: "Your answers",
    sources: "Sources",
    model_line: "Model {version}, digest {digest}",
    not_advice: "Not advice.",
    provisional: "Provisional",
  },
  questions: { a: { text: "A?", why: "", choices: { yes: { label: "Yes" }, no: { label: "No" } } } },
  outcomes: { yes_please: { title: "Yes", advice: "Do it.", meaning: "" } },
  criteria: {},
  flags: {},
  rules: { because: "You said so." },
  steps: { readiness: { name: "Get ready, now", detail: "Close gaps;\nkeep evidence." } },
  recurring: { again_1: { name: "Again", detail: "" } },
  costs: {},
  comparison: {},
  evidence: {},
  misconceptions: {},
  lessons: {},
  handover: {},
  buyerQuestion: { subject: "S", opening: "Hello", points: ["Which?", "When?"], closing: "Thanks" },
  facts: { F1: "A fact." },
  tiers: {},
  confidences: {},
};
