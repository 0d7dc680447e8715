/** Counts answers, and makes of the counts what a model's priors are: whole per cent. */
import type { Answers, ModelSource } from "../www/authoring/authoring.ts";

/** What is read of a model's question. */
export interface Asked {
  id: string;
  select: "one" | "many";
  choices: { id: string; exclusive?: boolean; unknown?: boolean }[];
}

/** The answers to one question. */
export interface Tally {
  /** All that are counted. */
  answered: number;
  /** "I don't know". */
  unknown: number;
  /** Answers that are sets of choices which do not stand alone. */
  sets: number;
  /** By choice: the answers with it. */
  chosen: Map<string, number>;
  /** Choices that the question has not: answers with them are not counted. */
  foreign: string[];
}

/** By question, the shares of its choices in per cent; `unknown` is that of "I don't know". */
export type Priors = { [question: string]: { [choice: string]: number } };

export function counted(question: Asked, visits: readonly Answers[]): Tally {
  const chosen = new Map(question.choices.map(({ id }) => [id, 0]));
  const alone = new Set(question.choices.filter(({ exclusive }) => exclusive).map(({ id }) => id));
  const unknown = new Set(question.choices.filter((choice) => choice.unknown).map(({ id }) => id));
  const foreign = new Set<string>();
  const tally = { answered: 0, unknown: 0, sets: 0 };
  for (const visit of visits) {
    const answer = Object.hasOwn(visit, question.id) ? visit[question.id] : undefined;
    // not asked
    if (answer === undefined) continue;
    const given = (Array.isArray(answer) ? answer : answer === null ? [] : [answer]) as string[];
    const strange = given.filter((choice) => !chosen.has(choice));
    for (const choice of strange) foreign.add(choice);
    if (strange.length > 0) continue;
    tally.answered += 1;
    if (given.every((choice) => unknown.has(choice))) {
      tally.unknown += 1;
      continue;
    }
    if (!given.some((choice) => alone.has(choice))) tally.sets += 1;
    for (const choice of given) chosen.set(choice, (chosen.get(choice) ?? 0) + 1);
  }
  return { ...tally, chosen, foreign: [...foreign] };
}

/**
 * Additive smoothing: each kind of answer counts `smoothing` more than it was given, so that what nobody said yet stays
 * possible. Of one choice, all add up to 100; of several, a share is that of the answers with the choice among those whose
 * choices do not stand alone, as model/README.md has it.
 */
export function shares(question: Asked, tally: Tally, smoothing: number): Priors[string] {
  const one = question.select === "one";
  const known = question.choices.filter(({ unknown }) => !unknown);
  const whole = known.filter(({ exclusive }) => one || exclusive).map(({ id }) => id);
  const count = (id: string) => tally.chosen.get(id) ?? 0;
  const kinds = [...whole.map(count), tally.unknown, ...(one ? [] : [tally.sets])];
  const parts = rounded(kinds.map((kind) => kind + smoothing));
  const percent: Priors[string] = {};
  for (const { id, unknown, exclusive } of question.choices) {
    if (unknown) percent[id] = 0;
    else if (one || exclusive) percent[id] = parts[whole.indexOf(id)] ?? 0;
    else percent[id] = Math.round((100 * (count(id) + smoothing)) / (tally.sets + 2 * smoothing || 1));
  }
  percent.unknown = parts[whole.length] ?? 0;
  return percent;
}

/** Whole per cent that add up to 100: the largest remainders get what rounding leaves. */
function rounded(parts: readonly number[]): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  const exact = parts.map((part) => (100 * part) / sum);
  const down = exact.map(Math.floor);
  const left = 100 - down.reduce((all, part) => all + part, 0);
  const order = exact.map((part, at) => ({ at, rest: part - Math.floor(part) }));
  order.sort((one, other) => other.rest - one.rest || one.at - other.at);
  const raised = new Set(order.slice(0, left).map(({ at }) => at));
  return down.map((part, at) => part + (raised.has(at) ? 1 : 0));
}

/** The model with these shares. */
export function withPriors(source: ModelSource, priors: Priors): ModelSource {
  const { questions, ...rest } = source as unknown as { questions: (Asked & { choices: object[] })[] };
  const changed = questions.map((question) => {
    const percent = priors[question.id];
    if (!percent) return question;
    const choices = question.choices.map((choice) => ({ ...choice, prior: percent[choice.id] }));
    return { ...question, choices, unknown_prior: percent.unknown };
  });
  return { ...rest, questions: changed } as unknown as ModelSource;
}
