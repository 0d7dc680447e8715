import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Answer, answerOf, leadsToDocument } from "../../take-away/answer.ts";
import { button, figure, goOn, type Piece } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

/** The answer in one screen: what, by when, about how much, and what to do first. A date that cannot be met comes first. */
export function summary(scene: ResultScene): TemplateResult {
  const { decided } = scene.report.recommendation;
  const answer = answerOf(scene);
  const late = answer.date?.verdict === "missed";
  const good = decided && leadsToDocument(scene) && !late;
  const figures = [documentFigure(scene, answer), priceFigure(scene, answer)];

  return html`<header class="summary" part="summary">
    <p class="overline">${scene.say("our_advice")}</p>
    <h2 tabindex="-1" data-focus part="outcome">${answer.title}</h2>
    ${late ? html`<p class="late" part="late"><strong>${scene.say("date_missed")}</strong> ${answer.date?.text}</p>` : nothing}
    <p class="lead" part="advice">${answer.lead}</p>
    <p class="status ${decided ? "decided" : ""} ${good ? "good" : ""}" part="status">${answer.status}</p>
    ${decided ? nothing : undecided(scene)}
    ${figures.some((shown) => shown !== nothing) ? html`<dl class="figures" part="figures">${figures}</dl>` : nothing}
    ${
      answer.first
        ? html`<p class="first-thing" part="first-thing"><strong>${scene.say("this_week")}</strong> ${answer.first}</p>`
        : nothing
    }
  </header>`;
}

function undecided(scene: ResultScene): TemplateResult {
  const { outcome, possible } = scene.report.recommendation;
  const outcomes = scene.list(possible.filter((id) => id !== outcome).map((id) => scene.name("outcomes", id)));
  return html`<p class="help">${outcomes && scene.say("still_possible", { outcomes })}</p>
    <div class="actions">${goOn(scene)}</div>`;
}

/** One month, with the range and the prospect's own date behind it. */
function documentFigure(scene: ResultScene, { document, end, date }: Answer): Piece {
  if (end === null) return nothing;
  if (!document) return figure(scene.say("by_when"), end, scene.say("nothing_to_show"));
  const detail = html`${document.name}, ${document.range}
    ${date && date.verdict !== "missed" ? html`<span class="date_${date.verdict}">${date.text}</span>` : nothing}`;
  return figure(scene.say("by_when"), document.month, detail);
}

/** The price, and which answer would make it more exact. */
function priceFigure(scene: ResultScene, { price }: Answer): Piece {
  if (!price) return nothing;
  const { name, range, narrowedBy } = price;
  const narrow =
    narrowedBy === null
      ? nothing
      : button("quiet", scene.say("narrow_price"), () => scene.steps.change(narrowedBy), {
          spoken: `${scene.say("narrow_price")}: ${scene.name("questions", narrowedBy)}`,
        });
  return figure(scene.say("how_much"), range, html`${name} ${narrow}`);
}
