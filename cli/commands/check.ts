import { watch } from "node:fs";
import { type Format, format } from "../finding.ts";
import { open } from "../opened.ts";
import { version } from "../parts.ts";

/** Exit code: 0 without problems, 1 with some. */
export async function check(file: string, options: { format: Format; watch?: boolean }): Promise<number> {
  const once = async () => {
    const { findings } = await open(file);
    process.stdout.write(`${format(file, findings, options.format, await version())}\n`);
    return findings.length > 0 ? 1 : 0;
  };
  if (!options.watch) return once();
  await once();
  let waiting: NodeJS.Timeout | undefined;
  // editors write a file in several steps
  watch(file, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void once(), 100);
  });
  return new Promise(() => {});
}
