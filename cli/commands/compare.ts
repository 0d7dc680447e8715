import Table from "cli-table3";
import pc from "picocolors";
import type { Comparison } from "../../www/authoring/authoring.ts";
import { sound } from "../opened.ts";
import { authoring } from "../parts.ts";

/** Which sets of answers get another outcome. Exit code 1 where some do. */
export async function compare(old: string, after: string | undefined, options: { json?: boolean }): Promise<number> {
  // one file: what it changes in the built-in model
  const [before, now] = after === undefined ? [undefined, old] : [old, after];
  const { compareModels } = await authoring();
  const comparison = compareModels((await sound(before)).source, (await sound(now)).source);
  process.stdout.write(`${options.json ? JSON.stringify(comparison, null, 2) : written(comparison)}\n`);
  return comparison.changed === "0" ? 0 : 1;
}

function written({ old, new: now, answerSets, changed, share, moved, leftOut }: Comparison): string {
  const lines = [
    pc.bold(`${old.id} ${old.version} → ${now.id} ${now.version}`),
    `${changed} of ${answerSets} sets of answers get another outcome; likely by the priors: ${percent(share)}`,
  ];
  if (moved.length > 0) {
    const table = new Table({
      head: ["before", "after", "sets", "likely"],
      colAligns: ["left", "left", "right", "right"],
    });
    table.push(...moved.map((row) => [row.from, row.to, row.answerSets, percent(row.share)]));
    lines.push(table.toString(), "For example:");
    for (const { from, to, example } of moved) lines.push(`  ${from} → ${to}: ${JSON.stringify(example)}`);
  }
  if (leftOut.length > 0) {
    lines.push("Left out:");
    for (const { path, why } of leftOut) lines.push(`  ${path}: ${WHY[why]}`);
  }
  return lines.join("\n");
}

const percent = (share: number | null) => (share === null ? "unknown" : `${(share / 10_000).toFixed(2)} %`);

const WHY: Record<Comparison["leftOut"][number]["why"], string> = {
  "only-old": "the new model has it not",
  "only-new": "the old model has it not",
  differs: "the models allow other answers by it; those that one of them refuses are left out",
};
