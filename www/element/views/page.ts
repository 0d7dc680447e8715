/** The page of an interview as it stands, made of what that page sees. */
import type { TemplateResult } from "lit/html.js";
import type { Interview } from "../interview/interview.ts";
import { hasAnswers, progressOf, stillOptional } from "../interview/session.ts";
import type { Phrases } from "../words/phrases.ts";
import { failure } from "./failure.ts";
import { intro } from "./intro.ts";
import { question } from "./question.ts";
import { result } from "./result/index.ts";
import { review } from "./review.ts";
import type { PageScene, ResultScene } from "./scene.ts";
import { spokenOnQuestion, spokenOnResult } from "./spoken.ts";

interface Stand {
  phrases: Phrases | undefined;
  interview: Interview;
  disabled: boolean;
  /** A choice that is the whole answer goes on by itself. */
  advance: boolean;
  /** When the page was turned, on the clock of events. */
  since: number;
  required: string | null;
  /** From how many to how many questions an interview usually has, where the build knows. */
  range: readonly [number, number] | undefined;
  retry: () => void;
  /** What the result has beside what every page has. */
  result: () => Omit<ResultScene, keyof PageScene | "questions" | "compared">;
}

/** What is shown, if there is anything to show yet, and what a screen reader is told beside it. */
export function pageOf(stand: Stand): { page: TemplateResult | undefined; spoken: string } {
  const { phrases, interview } = stand;
  if (!phrases) return { page: undefined, spoken: "" };
  if (interview.phase === "failed") return { page: failure(phrases, interview.code, stand.retry), spoken: "" };
  const { session, report, opening, engine } = interview;
  const { page } = session;
  const questionnaire = interview.phase === "ready" ? engine?.questionnaire : opening?.questionnaire;
  if (!questionnaire) return { page: undefined, spoken: "" };

  const { remaining } = interview;
  const { outcomes } = questionnaire;
  const scene: PageScene = {
    ...phrases,
    session,
    steps: interview,
    greeting: interview.greeting && phrases.say(interview.greeting),
    // Never none while one is open.
    expected: !remaining ? 0 : Math.max(1, Math.round(remaining)),
    range: hasAnswers(session) ? undefined : stand.range,
    undoable: interview.undoable,
    disabled: stand.disabled,
    working: interview.working,
    required: stand.required,
  };
  if (page.name === "intro") return { page: intro(scene), spoken: "" };
  const { questions } = questionnaire;
  if (page.name === "question") {
    const asked = {
      ...scene,
      questions,
      advance: stand.advance,
      since: stand.since,
      missing: interview.missing,
      progress: report ? progressOf(session, remaining ?? 0) : 0,
      possible: report ? report.recommendation.possible : outcomes,
      outcomes,
      optional: report ? stillOptional(session, report).length : 0,
    };
    return { page: question(asked, page.question, page.purpose), spoken: spokenOnQuestion(asked) };
  }
  if (page.name === "review") return { page: review({ ...scene, questions }), spoken: "" };
  const told = { ...scene, questions, compared: interview.compared, ...stand.result() };
  return { page: result(told), spoken: spokenOnResult(told) };
}
