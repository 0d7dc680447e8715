import { html, nothing } from "lit/html.js";
import type { Finding } from "../../../engine/types.ts";
import { ON_PAPER } from "../../take-away/paper.ts";
import type { Library } from "../../words/words.ts";
import type { Piece } from "../parts.ts";
import type { ResultScene } from "../scene.ts";
import { reasonBody } from "./reasons.ts";

/** SOC 2 categories in scope, each with what it means and why it is in. */
export function criteria(scene: ResultScene): Piece {
  if (scene.report.criteria.length === 0) return nothing;
  return html`<p class="help">${scene.say("criteria_lead")}</p>
    <ul class="cards" part="criteria">
      ${scene.report.criteria.map(
        ({ id, reasons }) => html`<li>
          <h4>${scene.name("criteria", id)}</h4>
          <p>${scene.words.criteria[id]?.meaning}</p>
          ${reasons.map((reason) => reasonBody(scene, reason))}
        </li>`,
      )}
    </ul>`;
}

/** Warnings first: they touch the plan itself. The scheme that leads is no note beside the advice: it is the advice. */
const KINDS = ["warning", "scheme", "duty", "addition"] as const;

/** Flags in the order in which they are shown. */
export function notes({ report, library }: ResultScene): Finding[] {
  return KINDS.flatMap((kind) => report.flags.filter(({ id }) => kindOf(library, id) === kind));
}

function kindOf(library: Library, flag: string): Library["flagKinds"][string] {
  return library.flagKinds[flag] ?? "warning";
}

/** Other schemes, duties, additions and warnings, by kind. */
export function flags(scene: ResultScene): Piece {
  if (notes(scene).length === 0) return nothing;
  return html`<div part="flags">
    ${KINDS.map((kind) => {
      const raised = notes(scene).filter(({ id }) => kindOf(scene.library, id) === kind);
      if (raised.length === 0) return nothing;
      return html`<h4 class="kind">${scene.say(`flag_${kind}`)}</h4>
        <ul class="flags ${kind} ${ON_PAPER}">
          ${raised.map(({ id, reasons }) => {
            const text = scene.words.flags[id]?.text;
            return html`<li>
              <details>
                <summary>${scene.name("flags", id)}</summary>
                ${text ? html`<p>${text}</p>` : nothing} ${reasons.map((reason) => reasonBody(scene, reason))}
              </details>
            </li>`;
          })}
        </ul>`;
    })}
  </div>`;
}
