/**
 * One prospect's way through the interview, without DOM: answers, the page shown and the way back to it.
 * A session is a value; every step takes one and returns another. Which question comes next is the engine's word,
 * passed in as its report.
 */
import type { Answers, Report } from "../../engine/types.ts";

export type Page =
  | { readonly name: "intro" }
  | { readonly name: "question"; readonly question: string; readonly purpose: Purpose }
  | { readonly name: "review" }
  | { readonly name: "result" };

/** Why a question is asked: to decide, to change an earlier answer, or to sharpen a plan that is decided already. */
export type Purpose = "interview" | "change" | "refine";

export interface Session {
  readonly answers: Answers;
  readonly page: Page;
  /** Pages to go back to, the last one first to be left. */
  readonly trail: readonly Page[];
  /** Optional questions that the prospect passed over. */
  readonly skipped: readonly string[];
  /** Answers before each change that was tried on the result, oldest first: the first are those it is compared with. */
  readonly tried: readonly Answers[];
}

/** A new session: the introduction, with what is known already. */
export function openSession(answers: Answers = {}): Session {
  return { answers, page: { name: "intro" }, trail: [], skipped: [], tried: [] };
}

/** Before the engine runs: on to the question that is known to come first. */
export function askFirst(session: Session, first: string): Session {
  return turnTo(session, question(first, "interview"));
}

/** On to the next question that decides, or to the result where there is none. */
export function proceed(session: Session, report: Report): Session {
  return turnTo(session, report.next ? question(report.next.question, "interview") : { name: "result" });
}

/** The answers without the pages: where a link or a prefill leads. Nothing to go back to but the introduction. */
export function resumeAt(answers: Answers, report: Report): Session {
  return proceed(openSession(answers), report);
}

/** The same session with one answer given or changed. The page stays; {@link advance} turns it. */
export function withAnswer(session: Session, id: string, value: string | string[] | null): Session {
  return { ...session, answers: { ...session.answers, [id]: value } };
}

/** The same page with another answer, and the answers before it kept beside it. */
export function tryAnswer(session: Session, id: string, value: string | string[] | null): Session {
  return { ...withAnswer(session, id, value), tried: [...session.tried, session.answers] };
}

/** Takes the last change that was tried back. */
export function takeBack(session: Session): Session {
  return { ...session, answers: session.tried.at(-1) ?? session.answers, tried: session.tried.slice(0, -1) };
}

/** Takes all changes that were tried back. */
export function takeAllBack(session: Session): Session {
  return { ...session, answers: session.tried[0] ?? session.answers, tried: [] };
}

/** Keeps what was tried: the answers are these, and nothing is compared any more. */
export function keepTried(session: Session): Session {
  return { ...session, tried: [] };
}

/** Questions whose answer is another one than in the answers compared with. */
export function changedQuestions({ answers, tried: [first = answers] }: Session): string[] {
  const ids = new Set([...Object.keys(first), ...Object.keys(answers)]);
  const said = (value: Answers[string] | undefined) => JSON.stringify(value ?? null);
  return [...ids].filter((id) => said(first[id]) !== said(answers[id]));
}

/** Leaves a question that has just been answered (or skipped); `report` speaks of the answers as they are now. */
export function advance(session: Session, report: Report): Session {
  const { page } = session;
  const purpose = page.name === "question" ? page.purpose : "interview";
  return { interview: proceed, change: goBack, refine }[purpose](session, report);
}

/** Passes over an optional question. */
export function skip(session: Session, report: Report): Session {
  const { page, skipped } = session;
  return page.name === "question" ? advance({ ...session, skipped: [...skipped, page.question] }, report) : session;
}

/** On to the next optional question, back to the result after the last. */
export function refine(session: Session, report: Report): Session {
  const next = stillOptional(session, report)[0];
  return turnTo(session, next === undefined ? { name: "result" } : question(next, "refine"));
}

/** Open questions that can sharpen the plan and were not passed over. */
export function stillOptional(session: Session, report: Report): string[] {
  return report.refine.filter((id) => !session.skipped.includes(id));
}

/** Asks one question again, to return here afterwards. */
export function change(session: Session, id: string): Session {
  return turnTo(session, question(id, "change"));
}

/** Shows another page, to return here by {@link goBack}. */
export function turnTo(session: Session, page: Page): Session {
  // A page never lies on the trail twice in a row: result → optional question → result would need two steps back.
  const trail = session.trail.filter((earlier) => !samePage(earlier, page));
  return { ...session, page, trail: [...trail, session.page] };
}

/** The page before this one, with its answer as it was given. */
export function goBack(session: Session): Session {
  const page = session.trail.at(-1) ?? ({ name: "intro" } as const);
  return { ...session, page, trail: session.trail.slice(0, -1) };
}

/** A page that was shown before, as the browser's history leads to it; without answers there is nothing to look back on. */
export function returnTo(session: Session, page: Page): Session {
  const aside = page.name === "result" || page.name === "review";
  if (aside && !hasAnswers(session)) return { ...session, page: { name: "intro" }, trail: [] };
  const at = session.trail.findIndex((earlier) => samePage(earlier, page));
  return at < 0 ? turnTo(session, page) : { ...session, page, trail: session.trail.slice(0, at) };
}

export function hasAnswers({ answers }: Session): boolean {
  return Object.keys(answers).length > 0;
}

/** How far along, from 0 to 1: answered questions against those still expected. */
export function progressOf(session: Session, remaining: number): number {
  if (remaining === 0) return 1;
  const given = Object.keys(session.answers).length;
  return given / (given + remaining);
}

/** Pages that were kept, read back; `undefined` where they are none, or name questions that the model does not have. */
export function readSession(
  kept: Readonly<Record<string, unknown>>,
  answers: Answers,
  questions: readonly string[],
): Session | undefined {
  const page = readPage(kept.page, questions);
  const trail = listOf(kept.trail)?.map((entry) => readPage(entry, questions));
  const skipped = listOf(kept.skipped);
  if (!page || !trail || !skipped || !trail.every((entry) => entry !== undefined)) return undefined;
  return { answers, page, trail, skipped: questions.filter((id) => skipped.includes(id)), tried: [] };
}

function question(id: string, purpose: Purpose): Page {
  return { name: "question", question: id, purpose };
}

/** Whether both show the same. */
export function samePage(one: Page, other: Page): boolean {
  return one.name === other.name && (one.name !== "question" || one.question === (other as typeof one).question);
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

const PURPOSES: readonly Purpose[] = ["interview", "change", "refine"];

/** A page that was kept; `undefined` where it is none, or names a question that the model does not have. */
export function readPage(value: unknown, questions: readonly string[]): Page | undefined {
  const { name, question: id, purpose } = (value ?? {}) as { [key: string]: unknown };
  if (name === "intro" || name === "review" || name === "result") return { name };
  const known = PURPOSES.find((candidate) => candidate === purpose);
  return name === "question" && known && typeof id === "string" && questions.includes(id)
    ? question(id, known)
    : undefined;
}
