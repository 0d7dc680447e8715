import { html, nothing, type TemplateResult } from "lit/html.js";
import { stillOptional } from "../../interview/session.ts";
import { mailAddress } from "../../take-away/mail.ts";
import type { WordId } from "../../words/word-ids.ts";
import { button, type Piece } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** Print, link, mail, text, calendar and record, behind one button. */
export function takeAlong(scene: ResultScene): TemplateResult {
  const tool = (id: WordId, click: () => void) => button("tool", scene.say(id), click);
  const link = html`${tool("copy_link", () => scene.acts.copy("link"))}`;
  return html`<details class="take-along" part="take-along">
    <summary part="button secondary">${scene.say("take_along")}</summary>
    <div class="tools">
      ${tool("print", scene.acts.print)} ${scene.linkable ? link : nothing} ${tool("copy_text", () => scene.acts.copy("text"))}
      <a class="tool" part="button tool" href=${mailAddress(scene, scene.link)}>${scene.say("mail")}</a>
      ${tool("save_calendar", () => scene.acts.save("calendar"))} ${tool("save_record", () => scene.acts.save("record"))}
      ${scene.linkable ? html`<p class="note">${scene.say("link_note")}</p>` : nothing}
    </div>
  </details>`;
}

/** What came of copying or saving, beside what it was asked of: a letter by its id, or the menu. */
export function taken({ taken, say }: ResultScene, beside: string | null = null): Piece {
  if (taken.beside !== beside || (taken.notice === null && taken.uncopied === null)) return nothing;
  return html`<div class="taken">
    ${taken.notice ? html`<p class="notice">${taken.notice}</p>` : nothing}
    ${taken.uncopied === null ? nothing : html`<textarea readonly rows="4" aria-label=${say("copy_text")} .value=${taken.uncopied}></textarea>`}
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
