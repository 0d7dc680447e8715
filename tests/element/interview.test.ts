import assert from "node:assert/strict";
import { test } from "node:test";
import type { ErrorDetail } from "../../www/element/events.ts";
import { type Habits, Interview, type Listener } from "../../www/element/interview/interview.ts";
import type { Opening } from "../../www/element/interview/opening.ts";
import { LoadError } from "../../www/engine/load-error.ts";
import type { ElementEngine } from "../../www/engine/page-engine.ts";
import { smallEngine } from "./fixtures.ts";

const HABITS: Habits = { memory: "key", link: true, skipIntro: false, prefill: null };

async function started(engine: ElementEngine, habits: Partial<Habits> = {}) {
  const told: { type: string; detail: unknown }[] = [];
  const interview = new Interview({
    announce: (type, detail) => told.push({ type, detail }) > 0,
    ready: () => void told.push({ type: "fit-ready", detail: null }),
    changed: () => {},
    misgiven: () => void told.push({ type: "misgiven", detail: null }),
    context: () => ({ fields: {}, campaign: {} }),
  });
  await interview.load(
    async () => engine,
    () => ({ ...HABITS, ...habits }),
  );
  return { interview, told, types: () => told.map(({ type }) => type) };
}

test("a page hears of every step, in order", async () => {
  const { interview, types } = await started(smallEngine());
  interview.begin();
  interview.answer("yes");
  interview.answer("yes");
  assert.deepEqual(types(), [
    "fit-ready",
    "fit-started",
    "fit-answered",
    "fit-answered",
    "fit-decided",
    "fit-completed",
  ]);
  interview.restart();
  assert.equal(types().at(-1), "fit-restarted");
  assert.deepEqual(interview.session.answers, {});
});

test("the result is told once for each set of answers", async () => {
  const { interview, types } = await started(smallEngine());
  interview.begin();
  interview.answer("yes");
  interview.answer("yes");
  interview.show("review");
  interview.show("result");
  const completed = () => types().filter((type) => type === "fit-completed").length;
  assert.equal(completed(), 1);
  interview.change("a");
  interview.answer("no");
  assert.equal(completed(), 2);
  assert.equal(types().filter((type) => type === "fit-decided").length, 2, "another outcome is decided anew");
});

test("no answer is no answer", async () => {
  const { interview, types } = await started(smallEngine());
  interview.begin();
  interview.answer(undefined);
  assert.ok(interview.missing);
  assert.deepEqual(interview.session.page, { name: "question", question: "a", purpose: "interview" });
  interview.answer(null);
  assert.ok(!interview.missing);
  assert.equal(interview.session.answers.a, null);
  assert.ok(types().includes("fit-answered"));
});

test("a reload goes on where the session was, and tells nothing twice", async () => {
  const stored = new Map<string, string>();
  const before = await started(smallEngine(stored));
  before.interview.begin();
  before.interview.answer("yes");
  before.interview.answer("no");
  const after = await started(smallEngine(stored));
  assert.equal(after.interview.greeting, "welcome_back");
  assert.deepEqual(after.interview.session.answers, { a: "yes", b: "no" });
  assert.equal(after.interview.session.page.name, "result");
  assert.deepEqual(after.types(), ["fit-ready"]);
  after.interview.restart();
  assert.equal(stored.size, 0);
});

test("nothing is kept where keeping is off", async () => {
  const stored = new Map<string, string>();
  const { interview } = await started(smallEngine(stored), { memory: null });
  interview.begin();
  interview.answer("yes");
  assert.equal(stored.size, 0);
});

test("damaged memory is dropped", async () => {
  for (const text of ["", "{", '{"answers":"zzz:1"}', '{"answers":"a:yes","page":null}', "null"]) {
    const { interview } = await started(smallEngine(new Map([["key", text]])));
    assert.equal(interview.phase, "ready", text);
    assert.equal(interview.session.page.name, "intro", text);
  }
});

test("a link leads to its answers; a tampered one is refused politely", async () => {
  const good = await started(smallEngine(new Map(), "a:yes,b:?"));
  assert.equal(good.interview.greeting, "from_link");
  assert.equal(good.interview.session.page.name, "result");
  assert.ok(good.types().includes("fit-completed"));

  const bad = await started(smallEngine(new Map(), "a:yes,evil:<script>"));
  assert.equal(bad.interview.greeting, "link_refused");
  assert.equal(bad.interview.session.page.name, "intro");
  const error = bad.told.find(({ type }) => type === "fit-error")?.detail as ErrorDetail;
  assert.equal(error.code, "answers-refused");
  assert.equal(error.problems.length, 1);
});

