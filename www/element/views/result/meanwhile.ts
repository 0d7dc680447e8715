import { html, nothing, type TemplateResult } from "lit/html.js";
import { button, type Piece, sources } from "../parts.ts";
import type { ResultScene } from "../scene.ts";
import { taken } from "./take-along.ts";

/** What can be shown to buyers until there is a document. */
export function meanwhile(scene: ResultScene): Piece {
  if (scene.library.evidence.length === 0) return nothing;
  return html`<ul class="list" part="evidence">
    ${scene.library.evidence.map(
      ({ id, facts }) => html`<li>
        <h4>${scene.name("evidence", id)}</h4>
        <p>${scene.words.evidence[id]?.detail}</p>
        ${sources(scene, facts)}
      </li>`,
    )}
  </ul>`;
}

/** The message to a buyer whose request is unclear. */
export function letter(scene: ResultScene): TemplateResult {
  const { subject, opening, points, closing } = scene.words.buyerQuestion;
  return html`<p class="help">${scene.say("letter_lead")}</p>
    <blockquote class="letter" part="letter">
      <p><strong>${scene.say("letter_subject")}</strong> ${subject}</p>
      <p>${opening}</p>
      <ol>${points.map((point) => html`<li>${point}</li>`)}</ol>
      <p>${closing}</p>
    </blockquote>
    ${button("secondary", scene.say("copy_letter"), () => scene.acts.copy("letter"))} ${taken(scene, "letter")}`;
}
