/** What a screen reader is told beside the place that has focus: what was done, what is missing, how much is left. */
import type { QuestionScene, ResultScene } from "./scene.ts";

export function spokenOnQuestion(scene: QuestionScene): string {
  const { page } = scene.session;
  if (scene.missing) return scene.say("missing");
  if (scene.working) return scene.say("working");
  const interview = page.name === "question" && page.purpose === "interview";
  return interview && scene.expected > 0 ? scene.count("remaining", scene.expected) : "";
}

export function spokenOnResult({ taken, say, report }: ResultScene): string {
  return taken.notice ?? say(report.recommendation.decided ? "decided" : "provisional");
}
