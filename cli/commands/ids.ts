import Table from "cli-table3";
import type { Words } from "../../www/element/words/words.ts";
import { open, Refused } from "../opened.ts";
import { englishWords } from "../parts.ts";

export interface Named {
  kind: string;
  id: string;
  words: string;
}

/** Every question, choice, outcome, criterion, flag and rule, with its English words. */
export async function ids(
  file: string | undefined,
  options: { format: "table" | "json" | "markdown" },
): Promise<number> {
  const { source, words, findings } = await open(file);
  if (!source) throw new Refused(`${file} is no model`, findings);
  const rows = named(source, await englishWords(), words.en ?? {});
  process.stdout.write(`${written(rows, options.format)}\n`);
  return 0;
}

function written(rows: readonly Named[], form: "table" | "json" | "markdown"): string {
  if (form === "json") return JSON.stringify(rows, null, 2);
  if (form === "markdown") {
    const row = ({ kind, id, words }: Named) => `| ${kind} | \`${id}\` | ${words.replaceAll("|", "\\|")} |`;
    return ["| what | id | says |", "| --- | --- | --- |", ...rows.map(row)].join("\n");
  }
  const table = new Table({ head: ["what", "id", "says"], colWidths: [10, 40, 70], wordWrap: true });
  table.push(...rows.map(({ kind, id, words }) => [kind, id, words]));
  return table.toString();
}

/** `own`: words of an overlay, which stand before those of the package. */
function named(source: object, english: Words, own: { [section: string]: unknown }): Named[] {
  const said = (...path: string[]) => {
    const at = (root: unknown) =>
      path.reduce<unknown>((here, key) => (here as { [key: string]: unknown } | undefined)?.[key], root);
    const words = at(own) ?? at(english);
    return typeof words === "string" ? words : "";
  };
  const { questions, outcomes, criteria, decisions } = source as {
    questions: { id: string; choices: { id: string }[] }[];
    outcomes: string[];
    criteria?: string[];
    decisions: { id: string; kind?: string; values?: string[]; outputs?: { id: string }[]; rules: { id: string }[] }[];
  };
  const flags = decisions.filter(({ kind }) => kind === "flag").flatMap(({ outputs }) => outputs ?? []);
  return [
    ...questions.flatMap(({ id, choices }) => [
      { kind: "question", id, words: said("questions", id, "text") },
      ...choices.map((choice) => ({
        kind: "choice",
        id: `${id}.${choice.id}`,
        words: said("questions", id, "choices", choice.id, "label"),
      })),
    ]),
    ...outcomes.map((id) => ({ kind: "outcome", id, words: said("outcomes", id, "title") })),
    ...(criteria ?? []).map((id) => ({ kind: "criterion", id, words: said("criteria", id, "name") })),
    ...flags.map(({ id }) => ({ kind: "flag", id, words: said("flags", id, "title") })),
    ...decisions.flatMap((table) =>
      table.rules.map(({ id }) => ({ kind: "rule", id: `${table.id}.${id}`, words: said("rules", id) })),
    ),
  ];
}
