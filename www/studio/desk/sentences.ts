/** Conditions in words that a person reads. */
import type { Condition, Entries, Entry } from "./overlay.ts";

/** Gives the words of questions, choices, tables and values. */
export interface Names {
  question(id: string): string;
  choice(question: string, choice: string): string;
}

/** What can be asked of an answer, in the order of the menu. */
export const OPERATORS = {
  any: "one of these",
  all: "all of these",
  none: "known, and none of these",
  only: "nothing but these",
  not: "anything but these",
  unknown: "not known",
} as const;

export type Operator = keyof typeof OPERATORS;

/** One line of a condition. */
export interface Line {
  question: string;
  operator: Operator;
  choices: string[];
}

/** A condition as alternatives, each a list of lines that all must hold. No alternative: it always holds. */
export function linesOf(when: Condition | undefined): Line[][] {
  const tables = when === undefined ? [] : Array.isArray(when) ? when : [when];
  return tables.map((entries) => Object.entries(entries).flatMap(([question, entry]) => linesOfEntry(question, entry)));
}

function linesOfEntry(question: string, entry: Entry): Line[] {
  if (Array.isArray(entry)) return [{ question, operator: "any", choices: entry }];
  return (Object.keys(OPERATORS) as Operator[]).flatMap((operator) => {
    const asked = entry[operator];
    if (asked === undefined || asked === false) return [];
    return [{ question, operator, choices: asked === true ? [] : asked }];
  });
}

/** The reverse. Lines without choices are left out, but for "is not known". */
export function conditionOf(alternatives: readonly (readonly Line[])[]): Condition | undefined {
  const tables = alternatives.map(entriesOf).filter((entries) => Object.keys(entries).length > 0);
  return tables.length > 1 ? tables : tables[0];
}

function entriesOf(lines: readonly Line[]): Entries {
  const byQuestion = new Map<string, { [operator: string]: string[] | true }>();
  for (const { question, operator, choices } of lines) {
    if (operator !== "unknown" && choices.length === 0) continue;
    byQuestion.set(question, { ...byQuestion.get(question), [operator]: operator === "unknown" ? true : choices });
  }
  return Object.fromEntries(
    [...byQuestion].map(([question, asked]) => {
      const keys = Object.keys(asked);
      return [question, (keys.length === 1 && keys[0] === "any" ? asked.any : asked) as Entry];
    }),
  );
}

/** Alternatives as sentences; none means "always". */
export function inWords(when: Condition | undefined, names: Names): string[][] {
  return linesOf(when).map((lines) =>
    lines.map(({ question, operator, choices }) => {
      const asked = names.question(question);
      const listed = listOf(
        choices.map((choice) => `“${names.choice(question, choice)}”`),
        operator === "all" ? "and" : "or",
      );
      return `${asked}${asked.endsWith("?") ? "" : ":"} ${LEADS[operator]}${listed}`;
    }),
  );
}

/** What stands before the answers in a sentence. */
const LEADS: { [operator in Operator]: string } = {
  any: "",
  all: "all of ",
  none: "known, and not ",
  only: "nothing but ",
  not: "anything but ",
  unknown: "not known",
};

function listOf(items: readonly string[], word: "and" | "or"): string {
  const last = items.at(-1) ?? "";
  return items.length > 1 ? `${items.slice(0, -1).join(", ")} ${word} ${last}` : last;
}
