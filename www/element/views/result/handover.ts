import { html, nothing, type TemplateResult } from "lit/html.js";
import { type HandedOver, handoverOf } from "../../take-away/handover.ts";
import { button, type Piece, sources } from "../parts.ts";
import type { ResultScene } from "../scene.ts";
import { taken } from "./take-along.ts";

/** Letters, sentences and lists to use on the same day, one fold each; a letter can be copied. */
export function handover(scene: ResultScene): Piece {
  const items = handoverOf(scene);
  if (items.length === 0) return nothing;
  return html`<p class="help">${scene.say("handover_lead")}</p>
    <ul class="handover" part="handover">${items.map((item) => html`<li>${fold(scene, item)}</li>`)}</ul>`;
}

function fold(scene: ResultScene, item: HandedOver): TemplateResult {
  const { title, preview, subject, body, items, closing, facts } = item;
  const list = items.length > 0 ? html`<ol>${items.map((text) => html`<li>${text}</li>`)}</ol>` : nothing;
  const paragraphs = body.map((text) => html`<p>${text}</p>`);
  return html`<details>
    <summary><h4>${title}</h4> <span class="preview">${preview}</span></summary>
    <div>
      ${
        subject === null
          ? html`${paragraphs} ${list}`
          : html`<blockquote class="letter" part="letter">
                <p><strong>${scene.say("letter_subject")}</strong> ${subject}</p>
                ${paragraphs} ${list}
              </blockquote>
              ${button("secondary", scene.say("copy_letter"), () => scene.acts.copy({ handover: item.id }))}
              ${taken(scene, item.id)}`
      }
      ${closing.map((text) => html`<p class="help">${text}</p>`)} ${sources(scene, facts)}
    </div>
  </details>`;
}
