import pc from "picocolors";
import { parse, TomlError } from "smol-toml";
import type { Answers } from "../../www/authoring/authoring.ts";
import type { Report } from "../../www/engine/report.ts";
import { packed, Refused, text } from "../opened.ts";
import { engine } from "../parts.ts";

interface Case {
  name: string;
  answers: Answers;
  outcome: string | string[];
  flags?: string[];
  no_flags?: string[];
}

const KEYS = ["name", "answers", "outcome", "flags", "no_flags", "why"];

/** Worked cases: exit code 1 where one is not what it is expected to be. */
export async function test(file: string, options: { overlay?: string }): Promise<number> {
  const cases = read(file, await text(file));
  const { createEngine } = await engine();
  const running = await createEngine({ model: await packed(options.overlay) });
  const { outcomes, flags } = running.questionnaire;
  let failed = 0;
  for (const [at, expected] of cases.entries()) {
    const wrong = mistakes(expected, outcomes, flags);
    if (wrong.length === 0) wrong.push(...differences(expected, running.report));
    failed += wrong.length > 0 ? 1 : 0;
    const name = expected.name ?? `cases[${at}]`;
    process.stdout.write(`${wrong.length > 0 ? pc.red("✗") : pc.green("✓")} ${name}\n`);
    for (const line of wrong) process.stdout.write(`    ${line}\n`);
  }
  process.stdout.write(`${cases.length - failed} of ${cases.length} as expected\n`);
  return failed > 0 ? 1 : 0;
}

function differences(expected: Case, report: (answers: Answers) => Report): string[] {
  let told: Report;
  try {
    told = report(expected.answers);
  } catch (cause) {
    return (cause as Error).message.split("\n");
  }
  const { outcome, reasons } = told.recommendation;
  const shown = told.flags.map(({ id }) => id);
  const because = reasons.map(({ rule }) => rule).join(", ");
  return [
    ...([expected.outcome].flat().includes(outcome)
      ? []
      : [`the advice is ${outcome}, not ${[expected.outcome].flat().join(" or ")}; because of ${because}`]),
    ...(expected.flags ?? []).filter((id) => !shown.includes(id)).map((id) => `the flag ${id} is not shown`),
    ...(expected.no_flags ?? []).filter((id) => shown.includes(id)).map((id) => `the flag ${id} is shown`),
  ];
}

/** What of a case cannot be compared at all. */
function mistakes(expected: Case, outcomes: readonly string[], flags: readonly string[]): string[] {
  const keys = Object.keys(expected).filter((key) => !KEYS.includes(key));
  const named = [expected.outcome ?? []].flat();
  const both = [...(expected.flags ?? []), ...(expected.no_flags ?? [])];
  return [
    ...keys.map((key) => `unknown key \`${key}\`; known here: ${KEYS.join(", ")}`),
    ...(named.length > 0 ? [] : ["`outcome` is missing"]),
    ...(expected.answers ? [] : ["`answers` is missing"]),
    ...named.filter((id) => !outcomes.includes(id)).map((id) => `the model has no outcome \`${id}\``),
    ...both.filter((id) => !flags.includes(id)).map((id) => `the model has no flag \`${id}\``),
  ];
}

function read(file: string, written: string): Case[] {
  let cases: unknown;
  try {
    cases = (file.endsWith(".json") ? JSON.parse(written) : parse(written)).cases;
  } catch (cause) {
    const place = cause instanceof TomlError ? `:${cause.line}:${cause.column}` : "";
    throw new Refused(`${file}${place}: ${(cause as Error).message.split("\n")[0]}`);
  }
  if (!Array.isArray(cases) || cases.length === 0) throw new Refused(`${file} has no list \`cases\``);
  return cases;
}
