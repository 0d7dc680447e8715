import { html, nothing, type TemplateResult } from "lit/html.js";
import { today } from "../../plan/plan.ts";
import { MOST_LETTERS } from "../../take-away/qr-code.ts";
import type { Piece } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** Only on paper, above the advice: whose it is, and when it was made. */
export function letterhead(scene: ResultScene): TemplateResult {
  return html`<div class="paper-only letterhead">
    <slot name="letterhead"></slot>
    <p>${scene.day(today())}</p>
  </div>`;
}

/** Only on paper, below it: the answers that led there, and the way back to them. */
export function paperTrail(scene: ResultScene): TemplateResult {
  const answers = Object.entries(scene.report.answers);
  return html`<section class="paper-only trail">
    <h3>${scene.say("your_answers")}</h3>
    <dl>
      ${answers.map(([id, value]) => html`<div><dt>${scene.name("questions", id)}</dt><dd>${scene.answered(id, value)}</dd></div>`)}
    </dl>
    ${scene.link ? html`<p class="address">${code(scene)} <span>${scene.link}</span></p>` : nothing}
  </section>`;
}

/** Room for the code of the link, which is drawn when the page is printed; none where it is too long to be read back. */
function code({ link, say }: ResultScene): Piece {
  if (link.length > MOST_LETTERS) return nothing;
  return html`<svg class="qr" data-address=${link} role="img" aria-label=${say("link_code")} shape-rendering="crispEdges"><path /></svg>`;
}
