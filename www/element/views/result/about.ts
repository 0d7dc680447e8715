import { html, nothing, type TemplateResult } from "lit/html.js";
import { sourceList } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** Which model spoke, how it was checked, on which sources it rests, and what the advice is not. */
export function about(scene: ResultScene): TemplateResult {
  const { recommendation, criteria, flags, model } = scene.report;
  const { locale } = scene.words;
  const { verification } = scene.library;
  const reasons = [recommendation, ...criteria, ...flags].flatMap(({ reasons }) => reasons);
  const facts = new Set(reasons.flatMap(({ facts }) => facts));
  const entry = (title: string, text: unknown) => html`<div><dt>${scene.say(title)}</dt><dd>${text}</dd></div>`;
  return html`<div part="about">
    <p><strong>${scene.say("not_advice")}</strong></p>
    <p>${scene.say("about_text")}</p>
    <dl class="facts">
      ${entry("model_version", `${model.id} ${model.version}`)}
      ${entry("model_digest", html`<code>${model.digest}</code>`)}
      ${
        // Counts of another model would be a false claim: a vendor's own model shows none.
        verification?.digest === model.digest ? entry("verified", verified(scene, verification)) : nothing
      }
      ${entry("language", scene.say(locale.review === "done" ? "review_done" : "review_awaiting", { language: locale.name }))}
    </dl>
    <details class="sources">
      <summary>${scene.say("all_sources")}</summary>
      ${sourceList(scene, [...facts])}
    </details>
  </div>`;
}

type Verification = NonNullable<ResultScene["library"]["verification"]>;

function verified(scene: ResultScene, { answerSets, date, ...counts }: Verification): string {
  // As text: no double holds the number exactly.
  const sets = new Intl.NumberFormat(scene.words.locale.tag).format(answerSets as `${number}`);
  return scene.say("verified_text", { ...counts, sets, date: scene.day(date) });
}
