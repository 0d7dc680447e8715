/**
 * What outlives a page load: the session in the tab's storage, and answers in a share link's fragment. Both are texts
 * from outside when they come back, so both are checked by the engine before they count.
 */
import type { BrowserSession } from "../engine/glue.ts";
import type { Answers, Engine } from "../engine/types.ts";
import { readSession, type Session } from "./session.ts";

/** A kept session; `link` is the share link that it began with, so that a reload does not undo later changes. */
interface Kept {
  answers: string;
  session: string;
  link: string | null;
}

export function keepSession(
  browser: BrowserSession,
  key: string,
  engine: Engine,
  session: Session,
  link: string | null,
) {
  const { answers, ...rest } = session;
  const kept: Kept = { answers: engine.toText(answers), session: JSON.stringify(rest), link };
  browser.remember(key, JSON.stringify(kept));
}

/** The kept session, or `undefined` where there is none that this model can read. */
export function recallSession(
  browser: BrowserSession,
  key: string,
  engine: Engine,
): { session: Session; link: string | null } | undefined {
  const text = browser.recall(key);
  if (text === undefined) return undefined;
  try {
    const kept = JSON.parse(text) as Kept;
    const answers: Answers = engine.fromText(kept.answers);
    const questions = engine.questionnaire.questions.map(({ id }) => id);
    const session = readSession(kept.session, answers, questions);
    return session && { session, link: kept.link };
  } catch {
    browser.forget(key);
    return undefined;
  }
}
