import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scene } from "../../scene.ts";
import { button, fold, foot, greeting, section } from "../parts.ts";
import { about } from "./about.ts";
import { comparison } from "./comparison.ts";
import { costs } from "./costs.ts";
import { flips } from "./flips.ts";
import { lessons, misconceptions } from "./lessons.ts";
import { letter, meanwhile } from "./meanwhile.ts";
import { plan } from "./plan.ts";
import { reasons } from "./reasons.ts";
import { criteria, flags } from "./scope.ts";
import { summary } from "./summary.ts";
import { refine, takeAlong } from "./take-along.ts";

/** The advice, most wanted first: what, why, by when; then what else belongs to it, folded away where it is long. */
export function result(scene: Scene): TemplateResult {
  const { phrases, library, report, act } = scene;
  const { say } = phrases;
  const asksBuyer = report.recommendation.outcome === "ask_first";
  return html`<div class="page result" part="page result">
    ${greeting(scene)} ${summary(scene)} ${callToAction(scene)} ${takeAlong(scene)} ${asksBuyer ? letter(scene, true) : nothing}
    ${section(say("why"), reasons(scene, report.recommendation.reasons))} ${refine(scene)}
    ${report.criteria.length > 0 ? section(say("criteria"), criteria(scene)) : nothing}
    ${report.flags.length > 0 ? section(say("flags"), flags(scene)) : nothing}
    ${report.roadmap.steps.length > 0 ? section(say("plan"), plan(scene)) : nothing}
    ${report.costs.length > 0 || report.audit ? section(say("costs"), costs(scene)) : nothing}
    ${library.evidence.length > 0 ? section(say("meanwhile"), meanwhile(scene)) : nothing}
    <div class="folds">
      ${fold(say("flips"), flips(scene))} ${comparison(scene)} ${asksBuyer ? nothing : letter(scene, false)}
      ${misconceptions(scene)} ${lessons(scene)} ${fold(say("about"), about(scene))}
    </div>
    <div class="actions">${button("secondary", say("back"), act.back)}</div>
    ${foot(scene)}
  </div>`;
}

/** The vendor's call to action; a slot of the same name replaces it. */
function callToAction({ callToAction: call, target, act }: Scene): TemplateResult {
  const proceed = (event: Event) => {
    if (!act.call()) event.preventDefault();
  };
  return html`<slot name="cta"
    >${
      call
        ? html`<p class="cta" part="cta">
            ${
              call.href === undefined
                ? html`<button class="primary" part="button primary cta-button" type="button" @click=${proceed}>
                    ${call.label}
                  </button>`
                : html`<a
                    class="primary"
                    part="button primary cta-button"
                    href=${call.href}
                    target=${target}
                    rel="noopener"
                    @click=${proceed}
                    >${call.label}</a
                  >`
            }
          </p>`
        : nothing
    }</slot
  >`;
}
