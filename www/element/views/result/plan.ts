import { html, nothing, type TemplateResult } from "lit/html.js";
import { dateRange } from "../../phrases.ts";
import { isDay, plannedReturns, plannedSteps } from "../../plan.ts";
import type { Scene } from "../../scene.ts";
import { sources } from "../parts.ts";
import { timelinePicture, yearsPicture } from "./timeline.ts";

/** The roadmap from a chosen day: a picture, the same as a table, and what comes back in later years. */
export function plan(scene: Scene): TemplateResult {
  const { phrases, report, start, act } = scene;
  const { say, words } = phrases;
  const returns = plannedReturns(report.roadmap, start);
  const choose = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    if (isDay(value)) act.startOn(value);
  };
  return html`<label class="start"
      >${say("plan_start")} <input type="date" part="date" required .value=${start} @change=${choose}
    /></label>
    ${timelinePicture(scene)} ${planTable(scene)}
    ${
      returns.length > 0
        ? html`<h4>${say("later")}</h4>
            <p class="help">${say("later_lead")}</p>
            ${yearsPicture(scene, returns)}
            <ol class="returns" part="returns">
              ${returns.map(
                ({ id, day, facts }) => html`<li>
                  <strong>${words.recurring[id]?.name ?? id}</strong> <span class="dates">${phrases.month(day)}</span>
                  <p>${words.recurring[id]?.detail}</p>
                  ${sources(scene, facts)}
                </li>`,
              )}
            </ol>`
        : nothing
    }`;
}

function planTable({ phrases, report, start }: Scene): TemplateResult {
  const { say, words } = phrases;
  return html`<details class="plan-table">
    <summary>${say("plan_table")}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${say("plan_table")}>
      <table part="plan-table">
        <caption>${say("weeks_caption")}</caption>
        <thead>
          <tr><th scope="col">${say("step")}</th><th scope="col">${say("usual_dates")}</th><th scope="col">${say("weeks")}</th></tr>
        </thead>
        <tbody>
          ${plannedSteps(report.roadmap, start).map(({ step, from, until }) => {
            const text = words.steps[step.id];
            const { low, usual, high } = step.weeks;
            return html`<tr>
              <th scope="row">
                ${text?.name ?? step.id} ${step.delivers ? html`<span class="tag">${say("document")}</span>` : nothing}
                <small>${text?.detail}</small>
              </th>
              <td>${dateRange(phrases, phrases.day(from), phrases.day(until))}</td>
              <td>${say("weeks_three", { low, usual, high })}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  </details>`;
}
