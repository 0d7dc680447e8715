/**
 * Off the page's thread: checks a file, says what it does, and packs it. One file a worker: who has a newer one ends this
 * worker and starts another, since a check cannot be interrupted.
 */
import type { Finding, ModelError, ModelSource } from "../../authoring/authoring.ts";
import { authoring, defaultSource, engine } from "../package.ts";
import { insightOf } from "./insight.ts";
import type { Question, Said } from "./messages.d.ts";
import { sharesOf } from "./shares.ts";

const say = (said: Said) => postMessage(said);

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  answer(data).catch((cause: unknown) => say({ kind: "failed", message: String(cause) }));
});

async function answer({ overlay, published: known }: Question): Promise<void> {
  const [{ applyOverlay, compareModels, packModel, verifyModel }, published] = await Promise.all([
    authoring(),
    defaultSource(),
  ]);
  const read = refusable(() => applyOverlay(published, overlay));
  if ("refused" in read) return say({ kind: "found", findings: read.refused });
  const { source, words, problems } = read;
  say({ kind: "found", findings: problems });
  if (problems.some(({ severity }) => severity === "error")) return;

  const shares = (model: ModelSource) => sharesOf(model, compareModels);
  say({
    kind: "compared",
    comparison: compareModels(published, source),
    now: shares(source),
    published: known ?? shares(published),
  });
  const model = packModel(source);
  say({ kind: "packed", model, words });
  say({ kind: "insight", insight: insightOf(await (await engine()).createEngine({ model }), source) });
  const { findings } = verifyModel(model);
  say({ kind: "verified", findings: findings.map((finding) => ({ ...finding, line: null, column: null })) });
}

/** What the work gives, or the problems for which it is refused. */
function refusable<T extends object>(work: () => T): T | { refused: Finding[] } {
  try {
    return work();
  } catch (cause) {
    const { problems } = cause as ModelError;
    if (!problems) throw cause;
    return { refused: problems as Finding[] };
  }
}
