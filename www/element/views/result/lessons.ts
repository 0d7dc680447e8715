import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Piece, sources } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** What prospects often get wrong about this advice. */
export function misconceptions(scene: ResultScene): Piece {
  const { outcome } = scene.report.recommendation;
  const relevant = scene.library.misconceptions.filter(({ outcomes }) => !outcomes || outcomes.includes(outcome));
  if (relevant.length === 0) return nothing;
  return html`<ul class="claims" part="misconceptions">
    ${relevant.map(({ id, facts }) => {
      const text = scene.words.misconceptions[id];
      return html`<li>
        <p class="claim">${text?.claim ?? id}</p>
        <p>${text?.correction}</p>
        ${sources(scene, facts)}
      </li>`;
    })}
  </ul>`;
}

/** Longer explanations of the frameworks, one fold each. */
export function lessons(scene: ResultScene): TemplateResult[] | typeof nothing {
  if (scene.library.lessons.length === 0) return nothing;
  return scene.library.lessons.map(
    ({ id, facts }) => html`<details class="lesson" part="lesson">
      <summary>${scene.name("lessons", id)}</summary>
      <p>${scene.words.lessons[id]?.text}</p>
      ${sources(scene, facts)}
    </details>`,
  );
}
