import { html, nothing, type TemplateResult } from "lit/html.js";
import { addDays, firstDocument } from "../../plan.ts";
import type { Scene } from "../../scene.ts";
import { button, expected } from "../parts.ts";

/** The advice in one sentence, whether it is settled, and the two or three figures that a prospect looks for first. */
export function summary(scene: Scene): TemplateResult {
  const { phrases, report, act } = scene;
  const { say, words } = phrases;
  const { outcome, decided, possible } = report.recommendation;
  const advised = words.outcomes[outcome];
  const others = possible.filter((id) => id !== outcome).map((id) => words.outcomes[id]?.title ?? id);

  const figures = [documentFigure(scene), dateFigure(scene), auditFigure(scene)].filter((shown) => shown !== nothing);

  return html`<header class="summary" part="summary">
    <p class="overline">${say("our_advice")}</p>
    <h2 tabindex="-1" data-focus part="outcome">${advised?.title ?? outcome}</h2>
    <p class="lead" part="advice">${advised?.advice}</p>
    <p class="status ${decided ? "decided" : ""}" part="status">${say(decided ? "decided" : "provisional")}</p>
    ${
      decided
        ? nothing
        : html`<p class="help">${others.length > 0 ? say("still_possible", { outcomes: phrases.list(others) }) : nothing}</p>
            <div class="actions">
              ${button("primary", phrases.count("continue_questions", expected(report)), act.begin)}
            </div>`
    }
    ${figures.length > 0 ? html`<dl class="figures" part="figures">${figures}</dl>` : nothing}
    <p class="help">${advised?.meaning}</p>
  </header>`;
}

function documentFigure({ phrases, report, start }: Scene) {
  const { say } = phrases;
  if (report.roadmap.steps.length === 0) return nothing;
  const weeks = firstDocument(report.roadmap);
  if (!weeks) return figure(say("first_document"), say("nothing_to_show"), "");
  // Nobody thinks in forty weeks.
  const [unit, inUnits] =
    weeks.high > 13 ? ["in_months", (n: number) => Math.round(n / 4.345)] : ["in_weeks", (n: number) => n];
  const span = phrases.span({ low: inUnits(weeks.low), high: inUnits(weeks.high) });
  const day = phrases.month(addDays(start, weeks.usual * 7));
  return figure(say("first_document"), say(unit, { span }), say("around", { day }));
}

function dateFigure({ phrases, report }: Scene) {
  const { deadline, feasible } = report.roadmap;
  // Where the plan ends with no document, there is nothing to be ready by that date.
  if (!deadline || !firstDocument(report.roadmap)) return nothing;
  const verdict = feasible === null ? "date_tight" : feasible ? "date_kept" : "date_missed";
  const { say } = phrases;
  return figure(say("your_date"), say(verdict), say(`${verdict}_detail`), verdict);
}

function auditFigure({ phrases, report }: Scene) {
  if (!report.audit) return nothing;
  const days = phrases.span(report.audit.initialDays);
  const { say } = phrases;
  return figure(say("audit_time"), say("audit_days", { days }), say("audit_detail"));
}

function figure(name: string, value: string, detail: string, kind = ""): TemplateResult {
  return html`<div class=${kind}><dt>${name}</dt><dd><strong>${value}</strong> <small>${detail}</small></dd></div>`;
}
