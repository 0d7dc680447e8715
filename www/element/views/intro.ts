import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scene } from "../scene.ts";
import { expected, foot, greeting } from "./parts.ts";

/** The first page: what this is, what it asks of the prospect, and one large button. */
export function intro(scene: Scene): TemplateResult {
  const { phrases, report, session, act, disabled } = scene;
  const { say } = phrases;
  const started = Object.keys(session.answers).length > 0;
  return html`<div class="page intro" part="page">
    ${greeting(scene)}
    <slot name="intro">
      <h2 tabindex="-1" data-focus part="title">${say("title")}</h2>
      <p class="lead">${say("lead")}</p>
    </slot>
    <ul class="promises">
      ${report.next ? html`<li>${phrases.count("promise_questions", expected(report))}</li>` : nothing}
      <li>${say("promise_privacy")}</li>
      <li>${say("promise_sources")}</li>
    </ul>
    <div class="actions">
      <button class="primary" part="button primary" type="button" ?disabled=${disabled} @click=${act.begin}>
        ${say(started ? "resume" : "start")}
      </button>
    </div>
    ${foot(scene)}
  </div>`;
}
