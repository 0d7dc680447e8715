/** Which questions matter and which rules decide, of prospects drawn by the model's priors. An estimate, always the same. */
import type { ModelSource } from "../../authoring/authoring.ts";
import type { Answers, Engine } from "../../engine/types.ts";
import { partsOf, type ShownQuestion } from "../desk/shown.ts";
import type { Insight } from "./messages.d.ts";

/** Prospects for the questions, whose rows are quick, and for the rules, whose reports are not. */
const ROWS = 10_000;
const REPORTS = 250;

export function insightOf(engine: Engine, source: ModelSource): Insight {
  const { questions } = partsOf(source);
  const chance = seeded(20_261_125);
  const drawn = Array.from({ length: ROWS }, () => prospect(questions, chance));
  return { questions: questionsThatMatter(engine, questions, drawn), rules: rulesThatDecide(engine, drawn) };
}

/** Another prospect's answer to one question is put in the place of one's own: how often does the advice change? */
function questionsThatMatter(engine: Engine, questions: readonly ShownQuestion[], drawn: readonly Answers[]) {
  const width = questions.length;
  const rows = new Uint8Array(drawn.length * width);
  drawn.forEach((answers, at) => {
    rows.set(engine.encode(answers), at * width);
  });
  const before = engine.evaluate(rows);
  const of = questions.map(({ id }, column) => {
    const other = rows.slice();
    for (let at = 0; at < drawn.length; at += 1) {
      const neighbour = (at + 1) % drawn.length;
      other[at * width + column] = rows[neighbour * width + column] ?? 0;
    }
    const after = engine.evaluate(other);
    return { id, of: (1000 * after.filter((outcome, at) => outcome !== before[at]).length) / drawn.length };
  });
  return of.sort((one, two) => two.of - one.of);
}

function rulesThatDecide(engine: Engine, drawn: readonly Answers[]) {
  const counts = new Map<string, number>();
  for (const answers of drawn.slice(0, REPORTS)) {
    for (const { rule } of engine.report(answers).recommendation.reasons) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const of = [...counts].map(([id, count]) => ({ id, of: (1000 * count) / REPORTS }));
  return of.sort((one, two) => two.of - one.of);
}

/** Answers of a prospect whom the priors expect; without priors every answer counts alike. */
function prospect(questions: readonly ShownQuestion[], chance: () => number): Answers {
  const answers: { [question: string]: string | string[] | null } = {};
  for (const { id, select, choices, unknown_prior = 0 } of questions) {
    const known = choices.filter(({ unknown }) => !unknown);
    const even = known.some(({ prior }) => prior === undefined);
    const share = (prior: number | undefined) => (even ? 100 / (known.length + 1) : (prior ?? 0));
    const alone = select === "one" ? known : known.filter(({ exclusive }) => exclusive);
    let left = chance() * 100 - (even ? 0 : unknown_prior);
    answers[id] = null;
    if (left < 0) continue;
    const single = alone.find(({ prior }) => {
      left -= share(prior);
      return left < 0;
    });
    if (single) answers[id] = select === "one" ? single.id : [single.id];
    else if (select === "many") {
      const ticked = known.filter(({ exclusive, prior }) => !exclusive && chance() * 100 < share(prior));
      if (ticked.length > 0) answers[id] = ticked.map((choice) => choice.id);
    }
  }
  return answers as Answers;
}

/** Numbers in [0, 1) that look like chance and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
