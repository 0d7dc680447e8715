/** Events of the element, as a page wrote them down: one line of JSON each, with `type` and `detail`. */
import type { Answers } from "../www/authoring/authoring.ts";

/** What a line holds: answers of a completed interview, another event, or what is wrong with it. */
export type Line = { answers: Answers } | { other: string } | { problem: string };

export function answersOf(line: string): Line {
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch {
    return { problem: "the line is no JSON" };
  }
  if (!isTable(event) || typeof event.type !== "string" || !event.type.startsWith("fit-")) {
    return { problem: "the line has no `type` of an event, such as `fit-completed`" };
  }
  if (event.type !== "fit-completed") return { other: event.type };
  const { answers } = isTable(event.detail) ? event.detail : {};
  if (!isTable(answers)) return { problem: "`detail` has no `answers`; it is the event's whole `detail`" };
  const wrong = Object.entries(answers).find(([, answer]) => !isAnswer(answer));
  if (wrong) return { problem: `answers.${wrong[0]}: an answer is a choice, a list of choices or null` };
  return { answers: answers as Answers };
}

const isTable = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isAnswer = (value: unknown) =>
  value === null ||
  typeof value === "string" ||
  (Array.isArray(value) && value.every((choice) => typeof choice === "string"));
