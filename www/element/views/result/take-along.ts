import { html, nothing, type TemplateResult } from "lit/html.js";
import { stillOptional } from "../../interview/session.ts";
import { button, type Piece } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** Print, link, text, calendar and record. */
export function takeAlong(scene: ResultScene): TemplateResult {
  const tool = (id: string, click: () => void) => button("tool", scene.say(id), click);
  return html`<div class="take-along" part="take-along" role="group" aria-label=${scene.say("take_along")}>
    ${tool("print", scene.acts.print)} ${scene.linkable ? tool("copy_link", () => scene.acts.copy("link")) : nothing}
    ${tool("copy_text", () => scene.acts.copy("text"))} ${tool("save_calendar", () => scene.acts.save("calendar"))}
    ${tool("save_record", () => scene.acts.save("record"))}
    ${scene.linkable ? html`<p class="note">${scene.say("link_note")}</p>` : nothing}
    ${scene.taken.notice ? html`<p class="notice">${scene.taken.notice}</p>` : nothing}
    ${scene.taken.uncopied === null ? nothing : html`<textarea readonly rows="4" aria-label=${scene.say("copy_text")} .value=${scene.taken.uncopied}></textarea>`}
  </div>`;
}

/** Optional questions, once the advice is settled. */
export function refine(scene: ResultScene): Piece {
  const open = stillOptional(scene.session, scene.report).length;
  if (!scene.report.recommendation.decided || open === 0) return nothing;
  return html`<div class="refine" part="refine">
    <div>
      <h3>${scene.say("refine")}</h3>
      <p>${scene.count("refine_lead", open)}</p>
    </div>
    ${button("secondary", scene.say("refine_start"), scene.steps.refine)}
  </div>`;
}
