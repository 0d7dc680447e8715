import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scene } from "../../scene.ts";
import { fold, sources } from "../parts.ts";

/** SOC 2 beside ISO/IEC 27001, row by row, with the advised one marked. */
export function comparison(scene: Scene): TemplateResult | typeof nothing {
  const { phrases, library, report } = scene;
  const { say, words } = phrases;
  if (library.comparison.length === 0) return nothing;
  const { outcome } = report.recommendation;
  // Ids of outcomes are public API: each names the schemes that it leads to.
  const advised = (scheme: string) => outcome.startsWith("both") || outcome.includes(scheme);
  const head = (scheme: string) => html`<th scope="col">
    ${say(scheme)} ${advised(scheme) ? html`<span class="tag">${say("advised")}</span>` : nothing}
  </th>`;
  return fold(
    say("comparison"),
    html`<table class="comparison" part="comparison">
      <thead><tr><th scope="col">${say("topic")}</th>${head("soc2")}${head("iso27001")}</tr></thead>
      <tbody>
        ${library.comparison.map(({ id, facts }) => {
          const row = words.comparison[id];
          return html`<tr>
            <th scope="row">${row?.topic ?? id} ${sources(scene, facts)}</th>
            <td data-scheme=${say("soc2")}>${row?.soc2}</td>
            <td data-scheme=${say("iso27001")}>${row?.iso27001}</td>
          </tr>`;
        })}
      </tbody>
    </table>`,
  );
}
