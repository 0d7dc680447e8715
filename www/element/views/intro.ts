import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scene } from "./scene.ts";
import { hasAnswers } from "../interview/session.ts";
import { button, expected, foot, greeting } from "./parts.ts";

/** The first page: what this is, what it asks of the prospect, and one large button. */
export function intro(scene: Scene): TemplateResult {
  const started = hasAnswers(scene.session);
  return html`<div class="page intro" part="page">
    ${greeting(scene)}
    <slot name="intro">
      <h2 tabindex="-1" data-focus part="title">${scene.say("title")}</h2>
      <p class="lead">${scene.say("lead")}</p>
    </slot>
    <ul class="promises">
      ${scene.report.next ? html`<li>${scene.count("promise_questions", expected(scene))}</li>` : nothing}
      <li>${scene.say("promise_privacy")}</li>
      <li>${scene.say("promise_sources")}</li>
    </ul>
    <div class="actions">${button("primary", scene.say(started ? "resume" : "start"), scene.begin, { disabled: scene.disabled })}</div>
    ${foot(scene)}
  </div>`;
}
