import { html, type TemplateResult } from "lit/html.js";
import type { Scene } from "../../scene.ts";
import { button, fold, section, sources } from "../parts.ts";

/** What can be shown to buyers until there is a document. */
export function meanwhile(scene: Scene): TemplateResult {
  const { library, phrases } = scene;
  return html`<ul class="list" part="evidence">
    ${library.evidence.map(({ id, facts }) => {
      const piece = phrases.words.evidence[id];
      return html`<li>
        <h4>${piece?.name ?? id}</h4>
        <p>${piece?.detail}</p>
        ${sources(scene, facts)}
      </li>`;
    })}
  </ul>`;
}

/** The message to a buyer whose request is unclear; unfolded where asking is the advice. */
export function letter(scene: Scene, open: boolean): TemplateResult {
  const { phrases, act } = scene;
  const { say, words } = phrases;
  const { subject, opening, points, closing } = words.buyerQuestion;
  return (open ? section : fold)(
    say("letter"),
    html`<p class="help">${say("letter_lead")}</p>
      <blockquote class="letter" part="letter">
        <p><strong>${say("letter_subject")}</strong> ${subject}</p>
        <p>${opening}</p>
        <ol>${points.map((point) => html`<li>${point}</li>`)}</ol>
        <p>${closing}</p>
      </blockquote>
      ${button("secondary", say("copy_letter"), () => act.copy("letter"))}`,
  );
}
