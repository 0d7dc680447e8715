import { html, nothing, type TemplateResult } from "lit/html.js";
import { back, button, fold, foot, goOn } from "./parts.ts";
import type { ReviewScene } from "./scene.ts";

/** All answers on one page, each of which can be changed, and the questions that were not asked. */
export function review(scene: ReviewScene): TemplateResult {
  const ids = scene.questions.map((question) => question.id);
  const given = ids.filter((id) => scene.session.answers[id] !== undefined);
  const open = ids.filter((id) => scene.session.answers[id] === undefined);

  const entry = (id: string, label: "change" | "answer") => {
    const question = scene.name("questions", id);
    const answer = scene.session.answers[id];
    const spoken = scene.say(`${label}_question`, { question });
    return html`<div>
      <dt>${question}</dt>
      ${answer === undefined ? nothing : html`<dd>${scene.answered(id, answer)}</dd>`}
      <dd>${button("quiet", scene.say(label), () => scene.steps.change(id), { spoken })}</dd>
    </div>`;
  };
  const unasked = html`<dl class="answers">${open.map((id) => entry(id, "answer"))}</dl>`;

  return html`<div class="page review" part="page">
    ${back(scene)}
    <h2 tabindex="-1" data-focus>${scene.say("review")}</h2>
    <p class="help">${scene.say(given.length > 0 ? "review_lead" : "no_answers")}</p>
    <dl class="answers" part="answers">${given.map((id) => entry(id, "change"))}</dl>
    ${fold(scene, scene.expected > 0 ? "still_open" : "not_asked", open.length > 0 ? unasked : nothing)}
    <div class="actions">
      ${scene.expected > 0 ? goOn(scene) : button("primary", scene.say("show_advice"), scene.steps.begin)}
    </div>
    ${foot(scene)}
  </div>`;
}
