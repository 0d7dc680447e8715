import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scene } from "../../scene.ts";
import { stillOptional } from "../../session.ts";
import { button } from "../parts.ts";

/** Print, link, text, calendar and record. */
export function takeAlong(scene: Scene): TemplateResult {
  const { phrases, act, notice, uncopied, linkable } = scene;
  const { say } = phrases;
  const tool = (id: string, click: () => void) => button("tool", say(id), click);
  return html`<div class="take-along" part="take-along" role="group" aria-label=${say("take_along")}>
    ${tool("print", act.print)} ${linkable ? tool("copy_link", () => act.copy("link")) : nothing}
    ${tool("copy_text", () => act.copy("text"))} ${tool("save_calendar", () => act.save("calendar"))}
    ${tool("save_record", () => act.save("record"))}
    ${linkable ? html`<p class="note">${say("link_note")}</p>` : nothing}
    ${notice ? html`<p class="notice">${notice}</p>` : nothing}
    ${uncopied === null ? nothing : html`<textarea readonly rows="4" aria-label=${say("copy_text")} .value=${uncopied}></textarea>`}
  </div>`;
}

/** Optional questions, once the advice is settled. */
export function refine(scene: Scene): TemplateResult | typeof nothing {
  const { phrases, session, report, act } = scene;
  const open = stillOptional(session, report).length;
  if (!report.recommendation.decided || open === 0) return nothing;
  return html`<div class="refine" part="refine">
    <div>
      <h3>${phrases.say("refine")}</h3>
      <p>${phrases.count("refine_lead", open)}</p>
    </div>
    ${button("secondary", phrases.say("refine_start"), act.refine)}
  </div>`;
}
