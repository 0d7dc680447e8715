import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Cost } from "../../../engine/types.ts";
import type { Scene } from "../../scene.ts";
import { sources } from "../parts.ts";

/** Cost ranges and ISO 27001 auditor days, each with how uncertain it is. */
export function costs(scene: Scene): TemplateResult {
  const { phrases, report } = scene;
  const { say } = phrases;
  const { audit } = report;
  return html`${
    report.costs.length > 0
      ? html`<p class="help">${say("costs_lead")}</p>
          <ul class="cards" part="costs">${report.costs.map((cost) => html`<li>${costCard(scene, cost)}</li>`)}</ul>`
      : nothing
  }
  ${
    audit
      ? html`<div class="audit" part="audit">
          <h4>${say("audit")}</h4>
          <p class="help">${say("audit_lead")}</p>
          <dl class="figures">
            ${(
              [
                ["audit_initial", audit.initialDays],
                ["audit_surveillance", audit.surveillanceDays],
                ["audit_recertification", audit.recertificationDays],
              ] as const
            ).map(
              ([name, days]) =>
                html`<div><dt>${say(name)}</dt><dd><strong>${say("audit_days", { days: phrases.span(days) })}</strong></dd></div>`,
            )}
          </dl>
          ${sources(scene, audit.facts)}
        </div>`
      : nothing
  }`;
}

function costCard(scene: Scene, cost: Cost): TemplateResult {
  const { phrases } = scene;
  const { say, words } = phrases;
  const { currency, low, usualLow, usualHigh, high } = cost;
  const usual = usualLow !== null && usualHigh !== null ? phrases.money(currency, usualLow, usualHigh) : null;
  const whole = low !== null && high !== null ? phrases.money(currency, low, high) : null;
  return html`<h4>${words.costs[cost.id]?.name ?? cost.id}</h4>
    <p class="money">${usual ? say("cost_usual", { range: usual }) : (whole ?? say("cost_none"))}</p>
    <p class="help">
      ${usual && whole ? say("cost_whole", { range: whole, year: String(cost.year) }) : nothing}
      ${words.costs[cost.id]?.detail}
    </p>
    ${sources(scene, cost.facts)}`;
}
