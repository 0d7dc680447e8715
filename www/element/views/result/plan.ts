import { html, nothing, type TemplateResult } from "lit/html.js";
import { isDay, plannedReturns, plannedSteps } from "../../plan/plan.ts";
import { type Piece, sources } from "../parts.ts";
import type { ResultScene } from "../scene.ts";
import { timelinePicture, yearsPicture } from "./timeline.ts";

/** The roadmap from a chosen day: a picture, the same as a table, and what comes back in later years. */
export function plan(scene: ResultScene): Piece {
  if (scene.report.roadmap.steps.length === 0) return nothing;
  const choose = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    if (isDay(value)) scene.acts.startOn(value);
  };
  return html`<label class="start"
      >${scene.say("plan_start")} <input type="date" part="date" required .value=${scene.start} @change=${choose}
    /></label>
    ${timelinePicture(scene)} ${planTable(scene)} ${later(scene)}`;
}

function planTable(scene: ResultScene): TemplateResult {
  const heads = ["step", "usual_dates", "weeks"];
  return html`<details class="plan-table">
    <summary>${scene.say("plan_table")}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${scene.say("plan_table")}>
      <table part="plan-table">
        <caption>${scene.say("weeks_caption")}</caption>
        <thead><tr>${heads.map((head) => html`<th scope="col">${scene.say(head)}</th>`)}</tr></thead>
        <tbody>
          ${plannedSteps(scene.report.roadmap, scene.start).map(
            ({ step, from, until }) => html`<tr>
              <th scope="row">
                ${scene.name("steps", step.id)} ${step.delivers ? html`<span class="tag">${scene.say("document")}</span>` : nothing}
                <small>${scene.words.steps[step.id]?.detail}</small>
              </th>
              <td>${scene.dates(scene.day(from), scene.day(until))}</td>
              <td>${scene.say("weeks_three", { ...step.weeks })}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function later(scene: ResultScene): Piece {
  const returns = plannedReturns(scene.report.roadmap, scene.start);
  if (returns.length === 0) return nothing;
  return html`<h4>${scene.say("later")}</h4>
    <p class="help">${scene.say("later_lead")}</p>
    ${yearsPicture(scene, returns)}
    <ol class="returns" part="returns">
      ${returns.map(
        ({ id, day, facts }) => html`<li>
          <strong>${scene.name("recurring", id)}</strong> <span class="dates">${scene.month(day)}</span>
          <p>${scene.words.recurring[id]?.detail}</p>
          ${sources(scene, facts)}
        </li>`,
      )}
    </ol>`;
}
