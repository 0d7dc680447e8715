import assert from "node:assert/strict";
import { test } from "node:test";
import {
  advance,
  change,
  changedQuestions,
  goBack,
  keepTried,
  openSession,
  proceed,
  progressOf,
  readSession,
  refine,
  type Session,
  skip,
  stillOptional,
  takeAllBack,
  takeBack,
  tryAnswer,
  turnTo,
  withAnswer,
} from "../../www/element/interview/session.ts";
import { QUESTIONS, reportOn } from "./fixtures.ts";

const answer = (session: Session, value: string) => {
  assert.equal(session.page.name, "question");
  const id = session.page.name === "question" ? session.page.question : "";
  const answered = withAnswer(session, id, value);
  return advance(answered, reportOn(answered.answers));
};
const begun = () => proceed(openSession(), reportOn({}));
const shown = ({ page }: Session) => (page.name === "question" ? `${page.purpose} ${page.question}` : page.name);

test("an interview asks what the engine wants next and ends with the result", () => {
  let session = begun();
  assert.equal(shown(session), "interview a");
  session = answer(session, "yes");
  assert.equal(shown(session), "interview b");
  session = answer(session, "yes");
  assert.equal(shown(session), "result");
});

test("back shows the earlier question with its answer, and the introduction at last", () => {
  let session = goBack(answer(begun(), "yes"));
  assert.equal(shown(session), "interview a");
  assert.equal(session.answers.a, "yes");
  session = goBack(session);
  assert.equal(shown(session), "intro");
  assert.equal(shown(goBack(session)), "intro");
});

test("after going back, going on leads to the next open question", () => {
  const session = answer(goBack(answer(begun(), "yes")), "no");
  assert.equal(shown(session), "interview b");
  assert.equal(session.answers.a, "no");
});

test("an answer changed from the review leads back to the review", () => {
  const reviewing = turnTo(answer(begun(), "yes"), { name: "review" });
  const changing = change(reviewing, "a");
  assert.equal(shown(changing), "change a");
  const changed = answer(changing, "no");
  assert.equal(shown(changed), "review");
  assert.equal(changed.answers.a, "no");
});

test("optional questions end at the result, and a skipped one is not asked again", () => {
  const result = answer(answer(begun(), "yes"), "yes");
  const asked = refine(result, reportOn(result.answers));
  assert.equal(shown(asked), "refine c");
  const skipped = skip(asked, reportOn(asked.answers));
  assert.equal(shown(skipped), "result");
  assert.deepEqual(stillOptional(skipped, reportOn(skipped.answers)), []);
  assert.equal(skipped.answers.c, undefined);
});

test("no page lies on the way back twice", () => {
  let session = answer(answer(begun(), "yes"), "yes");
  for (let round = 0; round < 50; round += 1) {
    session = turnTo(turnTo(session, { name: "review" }), { name: "result" });
  }
  assert.ok(session.trail.length < 6, `${session.trail.length} pages`);
});

test("progress grows from none to all", () => {
  const first = begun();
  const second = answer(first, "yes");
  const third = answer(second, "yes");
  const remaining = (session: Session) => reportOn(session.answers).next?.expectedRemaining ?? 0;
  const progress = [first, second, third].map((session) => progressOf(session, remaining(session)));
  assert.deepEqual(progress, [0, 0.5, 1]);
});

test("a kept session is read back; foreign pages are refused", () => {
  const { answers, ...pages } = answer(begun(), "yes");
  assert.deepEqual(readSession(pages, answers, QUESTIONS), { answers, ...pages, tried: [] });
  const foreign = { name: "question", question: "<img>", purpose: "interview" };
  for (const kept of [{ page: foreign }, { page: { name: "admin" } }, { trail: [foreign] }]) {
    assert.equal(readSession({ ...pages, ...kept }, answers, QUESTIONS), undefined, JSON.stringify(kept));
  }
});

test("answers tried on the result are taken back one by one, all at once, or kept; the page stays", () => {
  const result = answer(answer(begun(), "yes"), "yes");
  const first = result.answers;
  const tried = tryAnswer(tryAnswer(result, "a", "no"), "b", null);
  assert.equal(tried.page, result.page);
  assert.deepEqual(tried.tried[0], first);
  assert.deepEqual(changedQuestions(tried), ["a", "b"]);
  assert.deepEqual(takeBack(tried).answers, { ...first, a: "no" });
  assert.deepEqual(changedQuestions(takeBack(tried)), ["a"]);
  assert.deepEqual([takeAllBack(tried).answers, takeAllBack(tried).tried], [first, []]);
  assert.deepEqual([keepTried(tried).answers, changedQuestions(keepTried(tried))], [tried.answers, []]);
  assert.deepEqual(takeBack(result), result);
});

test("an answer that was tried and is the first one again counts as no change", () => {
  const result = answer(answer(begun(), "yes"), "yes");
  assert.deepEqual(changedQuestions(tryAnswer(tryAnswer(result, "a", "no"), "a", "yes")), []);
});
