import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scene } from "../scene.ts";
import { stillOptional } from "../../interview/session.ts";
import { button, type Piece } from "../parts.ts";

/** Print, link, text, calendar and record. */
export function takeAlong(scene: Scene): TemplateResult {
  const tool = (id: string, click: () => void) => button("tool", scene.say(id), click);
  return html`<div class="take-along" part="take-along" role="group" aria-label=${scene.say("take_along")}>
    ${tool("print", scene.print)} ${scene.linkable ? tool("copy_link", () => scene.copy("link")) : nothing}
    ${tool("copy_text", () => scene.copy("text"))} ${tool("save_calendar", () => scene.save("calendar"))}
    ${tool("save_record", () => scene.save("record"))}
    ${scene.linkable ? html`<p class="note">${scene.say("link_note")}</p>` : nothing}
    ${scene.notice ? html`<p class="notice">${scene.notice}</p>` : nothing}
    ${scene.uncopied === null ? nothing : html`<textarea readonly rows="4" aria-label=${scene.say("copy_text")} .value=${scene.uncopied}></textarea>`}
  </div>`;
}

/** Optional questions, once the advice is settled. */
export function refine(scene: Scene): Piece {
  const open = stillOptional(scene.session, scene.report).length;
  if (!scene.report.recommendation.decided || open === 0) return nothing;
  return html`<div class="refine" part="refine">
    <div>
      <h3>${scene.say("refine")}</h3>
      <p>${scene.count("refine_lead", open)}</p>
    </div>
    ${button("secondary", scene.say("refine_start"), scene.refine)}
  </div>`;
}
