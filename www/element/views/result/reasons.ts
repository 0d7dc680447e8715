import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Reason } from "../../../engine/types.ts";
import { sources } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** A list of more answers that settle the advice would say little. */
const FEW = 4;

/** The determining rules, strongest first: each in words, with the answers that it read and the sources that it rests on. */
export function reasons(scene: ResultScene): TemplateResult {
  const { reasons, sufficient } = scene.report.recommendation;
  const questions = scene.list(sufficient.map((id) => scene.say("quoted", { text: scene.name("questions", id) })));
  return html`<ol class="reasons" part="reasons">
      ${reasons.map((reason) => html`<li>${reasonBody(scene, reason)}</li>`)}
    </ol>
    ${questions && sufficient.length <= FEW ? html`<p class="note">${scene.say("sufficient", { questions })}</p>` : nothing}`;
}

/** One rule in words, with what was answered and its sources. */
export function reasonBody(scene: ResultScene, { rule, questions, facts }: Reason): TemplateResult {
  return html`<p>${scene.words.rules[rule] ?? rule}</p>
    ${
      questions.length > 0
        ? html`<p class="said">${scene.say("you_said")} ${questions.flatMap((id) => chips(scene, id))}</p>`
        : nothing
    }
    ${sources(scene, facts)}`;
}

/** The choices that were answered; each leads to the question. */
function chips(scene: ResultScene, id: string): TemplateResult[] {
  const title = scene.say("change_question", { question: scene.name("questions", id) });
  return [scene.report.answers[id] ?? null].flat().map(
    (
      choice,
    ) => html`<button class="chip" part="chip" type="button" title=${title} @click=${() => scene.steps.change(id)}>
      ${scene.answered(id, choice)}
    </button>`,
  );
}
