import { html, nothing, type TemplateResult } from "lit/html.js";
import { today } from "../../plan/plan.ts";
import type { ResultScene } from "../scene.ts";
import { qrCode } from "./qr-code.ts";

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
    ${scene.link ? html`<p class="address">${qrCode(scene.link, scene.say("link_code"))} <span>${scene.link}</span></p>` : nothing}
  </section>`;
}
