/** One line for each fold: what a reader will find in it. */

import { answerOf } from "../../take-away/answer.ts";
import { handoverOf } from "../../take-away/handover.ts";
import type { ResultScene } from "../scene.ts";
import { notes } from "./scope.ts";

/** As many things as a line has room for. */
const FEW = 2;

export function previewsOf(scene: ResultScene) {
  const { report, library, words } = scene;
  const some = (names: readonly string[]) => names.slice(0, FEW).join(" · ");
  const { price, end } = answerOf(scene);
  const steps = report.roadmap.steps.length;
  return {
    whatIf: scene.say("what_if_preview"),
    letter: words.buyerQuestion.subject,
    flags: some(notes(scene).map(({ id }) => scene.name("flags", id))),
    plan: scene.count("plan_preview", steps, { until: end ?? "" }),
    costs: price ? `${price.name}: ${price.range}` : scene.say("cost_none"),
    handover: some(handoverOf(scene).map(({ title }) => title)),
    criteria: some(report.criteria.map(({ id }) => scene.name("criteria", id))),
    meanwhile: some(library.evidence.map(({ id }) => scene.name("evidence", id))),
    flips: scene.say("flips_preview"),
    comparison: scene.say("comparison_preview"),
    misconceptions: scene.say("misconceptions_preview"),
    lessons: some(library.lessons.map(({ id }) => scene.name("lessons", id))),
    about: scene.say("about_preview", { version: report.model.version }),
  };
}
