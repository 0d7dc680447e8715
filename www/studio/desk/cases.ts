/** Worked cases: answers with the advice that they are to get, in the file that `attestation-fit test` reads. */
import { parse, stringify } from "smol-toml";
import type { Answers, Engine } from "../../engine/types.ts";

export interface Case {
  name: string;
  answers: Answers;
  /** Any of these will do. */
  outcome: string[];
  flags?: string[];
  no_flags?: string[];
  [key: string]: unknown;
}

/** Throws where the text is no list of cases. */
export function readCases(text: string): Case[] {
  const { cases } = parse(text) as { cases?: Case[] };
  if (!Array.isArray(cases)) throw new Error("no [[cases]] are in this file");
  return cases.map((one) => ({ ...one, outcome: [one.outcome ?? []].flat(), answers: known(one.answers) }));
}

export const writeCases = (cases: readonly Case[]) => `${stringify({ cases: cases.map(told) })}\n`;

/** TOML has no null: "I don't know" is left out, which counts alike. */
function told(one: Case): object {
  return { ...one, answers: Object.fromEntries(Object.entries(one.answers).filter(([, answer]) => answer !== null)) };
}

const known = (answers: Answers | undefined): Answers => answers ?? {};

/** What is wrong with a case, in sentences' parts; empty where it is as expected. */
export function amiss(one: Case, engine: Engine): string[] {
  try {
    const { recommendation, flags } = engine.report(one.answers);
    const shown = new Set(flags.map(({ id }) => id));
    const wrong = one.outcome.length > 0 && !one.outcome.includes(recommendation.outcome);
    return [
      ...(wrong ? [`advises ${recommendation.outcome}`] : []),
      ...(one.flags ?? []).filter((id) => !shown.has(id)).map((id) => `does not show ${id}`),
      ...(one.no_flags ?? []).filter((id) => shown.has(id)).map((id) => `shows ${id}`),
    ];
  } catch (cause) {
    return [(cause as Error).message];
  }
}
