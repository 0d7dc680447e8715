import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import { dateRange } from "../../phrases.ts";
import { deadlineDays, type PlannedReturn, plannedSteps } from "../../plan.ts";
import type { Scene } from "../../scene.ts";
import { layTimeline, layYears, type Row, type Stretch } from "../../timeline.ts";

const percent = (value: number) => `${value}%`;

/** The roadmap as a picture: names are text of the page, so they wrap and grow; bars are SVG in per cent of the width. */
export function timelinePicture({ phrases, report, start }: Scene): TemplateResult {
  const { say, words } = phrases;
  const steps = plannedSteps(report.roadmap, start);
  const rightToLeft = words.locale.direction === "rtl";
  const { rows, months, deadline } = layTimeline(report.roadmap, start, rightToLeft);
  const due = deadlineDays(report, start);
  const from = phrases.day(start);
  const until = phrases.day(steps.reduce((latest, step) => (step.latest > latest ? step.latest : latest), start));
  const spoken = [
    say("plan_picture", { n: steps.length, from, until }),
    ...(due ? [say("plan_picture_deadline", { day: phrases.day(due.until ?? due.from) })] : []),
  ].join(" ");

  return html`<figure class="timeline" part="timeline">
    <div role="img" aria-label=${spoken}>
      <svg class="grid" aria-hidden="true">
        ${months.map(({ x }) => svg`<line x1=${percent(x)} x2=${percent(x)} y1="0" y2="100%"></line>`)}
        ${
          deadline
            ? svg`${
                deadline.band
                  ? svg`<rect class="due" x=${percent(deadline.band.x)} width=${percent(deadline.band.width)} y="0" height="100%"></rect>`
                  : nothing
              }<line class="due" x1=${percent(deadline.line)} x2=${percent(deadline.line)} y1="0" y2="100%"></line>`
            : nothing
        }
      </svg>
      <svg class="axis" aria-hidden="true">
        ${months.map(
          ({ x, day }, index) =>
            svg`<text class=${index % 2 ? "dense" : ""} x=${percent(x)} y="1em" text-anchor=${anchor(x, rightToLeft)}>${phrases.month(day)}</text>`,
        )}
      </svg>
      ${steps.map(({ step, from, until }, index) => {
        const row = rows[index];
        return html`<div class="row">
          <span class="name">${words.steps[step.id]?.name ?? step.id}</span>
          <span class="dates">${dateRange(phrases, phrases.month(from), phrases.month(until))}</span>
          ${row ? bars(row) : nothing}
        </div>`;
      })}
    </div>
    <figcaption>
      <span class="key usual">${say("usual_course")}</span> <span class="key possible">${say("possible_course")}</span>
      ${rows.some((row) => row.delivery !== null) ? html`<span class="key delivery">${say("document")}</span>` : nothing}
      ${deadline ? html`<span class="key due">${say("your_date")}</span>` : nothing}
    </figcaption>
  </figure>`;
}

function bars(row: Row): TemplateResult {
  const bar = (name: string, { x, width }: Stretch, y: number, height: number) =>
    svg`<rect class=${name} x=${percent(x)} width=${percent(width)} y=${y} height=${height} rx=${height / 2}></rect>`;
  return html`<svg class="bars" aria-hidden="true">
    ${bar("possible", row.possible, 5, 4)} ${bar("usual", row.usual, 2, 10)}
    ${row.delivery === null ? nothing : svg`<circle class="delivery" cx=${percent(row.delivery)} cy="7" r="6"></circle>`}
  </svg>`;
}

/** Three years on one line; what the points are stands below it, as text. */
export function yearsPicture({ phrases, report, start }: Scene, returns: readonly PlannedReturn[]): TemplateResult {
  const days = returns.map(({ day }) => day);
  const rightToLeft = phrases.words.locale.direction === "rtl";
  const { issued, points, labels } = layYears(report.roadmap, start, days, rightToLeft);
  const label = (x: number, text: string) =>
    svg`<text x=${percent(x)} y="2.6em" text-anchor=${anchor(x, rightToLeft)}>${text}</text>`;
  return html`<svg class="years" part="years" aria-hidden="true">
    <line x1="0" x2="100%" y1="8" y2="8"></line>
    <circle class="delivery" cx=${percent(issued)} cy="8" r="6"></circle>
    ${label(issued, phrases.say("issued"))} ${points.map((x) => svg`<circle cx=${percent(x)} cy="8" r="6"></circle>`)}
    ${labels.map(({ x, day }) => label(x, phrases.year(day)))}
  </svg>`;
}

/** Labels at the ends stay within the picture, whichever way it reads. */
function anchor(x: number, rightToLeft: boolean): "start" | "middle" | "end" {
  if (x >= 8 && x <= 92) return "middle";
  return x < 8 === rightToLeft ? "end" : "start";
}
