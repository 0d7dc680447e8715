import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Reason } from "../../../engine/types.ts";
import { answerPhrase } from "../../phrases.ts";
import type { Scene } from "../../scene.ts";
import { sources } from "../parts.ts";

/** A list of more answers that settle the advice would say little. */
const FEW = 4;

/** The determining rules, strongest first: each in words, with the answers that it read and the sources that it rests on. */
export function reasons(scene: Scene, list: readonly Reason[]): TemplateResult {
  const { phrases, report } = scene;
  const { sufficient } = report.recommendation;
  const texts = sufficient.map((id) => phrases.words.questions[id]?.text ?? id);
  return html`<ol class="reasons" part="reasons">
      ${list.map((reason) => html`<li>${reasonBody(scene, reason)}</li>`)}
    </ol>
    ${
      texts.length > 0 && texts.length <= FEW
        ? html`<p class="note">${phrases.say("sufficient", { questions: phrases.list(texts.map((text) => phrases.say("quoted", { text }))) })}</p>`
        : nothing
    }`;
}

/** One rule in words, with what was answered and its sources. */
export function reasonBody(scene: Scene, reason: Reason): TemplateResult {
  const { phrases, report, act } = scene;
  const { say, words } = phrases;
  return html`<p>${words.rules[reason.rule] ?? reason.rule}</p>
    ${
      reason.questions.length > 0
        ? html`<p class="said">
            ${say("you_said")}
            ${reason.questions.flatMap((id) => {
              const question = words.questions[id]?.text ?? id;
              return [report.answers[id] ?? null].flat().map(
                (choice) => html`<button
                  class="chip"
                  part="chip"
                  type="button"
                  title=${say("change_question", { question })}
                  @click=${() => act.change(id)}
                >
                  ${answerPhrase(phrases, id, choice)}
                </button>`,
              );
            })}
          </p>`
        : nothing
    }
    ${sources(scene, reason.facts)}`;
}
