/**
 * What outlives a page load: the session in the tab's storage, and answers in a share link's fragment. Both are texts
 * from outside when they come back, so both are checked by the engine before they count.
 */
import type { ElementEngine } from "./interview.ts";
import { readSession, type Session } from "./session.ts";

/** A kept session; `link` is the share link that it began with, so that a reload does not undo later changes. */
interface Kept {
  session: Session;
  link: string | undefined;
}

export function keepSession(engine: ElementEngine, key: string, { session, link }: Kept) {
  engine.browser?.remember(key, JSON.stringify({ ...session, answers: engine.toText(session.answers), link }));
}

/** The kept session, or `undefined` where there is none that this model can read. */
export function recallSession(engine: ElementEngine, key: string): Kept | undefined {
  try {
    const { answers, link, ...pages } = JSON.parse(engine.browser?.recall(key) ?? "");
    const questions = engine.questionnaire.questions.map(({ id }) => id);
    const session = readSession({ ...pages, answers: engine.fromText(answers) }, questions);
    return session && { session, link };
  } catch {
    engine.browser?.forget(key);
    return undefined;
  }
}
