import { html, nothing } from "lit/html.js";
import type { Compared } from "../../words/words.ts";
import { type Piece, sources } from "../parts.ts";
import type { ResultScene } from "../scene.ts";
import { roleOf } from "./role.ts";

/** SOC 2 beside ISO/IEC 27001, row by row, with the advised one marked. */
export function comparison(scene: ResultScene): Piece {
  if (scene.library.comparison.length === 0) return nothing;
  const { compares } = roleOf(scene);
  const mark = (scheme: Compared) =>
    compares.includes(scheme) ? html`<span class="tag">${scene.say("advised")}</span>` : nothing;
  const head = (scheme: Compared) => html`<th scope="col">${scene.say(scheme)} ${mark(scheme)}</th>`;
  // Where the columns stand below each other, each cell names its own.
  const cell = (scheme: Compared, text: string | undefined) =>
    html`<td><span class="scheme" aria-hidden="true">${scene.say(scheme)} ${mark(scheme)}</span>${text}</td>`;
  return html`<table class="comparison" part="comparison">
    <thead><tr><th scope="col">${scene.say("topic")}</th>${head("soc2")}${head("iso27001")}</tr></thead>
    <tbody>
      ${scene.library.comparison.map(({ id, facts }) => {
        const row = scene.words.comparison[id];
        return html`<tr>
            <th scope="row">${row?.topic ?? id}</th>
            ${cell("soc2", row?.soc2)} ${cell("iso27001", row?.iso27001)}
          </tr>
          <tr class="beneath">
            <td colspan="3">${sources(scene, facts)}</td>
          </tr>`;
      })}
    </tbody>
  </table>`;
}
