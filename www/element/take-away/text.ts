/** The advice as plain text, for a mail or a ticket: what the result page says, without its pictures. */
import { plannedReturns, plannedSteps } from "../plan/plan.ts";
import type { Advice } from "../words/advice.ts";

export function adviceText(advice: Advice, link: string): string {
  const { recommendation, roadmap, model } = advice.report;
  const { outcome, decided, reasons } = recommendation;
  const facts = new Set(reasons.flatMap((reason) => reason.facts));

  const section = (title: string, lines: string[]) =>
    lines.length > 0 ? [`${advice.say(title)}\n${lines.map((line) => `- ${line}`).join("\n")}`] : [];

  return [
    `${advice.name("outcomes", outcome)}\n${advice.words.outcomes[outcome]?.advice ?? ""}${decided ? "" : `\n${advice.say("provisional")}`}`,
    ...section(
      "why",
      reasons.map(({ rule }) => advice.words.rules[rule] ?? rule),
    ),
    ...section(
      "criteria",
      advice.report.criteria.map(({ id }) => advice.name("criteria", id)),
    ),
    ...section(
      "flags",
      advice.report.flags.map(({ id }) => `${advice.name("flags", id)}: ${advice.words.flags[id]?.text ?? ""}`),
    ),
    ...section("plan", [
      ...plannedSteps(roadmap, advice.start).map(
        ({ step, from, until }) => `${advice.name("steps", step.id)}: ${advice.day(from)} – ${advice.day(until)}`,
      ),
      ...plannedReturns(roadmap, advice.start).map(
        (recurrence) => `${advice.name("recurring", recurrence.id)}: ${advice.day(recurrence.day)}`,
      ),
    ]),
    ...section(
      "costs",
      advice.report.costs.flatMap(({ id, currency, low, high, year }) =>
        low === null || high === null
          ? []
          : `${advice.name("costs", id)}: ${advice.money(currency, low, high)} (${year})`,
      ),
    ),
    ...section(
      "your_answers",
      Object.entries(advice.report.answers).map(
        ([id, value]) => `${advice.name("questions", id)} ${advice.answered(id, value)}`,
      ),
    ),
    ...section(
      "sources",
      [...facts].flatMap((id) => {
        const source = advice.library.sources[id];
        if (!source) return [];
        const { title, publisher, date, address } = source;
        return [title, publisher, advice.published(date), address].filter(Boolean).join(", ");
      }),
    ),
    `${advice.say("model_line", { version: model.version, digest: model.digest.slice(0, 16) })}\n${advice.say("not_advice")}\n${link}`,
  ].join("\n\n");
}
