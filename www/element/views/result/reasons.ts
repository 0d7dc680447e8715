import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Reason } from "../../../engine/types.ts";
import { reasonsOf } from "../../take-away/headline.ts";
import { ON_PAPER } from "../../take-away/paper.ts";
import { sources } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** A list of more answers that settle the advice would say little. */
const FEW = 4;

/** The strongest reasons are read at once, the others when they are wanted. */
const FIRST = 2;

/** The determining rules, strongest first: each in words, with the answers that it read and the sources that it rests on. */
export function reasons(scene: ResultScene): TemplateResult {
  const { sufficient } = scene.report.recommendation;
  const questions = scene.list(sufficient.map((id) => scene.say("quoted", { text: scene.name("questions", id) })));
  const items = reasonsOf(scene).map((reason) => html`<li>${reasonBody(scene, reason)}</li>`);
  const more = items.slice(FIRST);
  const meaning = scene.words.outcomes[scene.report.recommendation.outcome]?.meaning;
  return html`<ol class="reasons" part="reasons">${items.slice(0, FIRST)}</ol>
    ${
      more.length > 0
        ? html`<details class="more-reasons ${ON_PAPER}">
            <summary>${scene.count("more_reasons", more.length)}</summary>
            <ol class="reasons" start=${FIRST + 1}>${more}</ol>
          </details>`
        : nothing
    }
    <p class="help">${meaning}</p>
    ${questions && sufficient.length <= FEW ? html`<p class="note">${scene.say("sufficient", { questions })}</p>` : nothing}`;
}

/** One rule in words, with what was answered and its sources. */
export function reasonBody(scene: ResultScene, { rule, questions, facts }: Reason): TemplateResult {
  return html`<div class="cited"><p>${scene.words.rules[rule] ?? rule}</p> ${sources(scene, facts)}</div>
    ${
      questions.length > 0
        ? html`<p class="said">${scene.say("you_said")} ${questions.flatMap((id) => chips(scene, id))}</p>`
        : nothing
    }`;
}

/** The choices that were answered; each leads to the question. */
function chips(scene: ResultScene, id: string): TemplateResult[] {
  const title = scene.say("change_question", { question: scene.name("questions", id) });
  return [scene.report.answers[id] ?? null].flat().map(
    (
      choice,
    ) => html`<button class="chip" part="chip" type="button" title=${title} aria-label=${scene.say("change_answer", { answer: scene.answered(id, choice), change: title })} @click=${() => scene.steps.change(id)}>
      ${scene.answered(id, choice)}
    </button>`,
  );
}
