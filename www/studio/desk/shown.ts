/**
 * What the tables show: the default model with the overlay's entries in their places. It is for the eye and never checked
 * here; what counts is what the authoring module makes of the file.
 */
import type { ModelSource } from "../../authoring/authoring.ts";
import { samePrice } from "./edits.ts";
import type { Condition, Entries, FlagKind, Overlay, Price, Rule, Texts } from "./overlay.ts";

export interface ShownQuestion {
  id: string;
  select: "one" | "many";
  relevant?: Condition;
  choices: { id: string; prior?: number; exclusive?: boolean; unknown?: boolean }[];
  unknown_prior?: number;
}

export interface ShownRule extends Rule {
  /** `changed` stands in the place of a rule of the default. */
  state: "default" | "added" | "changed" | "off";
}

export interface ShownTable {
  id: string;
  hit: "first" | "unique" | "sum" | "collect";
  /** What its rules may say. */
  values: string[];
  rules: ShownRule[];
}

export interface ShownFlag {
  id: string;
  kind: FlagKind | undefined;
  table: string;
  state: "default" | "added" | "off";
}

export interface ShownPrice {
  /** How the overlay names it. */
  key: Price;
  /** The default's figures, and those of the overlay over them. */
  was: Price;
  now: Price;
  changed: boolean;
}

/** The parts of a source that the tables read. */
interface Parts {
  outcome: string;
  outcomes: string[];
  questions: ShownQuestion[];
  decisions: {
    id: string;
    hit: ShownTable["hit"];
    kind?: string;
    values?: string[];
    outputs?: { id: string; kind?: FlagKind }[];
    rules: Omit<Rule, "table">[];
  }[];
  facts?: { [id: string]: NonNullable<Overlay["facts"]>[string] };
  roadmap?: { costs?: Price[] };
}

export const partsOf = (source: ModelSource) => source as unknown as Parts;

export function questions(source: ModelSource, overlay: Overlay): ShownQuestion[] {
  const added = (overlay.questions ?? []) as ShownQuestion[];
  return [...partsOf(source).questions, ...added].map((question) => {
    const own = (overlay.choices ?? []) as { question: string; id: string; prior?: number }[];
    const choices = [...question.choices, ...own.filter((choice) => choice.question === question.id)];
    const shares = overlay.priors?.[question.id];
    if (!shares) return { ...question, choices };
    const given = choices.map((choice) => ({ ...choice, ...prior(shares[choice.id] ?? choice.prior) }));
    return { ...question, choices: given, unknown_prior: shares.unknown ?? question.unknown_prior ?? 0 };
  });
}

const prior = (share: number | undefined) => (share === undefined ? {} : { prior: share });

export function tables(source: ModelSource, overlay: Overlay): ShownTable[] {
  const { decisions, outcomes, criteria } = source as unknown as Parts & { criteria?: string[] };
  const all = [...decisions, ...((overlay.tables ?? []) as Parts["decisions"])];
  const off = new Set(overlay.off?.rules ?? []);
  const allFlags = flags(source, overlay);
  return all.map((table) => {
    const own = (overlay.rules ?? []).filter((rule) => rule.table === table.id);
    const rules = table.rules.map((rule): ShownRule => ({ ...rule, table: table.id, state: "default" }));
    for (const rule of own) place(rules, rule);
    const shown = rules.map((rule) =>
      off.has(rule.id) || off.has(`${table.id}.${rule.id}`) ? { ...rule, state: "off" as const } : rule,
    );
    const flagged = allFlags.filter((flag) => flag.table === table.id);
    const values =
      table.values ??
      (table.hit !== "collect" ? outcomes : table.kind === "flag" ? flagged.map(({ id }) => id) : (criteria ?? []));
    return { id: table.id, hit: table.hit, values, rules: shown };
  });
}

/** Puts a rule of the overlay where it says that it stands; at the end where that place is none. */
function place(rules: ShownRule[], rule: Rule): void {
  const at = (id: string | undefined) => rules.findIndex((other) => other.id === id);
  if (rule.replace !== undefined && at(rule.replace) >= 0) {
    rules[at(rule.replace)] = { ...rule, state: "changed" };
    return;
  }
  const before = at(rule.before);
  const after = at(rule.after);
  const position = before >= 0 ? before : after >= 0 ? after + 1 : rules.length;
  rules.splice(position, 0, { ...rule, state: "added" });
}

export function flags(source: ModelSource, overlay: Overlay): ShownFlag[] {
  const collections = partsOf(source).decisions.filter(({ kind }) => kind === "flag");
  const off = new Set(overlay.off?.flags ?? []);
  const known = collections.flatMap(({ id: table, outputs }) =>
    (outputs ?? []).map(({ id, kind }): ShownFlag => ({ id, kind, table, state: off.has(id) ? "off" : "default" })),
  );
  const first = collections[0]?.id ?? "";
  const own = (overlay.flags ?? []).map(
    ({ id, kind, table = first }): ShownFlag => ({ id, kind, table, state: "added" }),
  );
  return [...known, ...own];
}

export function prices(source: ModelSource, overlay: Overlay): ShownPrice[] {
  const costs = partsOf(source).roadmap?.costs ?? [];
  const known = costs.map((was): ShownPrice => {
    const twins = costs.filter(({ id }) => id === was.id);
    const key = twins.length > 1 ? { id: was.id, where: whereOf(was, twins) } : { id: was.id };
    const own = (overlay.prices ?? []).find((price) => samePrice(price, key));
    return { key, was, now: { ...was, ...own }, changed: own !== undefined };
  });
  const added = (overlay.prices ?? []).filter((price) => !known.some(({ key }) => key.id === price.id));
  return [...known, ...added.map((price) => ({ key: price, was: price, now: price, changed: true }))];
}

/** The answers by which one of several prices of an id is told: those in which they differ. */
function whereOf(price: Price, twins: readonly Price[]): NonNullable<Price["where"]> {
  const when = entriesOf(price);
  const differs = (question: string) =>
    new Set(twins.map((twin) => JSON.stringify(entriesOf(twin)[question]))).size > 1;
  const told = Object.entries(when).filter(([question]) => differs(question));
  return Object.fromEntries(told) as NonNullable<Price["where"]>;
}

const entriesOf = ({ when }: Price): Entries => (Array.isArray(when) ? (when[0] ?? {}) : (when ?? {}));

export function facts(source: ModelSource, overlay: Overlay) {
  return { ...partsOf(source).facts, ...overlay.facts };
}

/** A text, the overlay's or the default's; `undefined` where neither has it. */
export function textAt(words: Texts | undefined, path: readonly string[]): string | undefined {
  let at: string | Texts | undefined = words;
  for (const name of path) at = typeof at === "object" && Object.hasOwn(at, name) ? at[name] : undefined;
  return typeof at === "string" ? at : undefined;
}
