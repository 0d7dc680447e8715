import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Flip } from "../../../engine/types.ts";
import type { ResultScene } from "../scene.ts";

/** Changes shown at once; what needs more answers to change is further away and folded. */
const NEAR = 4;

/** For each other advice the smallest change of answers that leads there, nearest first. */
export function flips(scene: ResultScene): TemplateResult {
  const { flips } = scene.report.recommendation;
  const items = [...flips]
    .sort((one, other) => one.changes.length - other.changes.length)
    .map((flip) => item(scene, flip));
  if (items.length === 0) return html`<p class="help">${scene.say("flips_none")}</p>`;
  return html`<p class="help">${scene.say("flips_lead")}</p>
    <ul class="flips" part="flips">${items.slice(0, NEAR)}</ul>
    ${
      items.length > NEAR
        ? html`<details>
            <summary>${scene.say("more_flips")}</summary>
            <ul class="flips">${items.slice(NEAR)}</ul>
          </details>`
        : nothing
    }`;
}

function item(scene: ResultScene, { outcome, changes }: Flip): TemplateResult {
  return html`<li>
    <strong>${scene.name("outcomes", outcome)}</strong> ${scene.say("flip_if")}
    <ul>
      ${changes.map(({ question: id, from, to }) => {
        const change = {
          question: scene.name("questions", id),
          from: scene.answered(id, from),
          to: scene.answered(id, to),
        };
        return html`<li>${scene.say("flip_change", change)}</li>`;
      })}
    </ul>
  </li>`;
}
