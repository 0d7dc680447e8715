/** How an interview begins once its engine runs: with a link's answers, a kept session, a vendor's answers, or none. */
import type { ElementEngine } from "../../engine/page-engine.ts";
import type { Answers, AnswersError, Report } from "../../engine/types.ts";
import { recallSession } from "./memory.ts";
import { hasAnswers, openSession, resumeAt, type Session } from "./session.ts";

/** How a session may begin and be kept; read from the element's attributes. */
export interface Habits {
  /** Key of the kept session; `null` keeps nothing. */
  memory: string | null;
  /** Answers may come from the page's address. */
  link: boolean;
  skipIntro: boolean;
  prefill: Answers | string | null;
}

/** Said above the page: where answers came from, or that a link was spoilt. */
export type Greeting = "welcome_back" | "from_link" | "link_refused";

export interface Beginning {
  readonly session: Session;
  readonly report: Report;
  readonly greeting: Greeting | null;
  /** The share link that the session began with. */
  readonly link: string | undefined;
  /** The page has heard of these answers before. */
  readonly told: boolean;
}

/** Hears of answers that were refused: of a link, which is the visitor's, or of a prefill, which is the vendor's. */
export type Refused = (source: "link" | "prefill", error: unknown) => void;

/** The first session. */
export function begin(engine: ElementEngine, habits: Habits, refused: Refused): Beginning {
  const kept = habits.memory === null ? undefined : recallSession(engine, habits.memory);
  const link = linkOf(engine, habits);
  let spoilt = false;
  // A link is newer than what was kept, unless the kept session began with this very link.
  if (link && kept?.link !== link) {
    const linked = beginWithLink(engine, link, refused);
    if (linked) return linked;
    spoilt = true;
  }
  const beginning = kept
    ? {
        ...kept,
        report: engine.report(kept.session.answers),
        greeting: hasAnswers(kept.session) ? ("welcome_back" as const) : null,
        told: true,
      }
    : beginWithAnswers(engine, habits, refused);
  return spoilt ? { ...beginning, greeting: "link_refused" } : beginning;
}

/** The answers' text of the page's address, where it may be followed. */
export function linkOf({ browser }: ElementEngine, { link }: Habits): string | undefined {
  return (link && browser?.fromLink()) || undefined;
}

/** Where a link's answers lead; `undefined` where they were refused. */
export function beginWithLink(engine: ElementEngine, link: string, refused: Refused): Beginning | undefined {
  try {
    const answers = engine.fromLink(link);
    const report = engine.report(answers);
    return { session: resumeAt(answers, report), report, greeting: "from_link", link, told: false };
  } catch (error) {
    refused("link", orFailure(error));
    return undefined;
  }
}

/** The vendor's answers, as far as they fit the questions: a wrong one drops only itself. */
export function beginWithAnswers(engine: ElementEngine, { prefill, skipIntro }: Habits, refused: Refused): Beginning {
  const answers = fitting(engine, prefill, refused);
  const report = engine.report(answers);
  const session = skipIntro ? resumeAt(answers, report) : openSession(answers);
  return { session, report, greeting: null, link: undefined, told: false };
}

function fitting(engine: ElementEngine, prefill: Habits["prefill"], refused: Refused): Answers {
  try {
    const given = typeof prefill === "string" ? engine.fromText(prefill) : (prefill ?? {});
    engine.report(given);
    return given;
  } catch (error) {
    refused("prefill", orFailure(error));
    if (typeof prefill === "string") return {};
    return Object.fromEntries(readable(prefill ?? {}).filter(([id, value]) => fits(engine, id, value)));
  }
}

/** None where reading them throws, as of a proxy: the engine has said so already. */
function readable(given: Answers): [string, Answers[string]][] {
  try {
    return Object.entries(given);
  } catch {
    return [];
  }
}

function fits(engine: ElementEngine, id: string, value: Answers[string]): boolean {
  try {
    engine.report({ [id]: value });
    return true;
  } catch (error) {
    orFailure(error);
    return false;
  }
}

/** An error about answers; any other is the engine's failure and no matter of answers. */
function orFailure(error: unknown): unknown {
  if (!Array.isArray((error as Partial<AnswersError>).problems)) throw error;
  return error;
}
