import pc from "picocolors";
import type { Answers } from "../../www/authoring/authoring.ts";
import { answersOf } from "../events.ts";
import { Refused, sound, text } from "../opened.ts";
import { authoring, engine } from "../parts.ts";
import { type Asked, counted, type Priors, shares, withPriors } from "../shares.ts";

export interface Options {
  model?: string;
  smoothing: number;
}

/** Counts the answers of exported events; writes them as an overlay, and what they do to the number of questions. */
export async function priors(file: string, options: Options): Promise<number> {
  const { source } = await sound(options.model);
  const { questions } = source as unknown as { questions: Asked[] };
  const visits: Answers[] = [];
  let unread = 0;
  for (const [at, line] of (await text(file)).split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = answersOf(line);
    if ("answers" in read) visits.push(read.answers);
    if ("problem" in read) {
      unread += 1;
      process.stderr.write(`${file}:${at + 1}: ${read.problem}\n`);
    }
  }
  if (visits.length === 0) throw new Refused(`${file}: no line is a \`fit-completed\` event with answers`);
  const tallies = questions.map((question) => ({ question, tally: counted(question, visits) }));
  const found: Priors = {};
  for (const { question, tally } of tallies) {
    for (const choice of tally.foreign) {
      process.stderr.write(
        `${file}: the model has no choice \`${question.id}.${choice}\`; answers with it are not counted\n`,
      );
    }
    if (tally.answered > 0) found[question.id] = shares(question, tally, options.smoothing);
  }
  const changed = withPriors(source, found);
  const { packModel } = await authoring();
  const { createEngine } = await engine();
  const expected = async (model: Uint8Array) => (await createEngine({ model })).report({}).next?.expectedRemaining ?? 0;
  const [before, after] = [await expected(packModel(source)), await expected(packModel(changed))];
  const lines = options.model ? [`# For ${options.model}.`] : ['id = "our-priors"', 'version = "1"'];
  lines.push(`# Counted in ${visits.length} completed interviews.`);
  for (const { question, tally } of tallies) {
    const percent = found[question.id];
    if (!percent) continue;
    lines.push("", `[priors.${question.id}] # of ${tally.answered} answers`);
    for (const [choice, share] of Object.entries(percent)) lines.push(`${choice} = ${share}`);
  }
  process.stdout.write(`${lines.join("\n")}\n`);
  process.stderr.write(
    `${pc.bold("Expected number of questions")} under the model's priors ${before.toFixed(3)}, under these ${after.toFixed(3)}\n`,
  );
  return unread > 0 ? 1 : 0;
}
