import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { open, Refused } from "../opened.ts";
import { authoring } from "../parts.ts";

/** Writes what a page needs: `model.bin`, `words.<language>.json` and `cta.json`, the latter where the overlay has them. */
export async function pack(file: string, options: { out: string }): Promise<number> {
  const { source, words, cta, findings } = await open(file);
  if (!source || findings.length > 0) throw new Refused(`${file} cannot be packed`, findings);
  const { packModel } = await authoring();
  const files: [string, string | Uint8Array][] = [["model.bin", packModel(source)]];
  for (const [language, texts] of Object.entries(words)) files.push([`words.${language}.json`, json(texts)]);
  if (Object.keys(cta).length > 0) files.push(["cta.json", json(cta)]);
  files.push(["model.json", json(source)]);
  await mkdir(options.out, { recursive: true });
  for (const [name, content] of files) {
    await writeFile(join(options.out, name), content);
    process.stdout.write(`${join(options.out, name)}  ${content.length} bytes\n`);
  }
  return 0;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
