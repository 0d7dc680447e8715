import { html, nothing } from "lit/html.js";
import type { Scene } from "../scene.ts";
import { type Piece, sources } from "../parts.ts";

/** SOC 2 beside ISO/IEC 27001, row by row, with the advised one marked. */
export function comparison(scene: Scene): Piece {
  if (scene.library.comparison.length === 0) return nothing;
  const { outcome } = scene.report.recommendation;
  // Ids of outcomes are public API: each names the schemes that it leads to.
  const advised = (scheme: string) => outcome.startsWith("both") || outcome.includes(scheme);
  const head = (scheme: string) => html`<th scope="col">
    ${scene.say(scheme)} ${advised(scheme) ? html`<span class="tag">${scene.say("advised")}</span>` : nothing}
  </th>`;
  return html`<table class="comparison" part="comparison">
    <thead><tr><th scope="col">${scene.say("topic")}</th>${head("soc2")}${head("iso27001")}</tr></thead>
    <tbody>
      ${scene.library.comparison.map(({ id, facts }) => {
        const row = scene.words.comparison[id];
        return html`<tr>
          <th scope="row">${row?.topic ?? id} ${sources(scene, facts)}</th>
          <td data-scheme=${scene.say("soc2")}>${row?.soc2}</td>
          <td data-scheme=${scene.say("iso27001")}>${row?.iso27001}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
