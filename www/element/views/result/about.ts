import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scene } from "../../scene.ts";
import { sourceList } from "../parts.ts";

/** Which model spoke, how it was checked, on which sources it rests, and what the advice is not. */
export function about(scene: Scene): TemplateResult {
  const { phrases, library, report } = scene;
  const { say, words } = phrases;
  const { model } = report;
  // Counts of another model would be a false claim: a vendor's own model shows none.
  const verification = library.verification?.digest === model.digest ? library.verification : null;
  const facts = [
    ...new Set(
      [
        ...report.recommendation.reasons,
        ...[...report.criteria, ...report.flags].flatMap(({ reasons }) => reasons),
      ].flatMap(({ facts }) => facts),
    ),
  ];
  return html`<div part="about">
    <p><strong>${say("not_advice")}</strong></p>
    <p>${say("about_text")}</p>
    <dl class="facts">
      <div><dt>${say("model_version")}</dt><dd>${model.id} ${model.version}</dd></div>
      <div><dt>${say("model_digest")}</dt><dd><code>${model.digest}</code></dd></div>
      ${
        verification
          ? html`<div>
              <dt>${say("verified")}</dt>
              <dd>
                ${say("verified_text", {
                  sets: wholeNumber(verification.answerSets, words.locale.tag),
                  date: phrases.day(verification.date),
                  rules: verification.rules,
                  findings: verification.findings,
                  accepted: verification.accepted,
                })}
              </dd>
            </div>`
          : nothing
      }
      <div>
        <dt>${say("language")}</dt>
        <dd>${say(words.locale.review === "done" ? "review_done" : "review_awaiting", { language: words.locale.name })}</dd>
      </div>
    </dl>
    <details class="sources">
      <summary>${say("all_sources")}</summary>
      ${sourceList(scene, facts)}
    </details>
  </div>`;
}

/** Grouped digits of a number that no double holds exactly. */
function wholeNumber(digits: string, tag: string): string {
  return /^\d+$/.test(digits) ? new Intl.NumberFormat(tag).format(BigInt(digits)) : digits;
}