test("after a link, a reload keeps later changes", async () => {
  const stored = new Map<string, string>();
  const first = await started(smallEngine(stored, "a:yes"));
  assert.deepEqual(first.interview.session.page, { name: "question", question: "b", purpose: "interview" });
  first.interview.answer("yes");
  const second = await started(smallEngine(stored, "a:yes"));
  assert.deepEqual(second.interview.session.answers, { a: "yes", b: "yes" });
  const other = await started(smallEngine(stored, "a:no"));
  assert.deepEqual(other.interview.session.answers, { a: "no" }, "another link counts");
});

test("prefilled answers are taken, wrong ones left out and told", async () => {
  const good = await started(smallEngine(), { prefill: { a: "yes" } });
  good.interview.begin();
  assert.deepEqual(good.interview.session.page, { name: "question", question: "b", purpose: "interview" });
  const bad = await started(smallEngine(), { prefill: "zzz:1" });
  assert.equal(bad.interview.greeting, null, "a vendor's mistake is not told to the visitor");
  assert.deepEqual(bad.interview.session.answers, {});
  assert.deepEqual(bad.types(), ["misgiven", "fit-error", "fit-ready"]);
});

test("an engine that fails to load can be loaded again; one that fails later keeps the answers", async () => {
  const engine = smallEngine();
  const told: string[] = [];
  const interview = new Interview({
    announce: (type, detail) => told.push(`${type} ${(detail as ErrorDetail | null)?.code ?? ""}`) > 0,
    ready: () => {},
    changed: () => {},
    misgiven: () => {},
    context: () => ({ fields: {}, campaign: {} }),
  });
  const refused = new LoadError("load-network", "offline");
  await interview.load(
    () => Promise.reject(refused),
    () => HABITS,
  );
  assert.equal(interview.phase, "failed");
  assert.deepEqual(told, ["fit-error load-network"]);
  const source = async () => engine;
  await interview.load(source, () => HABITS);
  assert.equal(interview.phase, "ready");

  interview.begin();
  interview.answer("yes");
  const { report } = engine;
  engine.report = () => {
    throw new Error("unreachable executed");
  };
  interview.answer("no");
  assert.equal(interview.phase, "failed");
  assert.equal(interview.code, "engine-failed");
  engine.report = report;
  await interview.load(source, () => HABITS);
  assert.equal(interview.phase, "ready");
  assert.deepEqual(interview.session.answers, { a: "yes" });
  assert.deepEqual(interview.session.page, { name: "question", question: "b", purpose: "interview" });
});

test("a restart before the engine runs is no error, and neither is an engine that fails on it", async () => {
  const engine = smallEngine();
  const { interview, types } = await started(engine);
  interview.begin();
  interview.answer("yes");
  engine.report = () => {
    throw new Error("unreachable executed");
  };
  interview.restart();
  assert.equal(interview.phase, "failed");
  assert.equal(types().at(-1), "fit-error");
  const idle = new Interview({
    announce: () => true,
    ready: () => {},
    changed: () => {},
    misgiven: () => {},
    context: () => ({ fields: {}, campaign: {} }),
  });
  idle.restart();
  assert.equal(idle.phase, "waiting");
});

/** As `smallEngine`, but it knows only the answers of its questions. */
function strictEngine() {
  const engine = smallEngine();
  const { report } = engine;
  engine.report = (answers) => {
    const wrong = Object.entries(answers).filter(([id, value]) => id.length > 1 || value === "wrong");
    if (wrong.length > 0) throw Object.assign(new Error("wrong answers"), { problems: wrong.map(() => ({})) });
    return report(answers);
  };
  return engine;
}

test("one wrong prefilled answer drops only itself", async () => {
  const { interview, types } = await started(strictEngine(), { prefill: { a: "yes", b: "wrong", zzz: "x" } });
  assert.deepEqual(interview.session.answers, { a: "yes" });
  assert.deepEqual(types(), ["misgiven", "fit-error", "fit-ready"]);
});

test("an engine that fails on prefilled answers is a failure of the engine, not of the answers", async () => {
  const engine = smallEngine();
  engine.report = () => {
    throw new Error("unreachable executed");
  };
  const { interview, types } = await started(engine, { prefill: { a: "yes" } });
  assert.equal(interview.phase, "failed");
  assert.deepEqual(types(), ["fit-error"]);
});

