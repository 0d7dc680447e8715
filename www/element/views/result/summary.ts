import { html, nothing, type TemplateResult } from "lit/html.js";
import { addWeeks, firstDocument } from "../../plan/plan.ts";
import { figure, goOn, type Piece } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** The advice in one sentence, whether it is settled, and the two or three figures that a prospect looks for first. */
export function summary(scene: ResultScene): TemplateResult {
  const { outcome, decided, possible } = scene.report.recommendation;
  const advised = scene.words.outcomes[outcome];
  const outcomes = scene.list(possible.filter((id) => id !== outcome).map((id) => scene.name("outcomes", id)));
  const figures = [documentFigure(scene), dateFigure(scene), auditFigure(scene)];

  return html`<header class="summary" part="summary">
    <p class="overline">${scene.say("our_advice")}</p>
    <h2 tabindex="-1" data-focus part="outcome">${scene.name("outcomes", outcome)}</h2>
    <p class="lead" part="advice">${advised?.advice}</p>
    <p class="status ${decided ? "decided" : ""}" part="status">${scene.say(decided ? "decided" : "provisional")}</p>
    ${
      decided
        ? nothing
        : html`<p class="help">${outcomes && scene.say("still_possible", { outcomes })}</p>
            <div class="actions">${goOn(scene)}</div>`
    }
    ${figures.some((shown) => shown !== nothing) ? html`<dl class="figures" part="figures">${figures}</dl>` : nothing}
    <p class="help">${advised?.meaning}</p>
  </header>`;
}

function documentFigure(scene: ResultScene): Piece {
  const weeks = firstDocument(scene.report.roadmap);
  if (scene.report.roadmap.steps.length === 0) return nothing;
  if (!weeks) return figure(scene.say("first_document"), scene.say("nothing_to_show"));
  // Nobody thinks in forty weeks.
  const long = weeks.high > 13;
  const shown = (n: number) => (long ? Math.round(n / 4.345) : n);
  const length = scene.say(long ? "in_months" : "in_weeks", {
    span: scene.span({ low: shown(weeks.low), high: shown(weeks.high) }),
  });
  return figure(
    scene.say("first_document"),
    length,
    scene.say("around", { day: scene.month(addWeeks(scene.start, weeks.usual)) }),
  );
}

function dateFigure(scene: ResultScene): Piece {
  const { deadline, feasible } = scene.report.roadmap;
  // Where the plan ends with no document, there is nothing to be ready by that date.
  if (!deadline || !firstDocument(scene.report.roadmap)) return nothing;
  const verdict = feasible === null ? "date_tight" : feasible ? "date_kept" : "date_missed";
  return figure(scene.say("your_date"), scene.say(verdict), scene.say(`${verdict}_detail`), verdict);
}

function auditFigure(scene: ResultScene): Piece {
  const { audit } = scene.report;
  return audit
    ? figure(
        scene.say("audit_time"),
        scene.say("audit_days", { days: scene.span(audit.initialDays) }),
        scene.say("audit_detail"),
      )
    : nothing;
}
