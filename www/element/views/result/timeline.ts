import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { Weeks } from "../../../engine/types.ts";
import { addWeeks, type PlannedReturn, wholePlan } from "../../plan/plan.ts";
import { layTimeline, layYears, type Row, type Stretch } from "../../plan/timeline.ts";
import type { ResultScene } from "../scene.ts";

const percent = (value: number) => `${value}%`;

/** The roadmap as a picture: names are text of the page, so they wrap and grow; bars are SVG in per cent of the width. */
export function timelinePicture(scene: ResultScene): TemplateResult {
  const { roadmap } = scene.report;
  const { rows, months, deadline } = layTimeline(roadmap, scene.start, scene.rightToLeft);
  const monthOf = ({ usual }: Weeks) => scene.month(addWeeks(scene.start, usual));
  const last = addWeeks(scene.start, wholePlan(roadmap).high);
  const spoken = [scene.say("plan_picture", { n: rows.length, from: scene.day(scene.start), until: scene.day(last) })];
  if (roadmap.deadline) {
    const { low, high } = roadmap.deadline;
    spoken.push(scene.say("plan_picture_deadline", { day: scene.day(addWeeks(scene.start, high ?? low)) }));
  }

  return html`<figure class="timeline" part="timeline">
    <div role="img" aria-label=${spoken.join(" ")}>
      <svg class="grid" aria-hidden="true">
        ${months.map(({ x }) => line(x))}
        ${deadline?.band ? band(deadline.band) : nothing} ${deadline ? line(deadline.line, "due") : nothing}
      </svg>
      <svg class="axis" aria-hidden="true">
        ${months.map((mark, index) => label(scene, mark.x, "1em", scene.month(mark.day), index % 2 ? "dense" : ""))}
      </svg>
      ${rows.map(
        (row) => html`<div class="row">
          <span class="name">${scene.name("steps", row.step.id)}</span>
          <span class="dates">${scene.dates(monthOf(row.step.start), monthOf(row.step.end))}</span>
          ${bars(row)}
        </div>`,
      )}
    </div>
    <figcaption>
      ${key("usual", scene.say("usual_course"))} ${key("possible", scene.say("possible_course"))}
      ${rows.some((row) => row.delivery !== null) ? key("delivery", scene.say("document")) : nothing}
      ${deadline?.band ? key("band", scene.say("date_range")) : nothing}
      ${deadline ? key("due", scene.say("your_date")) : nothing}
    </figcaption>
  </figure>`;
}

/** Three years on one line; what the points are stands below it, as text. */
export function yearsPicture(scene: ResultScene, returns: readonly PlannedReturn[]): TemplateResult {
  const days = returns.map(({ day }) => day);
  const { issued, points, labels } = layYears(scene.report.roadmap, scene.start, days, scene.rightToLeft);
  return html`<svg class="years" part="years" aria-hidden="true">
    <line x2="100%" y1="8" y2="8"></line>
    ${point(issued, 8, "delivery")} ${label(scene, issued, "2.6em", scene.say("issued"))} ${points.map((x) => point(x, 8))}
    ${labels.map(({ x, day }) => label(scene, x, "2.6em", scene.year(day)))}
  </svg>`;
}

function bars({ possible, usual, delivery }: Row): TemplateResult {
  return html`<svg class="bars" aria-hidden="true">
    ${bar("possible", possible, 5, 4)} ${bar("usual", usual, 2, 10)}
    ${delivery === null ? nothing : point(delivery, 7, "delivery")}
  </svg>`;
}

const line = (x: number, kind = "") => svg`<line class=${kind} x1=${percent(x)} x2=${percent(x)} y2="100%"></line>`;

const point = (x: number, y: number, kind = "") => svg`<circle class=${kind} cx=${percent(x)} cy=${y} r="6"></circle>`;

const bar = (kind: string, { x, width }: Stretch, y: number, height: number) =>
  svg`<rect class=${kind} x=${percent(x)} width=${percent(width)} y=${y} height=${height} rx=${height / 2}></rect>`;

const band = ({ x, width }: Stretch) =>
  svg`<rect class="due" x=${percent(x)} width=${percent(width)} height="100%"></rect>`;

/** Labels at the ends stay within the picture, whichever way it reads. */
function label(scene: ResultScene, x: number, y: string, text: string, kind = ""): TemplateResult {
  const anchor = x >= 8 && x <= 92 ? "middle" : x < 8 === scene.rightToLeft ? "end" : "start";
  return svg`<text class=${kind} x=${percent(x)} y=${y} text-anchor=${anchor}>${text}</text>`;
}

const key = (kind: string, text: string) => html`<span class="key ${kind}">${text}</span>`;