test("kept pages that are none are dropped, whatever their shape", async () => {
  const page = { name: "question", question: "b", purpose: "interview" };
  for (const kept of [
    { answers: "a:yes", page, trail: "none", skipped: [] },
    { answers: "a:yes", page, trail: [{ name: "toString" }], skipped: [] },
    { answers: "a:yes", page: { ...page, question: 7 }, trail: [], skipped: [] },
    { answers: "a:yes", page: { ...page, purpose: "evil" }, trail: [], skipped: [] },
    { answers: "a:yes", page, trail: [], skipped: {} },
    { answers: ["a:yes"], page, trail: [], skipped: [] },
    { answers: "a:yes", page, trail: [], skipped: [], link: 7 },
    { answers: "a:yes", page, trail: [], skipped: [], tried: "a:no" },
    { answers: "a:yes", page, trail: [], skipped: [], tried: [7] },
  ]) {
    const stored = new Map([["key", JSON.stringify(kept)]]);
    const { interview } = await started(smallEngine(stored));
    assert.equal(interview.session.page.name, "intro", JSON.stringify(kept));
    assert.equal(stored.size, 0, "and forgotten");
  }
});

const OPENING: Opening = {
  first: "a",
  expectedRemaining: 2,
  range: [2, 2],
  questionnaire: smallEngine().questionnaire,
};

/** An interview whose engine is yet to come. */
function foreseen() {
  const told: string[] = [];
  const listener: Listener = {
    announce: (type) => told.push(type) > 0,
    ready: () => void told.push("fit-ready"),
    changed: () => {},
    misgiven: () => {},
    context: () => ({ fields: {}, campaign: {} }),
  };
  const interview = new Interview(listener);
  interview.foresee(OPENING, false);
  return { interview, told };
}

test("answers before the engine runs are kept through a failure, and evaluated once it runs", async () => {
  const { interview, told } = foreseen();
  interview.begin();
  assert.deepEqual(interview.session.page, { name: "question", question: "a", purpose: "interview" });
  const engine = smallEngine();
  await interview.load(
    () => Promise.reject(new LoadError("load-corrupt", "damaged")),
    () => HABITS,
  );
  interview.answer("yes");
  assert.ok(interview.working);
  assert.deepEqual(told, ["fit-error"]);
  await interview.load(
    async () => engine,
    () => HABITS,
  );
  assert.deepEqual(told, ["fit-error", "fit-ready", "fit-started", "fit-answered"]);
  assert.deepEqual(interview.session.answers, { a: "yes" });
  assert.deepEqual(interview.session.page, { name: "question", question: "b", purpose: "interview" });
  assert.ok(!interview.working);
});

test("going back takes an answer back that still waits", async () => {
  const { interview, told } = foreseen();
  interview.begin();
  interview.answer("yes");
  interview.back();
  await interview.load(
    async () => smallEngine(),
    () => HABITS,
  );
  assert.deepEqual(interview.session.answers, {});
  assert.deepEqual(told, ["fit-ready", "fit-started"]);
});

test("prefilled answers that come while the engine starts replace what was begun", async () => {
  const { interview } = foreseen();
  interview.begin();
  interview.adopt({ a: "no" });
  interview.begin();
  await interview.load(
    async () => smallEngine(),
    () => ({ ...HABITS, prefill: { a: "no" } }),
  );
  assert.deepEqual(interview.session.answers, { a: "no" });
  assert.deepEqual(interview.session.page, { name: "question", question: "b", purpose: "interview" });
});

test("a new beginning can be taken back until something is answered", async () => {
  const { interview } = await started(smallEngine());
  interview.begin();
  interview.answer("yes");
  const { answers, page } = interview.session;
  interview.restart();
  assert.ok(interview.undoable);
  interview.undo();
  assert.deepEqual([interview.session.answers, interview.session.page], [answers, page]);
  assert.ok(!interview.undoable);
  interview.restart();
  interview.begin();
  interview.answer("yes");
  assert.ok(!interview.undoable);
});

test("the browser's history leads to pages that there are, and to no result without answers", async () => {
  const { interview } = await started(smallEngine());
  interview.begin();
  const first = interview.session.page;
  for (const kept of [
    null,
    "b",
    { name: "question", question: "no-such", purpose: "interview" },
    { name: "question" },
  ]) {
    interview.revisit(kept);
    assert.deepEqual(interview.session.page, first, JSON.stringify(kept));
  }
  interview.revisit({ name: "result" });
  assert.deepEqual(interview.session.page, { name: "intro" });
  interview.begin();
  interview.answer("yes");
  interview.revisit(first);
  assert.deepEqual(interview.session.page, first);
  assert.deepEqual(interview.session.trail, [{ name: "intro" }]);
});
