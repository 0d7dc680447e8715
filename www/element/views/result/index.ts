import { html, nothing, type TemplateResult } from "lit/html.js";
import { ON_PAPER } from "../../take-away/paper.ts";
import { back, button, fold, foot, greeting, section } from "../parts.ts";
import type { ResultScene } from "../scene.ts";
import { about } from "./about.ts";
import { comparison } from "./comparison.ts";
import { costs } from "./costs.ts";
import { flips } from "./flips.ts";
import { handover } from "./handover.ts";
import { lessons, misconceptions } from "./lessons.ts";
import { letter, meanwhile } from "./meanwhile.ts";
import { letterhead, paperTrail } from "./on-paper.ts";
import { plan } from "./plan.ts";
import { previewsOf } from "./previews.ts";
import { reasons } from "./reasons.ts";
import { roleOf } from "./role.ts";
import { criteria, flags } from "./scope.ts";
import { summary } from "./summary.ts";
import { refine, takeAlong, taken } from "./take-along.ts";
import { whatIf } from "./what-if.ts";

/** An answer, then a report: what, by when, how much and what to do first; why; the rest folded behind a line each. */
export function result(scene: ResultScene): TemplateResult {
  const asksBuyer = roleOf(scene).letter;
  const previews = previewsOf(scene);
  const ask = fold(scene, "letter", letter(scene), { preview: previews.letter });
  return html`<div class="page result" part="page result">
    ${letterhead(scene)} ${greeting(scene)} ${summary(scene)}
    <div class="next">${callToAction(scene)} ${takeAlong(scene)} ${taken(scene)}</div>
    ${section(scene, "why", reasons(scene))} ${refine(scene)}
    <div class="folds">
      ${fold(scene, "what_if", whatIf(scene), { preview: previews.whatIf })}
      ${asksBuyer ? ask : nothing}
      ${fold(scene, "flags", flags(scene), { preview: previews.flags, kind: ON_PAPER })}
      ${fold(scene, "plan", plan(scene), { preview: previews.plan, kind: ON_PAPER })}
      ${fold(scene, "costs", costs(scene), { preview: previews.costs, kind: ON_PAPER })}
      ${fold(scene, "handover", handover(scene), { preview: previews.handover, kind: ON_PAPER })}
      ${fold(scene, "criteria", criteria(scene), { preview: previews.criteria, kind: ON_PAPER })}
      ${fold(scene, "meanwhile", meanwhile(scene), { preview: previews.meanwhile, kind: ON_PAPER })}
      ${fold(scene, "flips", flips(scene), { preview: previews.flips })} ${asksBuyer ? nothing : ask}
      ${fold(scene, "comparison", comparison(scene), { preview: previews.comparison })}
      ${fold(scene, "misconceptions", misconceptions(scene), { preview: previews.misconceptions })}
      ${fold(scene, "lessons", lessons(scene), { preview: previews.lessons })}
      ${fold(scene, "about", about(scene), { preview: previews.about, kind: ON_PAPER })}
    </div>
    ${paperTrail(scene)}
    <div class="actions">${back(scene)}</div>
    ${foot(scene)}
  </div>`;
}

/** The vendor's call to action; a slot of the same name replaces it. */
function callToAction(scene: ResultScene): TemplateResult {
  const { callToAction: call, target } = scene;
  const proceed = (event: Event) => {
    if (!scene.acts.call()) event.preventDefault();
  };
  const link = call?.href
    ? html`<a class="primary" part="button primary cta-button" href=${call.href} target=${target} rel="noopener" @click=${proceed}
        >${call.label}</a
      >`
    : call && button("primary cta-button", call.label, proceed);
  return html`<slot name="cta">${link ? html`<p class="cta" part="cta">${link}</p>` : nothing}</slot>`;
}
