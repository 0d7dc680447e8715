import { html, nothing, type TemplateResult } from "lit/html.js";
import { answerPhrase } from "../phrases.ts";
import type { Scene } from "../scene.ts";
import { button, expected, fold, foot } from "./parts.ts";

/** All answers on one page, each of which can be changed, and the questions that were not asked. */
export function review(scene: Scene): TemplateResult {
  const { phrases, questionnaire, session, report, act } = scene;
  const { say, words } = phrases;
  const ids = questionnaire.questions.map((question) => question.id);
  const given = ids.filter((id) => session.answers[id] !== undefined);
  const open = ids.filter((id) => session.answers[id] === undefined);

  const entry = (id: string, label: string) => {
    const question = words.questions[id]?.text ?? id;
    const answer = session.answers[id];
    return html`<div>
      <dt>${question}</dt>
      ${answer === undefined ? nothing : html`<dd>${answerPhrase(phrases, id, answer)}</dd>`}
      <dd>${button("quiet", say(label), () => act.change(id), say(`${label}_question`, { question }))}</dd>
    </div>`;
  };

  return html`<div class="page review" part="page">
    <h2 tabindex="-1" data-focus>${say("review")}</h2>
    <p class="help">${say(given.length > 0 ? "review_lead" : "no_answers")}</p>
    <dl class="answers" part="answers">${given.map((id) => entry(id, "change"))}</dl>
    ${
      open.length > 0
        ? fold(
            say(report.next ? "still_open" : "not_asked"),
            html`<dl class="answers">${open.map((id) => entry(id, "answer"))}</dl>`,
          )
        : nothing
    }
    <div class="actions">
      ${button("primary", report.next ? phrases.count("continue_questions", expected(report)) : say("show_advice"), act.begin)}
      ${button("secondary", say("back"), act.back)}
    </div>
    ${foot(scene)}
  </div>`;
}
