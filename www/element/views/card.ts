import { html, type TemplateResult } from "lit/html.js";
import type { Interview } from "../interview/interview.ts";
import type { Phrases } from "../words/phrases.ts";
import type { Scene } from "./scene.ts";
import { failure } from "./failure.ts";
import { intro } from "./intro.ts";
import { expected } from "./parts.ts";
import { question } from "./question.ts";
import { result } from "./result/index.ts";
import { review } from "./review.ts";

interface Card {
  /** There once the engine runs and words are here. */
  scene: Scene | undefined;
  phrases: Phrases | undefined;
  phase: Interview["phase"];
  code: Interview["code"];
  /** Number of pages turned so far. */
  turn: number;
  retry: () => void;
  leave: (event: KeyboardEvent) => void;
}

/**
 * The surface with the page on it. Before the engine runs there is only the vendor's own fallback text, where it stood
 * before the element was defined: nothing shifts.
 */
export function card({ scene, phrases, phase, code, turn, retry, leave }: Card): TemplateResult {
  if (!phrases || !(scene || phase === "failed")) return html`<slot></slot>`;
  const { tag, direction } = phrases.words.locale;
  return html`<div class="card" part="card" lang=${tag} dir=${direction} @keydown=${leave}>
    <slot name="header"></slot>
    <div class="spoken" role="status">${scene ? spoken(scene) : ""}</div>
    ${scene ? anew(turn, page(scene)) : failure(phrases, code, retry)}
    <slot name="footer"></slot>
  </div>`;
}

/**
 * Two templates by turns: Lit makes all nodes anew, so that no ticked box of one page is left in the next. They differ
 * in their text, since minifiers make one of two that are alike.
 */
function anew(turn: number, page: TemplateResult): TemplateResult {
  return turn % 2 === 0 ? html`${page}` : html` ${page}`;
}

function page(scene: Scene): TemplateResult {
  const { page } = scene.session;
  if (page.name === "question") return question(scene, page.question, page.purpose);
  return { intro, review, result }[page.name](scene);
}

/** What a screen reader is told beside the place that has focus: what was done, what is missing, how much is left. */
function spoken(scene: Scene): string {
  const { page } = scene.session;
  if (scene.notice) return scene.notice;
  if (page.name === "result") return scene.say(scene.report.recommendation.decided ? "decided" : "provisional");
  if (page.name !== "question") return "";
  if (scene.missing) return scene.say("missing");
  return page.purpose === "interview" && scene.report.next ? scene.count("remaining", expected(scene)) : "";
}
