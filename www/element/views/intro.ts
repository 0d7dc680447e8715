import { html, nothing, type TemplateResult } from "lit/html.js";
import { hasAnswers } from "../interview/session.ts";
import { button, foot, greeting, required } from "./parts.ts";
import type { PageScene } from "./scene.ts";

/** The first page: what this is, what it asks of the prospect, and one large button. */
export function intro(scene: PageScene): TemplateResult {
  const started = hasAnswers(scene.session);
  return html`<div class="page intro" part="page">
    ${greeting(scene)}
    ${
      scene.undoable
        ? html`<p class="greeting undo" part="greeting">
            ${scene.say("restarted")} ${button("quiet", scene.say("undo"), scene.steps.undo)}
          </p>`
        : nothing
    }
    <slot name="intro">
      <h2 tabindex="-1" data-focus part="title">${scene.say("title")}</h2>
      <p class="lead">${scene.say("lead")}</p>
    </slot>
    <ul class="promises">
      ${promise(scene)}
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

/** How long it takes: the usual range where it is known, otherwise the number to be expected from here. */
function promise({ range, expected, say, count }: PageScene): TemplateResult | typeof nothing {
  if (range) return html`<li>${say("promise_range", { low: String(range[0]), high: String(range[1]) })}</li>`;
  return expected > 0 ? html`<li>${count("promise_questions", expected)}</li>` : nothing;
}
