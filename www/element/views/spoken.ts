/** What a screen reader is told beside the place that has focus: what was done, what is missing, how much is left. */
import { spokenMove } from "./result/what-if.ts";
import type { QuestionScene, ResultScene } from "./scene.ts";

export function spokenOnQuestion(scene: QuestionScene): string {
  const { page } = scene.session;
  if (scene.missing) return scene.say("missing");
  if (scene.working) return scene.say("working");
  const interview = page.name === "question" && page.purpose === "interview";
  return interview && scene.expected > 0 ? `${left(scene)}. ${possibleOf(scene)}` : "";
}

/** How much is left. One more question may be followed by another: near the end there is no number to keep. */
export function left(scene: QuestionScene): string {
  return scene.expected > 1 ? scene.count("remaining", scene.expected) : scene.say("almost_done");
}

/** How many outcomes are still possible, of how many. */
export function possibleOf({ possible, outcomes, say }: QuestionScene): string {
  return say("possible", { n: String(possible.length), all: String(outcomes.length) });
}

export function spokenOnResult(scene: ResultScene): string {
  const { taken, compared, say, report } = scene;
  if (compared && taken.notice === null) return spokenMove(scene);
  return taken.notice ?? say(report.recommendation.decided ? "decided" : "provisional");
}
