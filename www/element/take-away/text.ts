/** The advice as plain text, for a mail or a ticket: what the result page says, without its pictures. */

import { plannedReturns, plannedSteps } from "../plan/plan.ts";
import type { Advice } from "../words/advice.ts";
import { costFigures } from "../words/costs.ts";
import type { WordId } from "../words/word-ids.ts";
import { type Answer, answerOf } from "./answer.ts";
import { handoverOf, handoverText } from "./handover.ts";
import { reasonsOf } from "./headline.ts";

export function adviceText(advice: Advice, link: string): string {
  const { roadmap, model } = advice.report;
  const reasons = reasonsOf(advice);
  const facts = new Set(reasons.flatMap((reason) => reason.facts));

  const section = (title: WordId, lines: string[]) =>
    lines.length > 0 ? [`${advice.say(title)}\n${lines.map((line) => `- ${line}`).join("\n")}`] : [];

  return [
    shortAnswer(advice, answerOf(advice)),
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
      advice.report.flags
        .filter(({ id }) => advice.library.flagKinds[id] !== "first")
        .map(({ id }) => `${advice.name("flags", id)}: ${advice.words.flags[id]?.text ?? ""}`),
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
      advice.report.costs.flatMap((cost) => {
        const { usual, whole } = costFigures(advice, cost);
        const said = [usual, whole].filter((figure) => figure !== null).join(" ");
        return said ? [`${advice.name("costs", cost.id)}: ${said}`] : [];
      }),
    ),
    ...handed(advice),
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

/** What the top of the page says, line by line; the advice alone is enough for a mail. */
export function shortAnswer(advice: Advice, answer: Answer): string {
  const { title, lead, status, document, end, date, price, first } = answer;
  const line = (id: WordId, text: string | null | undefined) => (text ? `${advice.say(id)}: ${text}` : null);
  const planEnd = end && `${end} (${advice.say("nothing_to_show")})`;
  return [
    title,
    date?.verdict === "missed" ? line("your_date", date.text) : null,
    lead,
    status,
    line("by_when", document ? `${document.month} (${document.name}; ${document.range})` : planEnd),
    date?.verdict === "missed" ? null : line("your_date", date?.text),
    line("how_much", price && `${price.range} (${price.name})`),
    line("this_week", first),
  ]
    .filter(Boolean)
    .join("\n");
}

function handed(advice: Advice): string[] {
  const items = handoverOf(advice);
  return items.length === 0 ? [] : [advice.say("handover"), ...items.map(handoverText)];
}
