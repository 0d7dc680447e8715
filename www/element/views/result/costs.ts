import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Audit, Cost } from "../../../engine/types.ts";
import { costFigures } from "../../words/costs.ts";
import { figure, type Piece, sources } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** Cost ranges and ISO 27001 auditor days, each with how uncertain it is. */
export function costs(scene: ResultScene): Piece {
  const { costs, audit } = scene.report;
  if (costs.length === 0 && !audit) return nothing;
  const cards = html`<p class="help">${scene.say("costs_lead")}</p>
    <ul class="cards" part="costs">${costs.map((cost) => html`<li>${costCard(scene, cost)}</li>`)}</ul>`;
  return html`${costs.length > 0 ? cards : nothing} ${audit ? auditDays(scene, audit) : nothing}`;
}

function costCard(scene: ResultScene, cost: Cost): TemplateResult {
  const { id } = cost;
  const { usual, whole } = costFigures(scene, cost);
  return html`<h4>${scene.name("costs", id)}</h4>
    <p class="money">${usual ?? whole ?? scene.say("cost_none")}</p>
    <p class="help">${usual ? whole : nothing} ${scene.words.costs[id]?.detail}</p>
    ${sources(scene, cost.facts)}`;
}

function auditDays(scene: ResultScene, audit: Audit): TemplateResult {
  const days = [
    ["audit_initial", audit.initialDays],
    ["audit_surveillance", audit.surveillanceDays],
    ["audit_recertification", audit.recertificationDays],
  ] as const;
  return html`<div class="audit" part="audit">
    <h4>${scene.say("audit")}</h4>
    <p class="help">${scene.say("audit_lead")}</p>
    <dl class="figures">${days.map(([name, range]) => figure(scene.say(name), scene.say("audit_days", { days: scene.span(range) })))}</dl>
    ${sources(scene, audit.facts)}
  </div>`;
}
