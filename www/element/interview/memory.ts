/**
 * What outlives a page load: the session in the tab's storage. It is a text from outside when it comes back: its shape is
 * checked here, its answers by the engine.
 */
import type { ElementEngine } from "../../engine/page-engine.ts";
import { readSession, type Session } from "./session.ts";

/** A kept session; `link` is the share link that it began with, so that a reload does not undo later changes. */
export interface Kept {
  readonly session: Session;
  readonly link: string | undefined;
}

const PREFIX = "attestation-fit:";

/** Where a session is kept: one a model and element. */
export function memoryKey(model: string, element: string): string {
  return `${PREFIX}${model}:${element}`;
}

/** Whether this tab keeps a session of the element, of whatever model: what is known before an engine names one. */
export function mayBeKept(element: string): boolean {
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith(PREFIX) && key.endsWith(`:${element}`));
  } catch {
    // Storage is refused: nothing was kept.
    return false;
  }
}

export function keepSession(engine: ElementEngine, key: string, { session, link }: Kept): void {
  const answers = engine.toText(session.answers);
  const tried = session.tried.map((before) => engine.toText(before));
  engine.browser?.remember(key, JSON.stringify({ ...session, answers, tried, link }));
}

/** The kept session, or `undefined` where there is none that this model can read. */
export function recallSession(engine: ElementEngine, key: string): Kept | undefined {
  const text = engine.browser?.recall(key);
  if (text === undefined) return undefined;
  const kept = readKept(engine, text);
  if (!kept) engine.browser?.forget(key);
  return kept;
}

function readKept(engine: ElementEngine, text: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return undefined;
    const { answers, tried = [], link, ...pages } = kept as Record<string, unknown>;
    if (typeof answers !== "string" || !(link === undefined || typeof link === "string")) return undefined;
    if (!Array.isArray(tried) || !tried.every((text) => typeof text === "string")) return undefined;
    const questions = engine.questionnaire.questions.map(({ id }) => id);
    const session = readSession(pages, engine.fromText(answers), questions);
    return session && { session: { ...session, tried: tried.map((text) => engine.fromText(text)) }, link };
  } catch {
    return undefined;
  }
}
