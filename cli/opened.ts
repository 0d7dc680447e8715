/** Opens what a command is given: an overlay on the built-in model, a whole model as JSON, or nothing: the built-in one. */
import { readFile } from "node:fs/promises";
import type { Finding, ModelSource, Overlaid } from "../www/authoring/authoring.ts";
import { located } from "./finding.ts";
import { authoring, defaultModel, defaultSource } from "./parts.ts";

/** What a vendor is told, without a stack. */
export class Refused extends Error {
  readonly findings: readonly Finding[];

  constructor(message: string, findings: readonly Finding[] = []) {
    super(message);
    this.findings = findings;
  }
}

/** A model as written, with the words and calls to action of its overlay, and everything that is wrong with it. */
export interface Opened extends Pick<Overlaid, "words" | "cta"> {
  source: ModelSource | null;
  findings: Finding[];
}

export async function text(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new Refused(`${file} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? cause}`);
  }
}

export async function open(file: string | undefined): Promise<Opened> {
  const { applyOverlay, checkModel } = await authoring();
  if (file === undefined) return { source: await defaultSource(), words: {}, cta: {}, findings: [] };
  const written = await text(file);
  const model = wholeModel(written);
  if (model) {
    return { source: model, words: {}, cta: {}, findings: [...checkModel(model).map(located), ...currencies(model)] };
  }
  try {
    const { source, words, cta, problems } = applyOverlay(await defaultSource(), written);
    return { source, words, cta, findings: problems.length > 0 ? problems : currencies(source) };
  } catch (cause) {
    const problems = (cause as { problems?: Finding[] }).problems;
    if (!problems) throw cause;
    return { source: null, words: {}, cta: {}, findings: problems.map(located) };
  }
}

/** A model that can be packed, with the words of its overlay. */
export interface Sound extends Pick<Overlaid, "words"> {
  source: ModelSource;
}

/** The packed model of a file. Throws {@link Refused} with every problem of it. */
export async function packed(file: string | undefined): Promise<Uint8Array> {
  return file === undefined ? defaultModel() : pack(await sound(file));
}

export async function pack({ source }: Sound): Promise<Uint8Array> {
  return (await authoring()).packModel(source);
}

/** The model of a file as written. Throws {@link Refused} with every problem of it. */
export async function sound(file: string | undefined): Promise<Sound> {
  const { source, words, findings } = await open(file);
  if (!source || findings.some(({ severity }) => severity === "error")) {
    throw new Refused(`${file} is no model`, findings);
  }
  return { source, words };
}

/** A text that is JSON and has questions and decisions is a model; an overlay has no list of `decisions`. */
function wholeModel(written: string): ModelSource | null {
  if (!written.trimStart().startsWith("{")) return null;
  try {
    const model = JSON.parse(written);
    return "decisions" in model ? model : null;
  } catch {
    return null;
  }
}

/** Currencies by which `Intl` would stop the result page. */
function currencies(source: ModelSource): Finding[] {
  const known = new Set(Intl.supportedValuesOf("currency"));
  const costs = source.roadmap?.costs ?? [];
  return costs.flatMap(({ currency }, at) =>
    known.has(String(currency))
      ? []
      : [
          located({
            code: "bad-currency",
            severity: "error",
            path: `model.roadmap.costs[${at}].currency`,
            message: `\`${currency}\` is no currency that is in use`,
            help: "give a code of ISO 4217, such as `USD` or `EUR`",
            example: null,
          }),
        ],
  );
}
