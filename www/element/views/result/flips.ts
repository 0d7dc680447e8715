import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Flip } from "../../../engine/types.ts";
import { answerPhrase } from "../../phrases.ts";
import type { Scene } from "../../scene.ts";

/** Changes shown at once; what needs more answers to change is further away and folded. */
const NEAR = 4;

/** For each other advice the smallest change of answers that leads there, nearest first. */
export function flips(scene: Scene): TemplateResult {
  const { say } = scene.phrases;
  const list = [...scene.report.recommendation.flips].sort((one, other) => one.changes.length - other.changes.length);
  if (list.length === 0) return html`<p class="help">${say("flips_none")}</p>`;
  return html`<p class="help">${say("flips_lead")}</p>
    <ul class="flips" part="flips">${list.slice(0, NEAR).map((flip) => item(scene, flip))}</ul>
    ${
      list.length > NEAR
        ? html`<details>
            <summary>${say("more_flips")}</summary>
            <ul class="flips">${list.slice(NEAR).map((flip) => item(scene, flip))}</ul>
          </details>`
        : nothing
    }`;
}

function item({ phrases }: Scene, { outcome, changes }: Flip): TemplateResult {
  const { say, words } = phrases;
  return html`<li>
    <strong>${words.outcomes[outcome]?.title ?? outcome}</strong> ${say("flip_if")}
    <ul>
      ${changes.map(({ question, from, to }) => {
        const text = words.questions[question]?.text ?? question;
        const phrase = (value: string | string[] | null) => answerPhrase(phrases, question, value);
        return html`<li>${say("flip_change", { question: text, from: phrase(from), to: phrase(to) })}</li>`;
      })}
    </ul>
  </li>`;
}
