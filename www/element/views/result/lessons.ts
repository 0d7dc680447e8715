import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scene } from "../../scene.ts";
import { fold, sources } from "../parts.ts";

/** What prospects often get wrong about this advice. */
export function misconceptions(scene: Scene): TemplateResult | typeof nothing {
  const { library, phrases, report } = scene;
  const { outcome } = report.recommendation;
  const relevant = library.misconceptions.filter(({ outcomes }) => outcomes === null || outcomes.includes(outcome));
  if (relevant.length === 0) return nothing;
  return fold(
    phrases.say("misconceptions"),
    html`<ul class="claims" part="misconceptions">
      ${relevant.map(({ id, facts }) => {
        const { claim, correction } = phrases.words.misconceptions[id] ?? { claim: id, correction: "" };
        return html`<li>
          <p class="claim">${claim}</p>
          <p>${correction}</p>
          ${sources(scene, facts)}
        </li>`;
      })}
    </ul>`,
  );
}

/** Longer explanations of the frameworks, one fold each. */
export function lessons(scene: Scene): TemplateResult | typeof nothing {
  const { library, phrases } = scene;
  if (library.lessons.length === 0) return nothing;
  return fold(
    phrases.say("lessons"),
    library.lessons.map(({ id, facts }) => {
      const lesson = phrases.words.lessons[id];
      return html`<details class="lesson" part="lesson">
        <summary>${lesson?.title ?? id}</summary>
        <p>${lesson?.text}</p>
        ${sources(scene, facts)}
      </details>`;
    }),
  );
}
