import { html, nothing, type TemplateResult } from "lit/html.js";
import { hasAnswers } from "../interview/session.ts";
import { button, foot, greeting, required } from "./parts.ts";
import type { PageScene } from "./scene.ts";

/** The first page: what this is, what it asks of the prospect, and one large button. */
export function intro(scene: PageScene): TemplateResult {
  const started = hasAnswers(scene.session);
  return html`<div class="page intro" part="page">
    ${greeting(scene)}
    <slot name="intro">
      <h2 tabindex="-1" data-focus part="title">${scene.say("title")}</h2>
      <p class="lead">${scene.say("lead")}</p>
    </slot>
    <ul class="promises">
      ${scene.expected > 0 ? html`<li>${scene.count("promise_questions", scene.expected)}</li>` : nothing}
      <li>${scene.say("promise_privacy")}</li>
      <li>${scene.say("promise_sources")}</li>
    </ul>
    ${required(scene)}
    <div class="actions">
      ${button("primary", scene.say(started ? "resume" : "start"), scene.steps.begin, {
        disabled: scene.disabled,
        working: scene.working && scene.say("working"),
      })}
    </div>
    ${foot(scene)}
  </div>`;
}
