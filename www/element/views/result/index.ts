import { html, nothing, type TemplateResult } from "lit/html.js";
import { ON_PAPER } from "../../take-away/paper.ts";
import { back, button, fold, foot, greeting, section } from "../parts.ts";
import type { ResultScene } from "../scene.ts";
import { about } from "./about.ts";
import { comparison } from "./comparison.ts";
import { costs } from "./costs.ts";
import { flips } from "./flips.ts";
import { lessons, misconceptions } from "./lessons.ts";
import { letter, meanwhile } from "./meanwhile.ts";
import { plan } from "./plan.ts";
import { reasons } from "./reasons.ts";
import { roleOf } from "./role.ts";
import { criteria, flags } from "./scope.ts";
import { summary } from "./summary.ts";
import { refine, takeAlong } from "./take-along.ts";

/** The advice, most wanted first: what, why, by when; then what else belongs to it, folded away where it is long. */
export function result(scene: ResultScene): TemplateResult {
  // The message to the buyer is unfolded where asking is the advice.
  const asksBuyer = roleOf(scene).letter;
  return html`<div class="page result" part="page result">
    ${greeting(scene)} ${summary(scene)} ${callToAction(scene)} ${takeAlong(scene)}
    ${asksBuyer ? section(scene, "letter", letter(scene)) : nothing} ${section(scene, "why", reasons(scene))}
    ${refine(scene)} ${section(scene, "criteria", criteria(scene))} ${section(scene, "flags", flags(scene))}
    ${section(scene, "plan", plan(scene))} ${section(scene, "costs", costs(scene))}
    ${section(scene, "meanwhile", meanwhile(scene))}
    <div class="folds">
      ${fold(scene, "flips", flips(scene))} ${fold(scene, "comparison", comparison(scene))}
      ${asksBuyer ? nothing : fold(scene, "letter", letter(scene))}
      ${fold(scene, "misconceptions", misconceptions(scene))} ${fold(scene, "lessons", lessons(scene))}
      ${fold(scene, "about", about(scene), ON_PAPER)}
    </div>
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
