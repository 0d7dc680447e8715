import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scene } from "../../scene.ts";
import { reasonBody } from "./reasons.ts";

/** SOC 2 categories in scope, each with what it means and why it is in. */
export function criteria(scene: Scene): TemplateResult {
  const { phrases, report } = scene;
  const { say, words } = phrases;
  return html`<p class="help">${say("criteria_lead")}</p>
    <ul class="cards" part="criteria">
      ${report.criteria.map(({ id, reasons }) => {
        const category = words.criteria[id];
        return html`<li>
          <h4>${category?.name ?? id}</h4>
          <p>${category?.meaning}</p>
          ${reasons.map((reason) => reasonBody(scene, reason))}
        </li>`;
      })}
    </ul>`;
}

/** Warnings first: they touch the plan itself. */
const KINDS = ["warning", "scheme", "duty", "addition"] as const;

/** Other schemes, duties, additions and warnings, by kind. */
export function flags(scene: Scene): TemplateResult {
  const { phrases, report, library } = scene;
  const { say, words } = phrases;
  return html`<div part="flags">
    ${KINDS.map((kind) => {
      const raised = report.flags.filter(({ id }) => (library.flagKinds[id] ?? "warning") === kind);
      if (raised.length === 0) return nothing;
      return html`<h4 class="kind">${say(`flag_${kind}`)}</h4>
        <ul class="flags ${kind}">
          ${raised.map(({ id, reasons }) => {
            const flag = words.flags[id];
            return html`<li>
              <details ?open=${kind === "warning"}>
                <summary>${flag?.title ?? id}</summary>
                ${flag?.text ? html`<p>${flag.text}</p>` : nothing}
                ${reasons.map((reason) => reasonBody(scene, reason))}
              </details>
            </li>`;
          })}
        </ul>`;
    })}
  </div>`;
}
