import pc from "picocolors";
import type { Answers } from "../../www/authoring/authoring.ts";
import type { AnswersError } from "../../www/engine/types.ts";
import { pack, Refused, sound } from "../opened.ts";
import { defaultModel, engine, englishWords } from "../parts.ts";

/** The advice for one set of answers: why, what else is still possible, and the least that would change it. */
export async function explain(file: string | undefined, options: { answers: string; json?: boolean }): Promise<number> {
  const { createEngine } = await engine();
  const opened = await sound(file);
  const model = file === undefined ? await defaultModel() : await pack(opened);
  const running = await createEngine({ model });
  const report = told(() => running.report(read(options.answers, running.fromText)));
  if (options.json) {
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  }
  const own = opened.words.en as Partial<Texts> | undefined;
  const english = await englishWords();
  const title = (id: string) => own?.outcomes?.[id]?.title ?? english.outcomes[id]?.title ?? "";
  const flag = (id: string) => own?.flags?.[id]?.title ?? english.flags[id]?.title ?? "";
  const sentence = (id: string) => own?.rules?.[id] ?? english.rules[id] ?? "";
  const { recommendation, flags, next } = report;
  const lines = [`${pc.bold(recommendation.outcome)}  ${title(recommendation.outcome)}`];
  const others = recommendation.possible.filter((id) => id !== recommendation.outcome);
  lines.push(
    recommendation.decided
      ? "  decided: no open question can change it"
      : `  open; still possible: ${others.join(", ")}`,
  );
  for (const { rule, questions, facts } of recommendation.reasons) {
    lines.push(`  ${pc.cyan(rule)}  ${sentence(rule)}`);
    lines.push(pc.dim(`    read ${questions.join(", ") || "nothing"}; rests on ${facts.join(", ") || "no fact"}`));
  }
  for (const { outcome, changes } of recommendation.flips) {
    const change = changes.map(({ question, from, to }) => `${question}: ${shown(from)} → ${shown(to)}`).join(", ");
    lines.push(`  would be ${pc.yellow(outcome)} with ${change}`);
  }
  for (const { id, decided } of flags) lines.push(`  flag ${pc.cyan(id)}${decided ? "" : " (so far)"}  ${flag(id)}`);
  if (next) lines.push(`  next question: ${next.question}`);
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

interface Texts {
  outcomes: { [id: string]: { title?: string } };
  flags: { [id: string]: { title?: string } };
  rules: { [id: string]: string };
}

const shown = (answer: string | string[] | null) => (answer === null ? "?" : [answer].flat().join("+"));

/** JSON, or one line as `market:uk,held:none`. */
function read(answers: string, fromText: (text: string) => Answers): Answers {
  if (!answers.trimStart().startsWith("{")) return fromText(answers);
  try {
    return JSON.parse(answers);
  } catch (cause) {
    throw new Refused(`the answers are no JSON: ${(cause as Error).message}`);
  }
}

/** Mistakes in answers, as they are told. */
export function told<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if ((cause as AnswersError).name === "AnswersError") throw new Refused((cause as AnswersError).message);
    throw cause;
  }
}
