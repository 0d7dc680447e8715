/**
 * Outcome shares, exact: a model is compared with one that always gives its first outcome. Whatever moves from there is the
 * part of another outcome, and what stays is the first one's.
 */
import type { compareModels, ModelSource } from "../../authoring/authoring.ts";
import { partsOf } from "../desk/shown.ts";
import type { Share } from "./messages.d.ts";

export function sharesOf(source: ModelSource, compare: typeof compareModels): Share[] {
  const { outcome, outcomes, decisions } = partsOf(source);
  const [first = ""] = outcomes;
  const always = decisions.map((table) =>
    table.id === outcome ? { ...table, hit: "first" as const, rules: [{ id: "always", then: first }] } : table,
  );
  const constant = { ...source, decisions: always, monotonicity: [], accepted: [] } as unknown as ModelSource;
  const { answerSets, changed, share, moved } = compare(constant, source);
  const all = BigInt(answerSets);
  const ppm = (sets: bigint) => Number((sets * 1_000_000n) / all);
  return outcomes.map((id) => {
    if (id === first) {
      return { outcome: id, space: ppm(all - BigInt(changed)), prior: share === null ? null : 1_000_000 - share };
    }
    const to = moved.find((move) => move.to === id);
    return {
      outcome: id,
      space: to ? ppm(BigInt(to.answerSets)) : 0,
      prior: to ? to.share : share === null ? null : 0,
    };
  });
}
