import Table from "cli-table3";
import { format, located } from "../finding.ts";
import { packed } from "../opened.ts";
import { authoring, version } from "../parts.ts";

/** Proves what is true of every set of answers. Exit code 1 where the verification finds something. */
export async function verify(file: string | undefined, options: { json?: boolean }): Promise<number> {
  const { verifyModel } = await authoring();
  const verification = verifyModel(await packed(file));
  const { model, answerSets, outcomes, findings } = verification;
  if (options.json) {
    process.stdout.write(`${JSON.stringify(verification, null, 2)}\n`);
  } else {
    const table = new Table({ head: ["outcome", "answer sets", "share"], colAligns: ["left", "right", "right"] });
    table.push(...outcomes.map((row) => [row.id, row.answerSets, `${(row.share / 10_000).toFixed(2)} %`]));
    const name = `${model.id} ${model.version}`;
    process.stdout.write(`${name}: ${answerSets} sets of answers\n${table}\n`);
    process.stdout.write(`${format(file ?? name, findings.map(located), "human", await version())}\n`);
  }
  return findings.length > 0 ? 1 : 0;
}
