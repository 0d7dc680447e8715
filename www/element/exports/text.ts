/** The advice as plain text, for a mail or a ticket: what the result page says, without its pictures. */
import type { Report } from "../../engine/types.ts";
import { answerPhrase, type Phrases, publishedOn } from "../phrases.ts";
import { plannedReturns, plannedSteps } from "../plan.ts";
import type { Library } from "../words.ts";

export function adviceText(report: Report, phrases: Phrases, library: Library, start: string, link: string): string {
  const { words, say } = phrases;
  const { recommendation: advice, criteria, flags, roadmap, costs, model } = report;
  const outcome = words.outcomes[advice.outcome];
  const reasons = advice.reasons.map(({ rule }) => words.rules[rule] ?? rule);
  const facts = [...new Set(advice.reasons.flatMap((reason) => reason.facts))];

  const section = (title: string, lines: string[]) =>
    lines.length > 0 ? [`${say(title)}\n${lines.map((line) => `- ${line}`).join("\n")}`] : [];

  return [
    `${outcome?.title ?? advice.outcome}\n${outcome?.advice ?? ""}${advice.decided ? "" : `\n${say("provisional")}`}`,
    ...section("why", reasons),
    ...section(
      "criteria",
      criteria.map(({ id }) => words.criteria[id]?.name ?? id),
    ),
    ...section(
      "flags",
      flags.map(({ id }) => `${words.flags[id]?.title ?? id}: ${words.flags[id]?.text ?? ""}`),
    ),
    ...section("plan", [
      ...plannedSteps(roadmap, start).map(
        ({ step, from, until }) =>
          `${words.steps[step.id]?.name ?? step.id}: ${phrases.day(from)} – ${phrases.day(until)}`,
      ),
      ...plannedReturns(roadmap, start).map(({ id, day }) => `${words.recurring[id]?.name ?? id}: ${phrases.day(day)}`),
    ]),
    ...section(
      "costs",
      costs.flatMap(({ id, currency, low, high, year }) =>
        low === null || high === null
          ? []
          : [`${words.costs[id]?.name ?? id}: ${phrases.money(currency, low, high)} (${year})`],
      ),
    ),
    ...section(
      "your_answers",
      Object.entries(report.answers).map(
        ([question, value]) =>
          `${words.questions[question]?.text ?? question} ${answerPhrase(phrases, question, value)}`,
      ),
    ),
    ...section(
      "sources",
      facts.flatMap((id) => {
        const source = library.sources[id];
        if (!source) return [];
        const { title, publisher, date, address } = source;
        return [[title, publisher, publishedOn(phrases, date), address].filter(Boolean).join(", ")];
      }),
    ),
    `${say("model_line", { version: model.version, digest: model.digest.slice(0, 16) })}\n${say("not_advice")}\n${link}`,
  ].join("\n\n");
}
