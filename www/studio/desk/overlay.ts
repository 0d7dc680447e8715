/** An overlay as the file holds it; docs/authoring.md says what each part does. What is written here is kept small. */
import { parse, stringify, TomlError } from "smol-toml";

/** What a condition asks of one answer. */
export type Entry =
  | string[]
  | { any?: string[]; all?: string[]; none?: string[]; only?: string[]; not?: string[]; unknown?: boolean };
export type Entries = { [question: string]: Entry };
export type Condition = Entries | Entries[];

export interface Rule {
  table: string;
  id: string;
  when?: Condition;
  then?: string;
  then_decision?: string;
  points?: number;
  facts?: string[];
  before?: string;
  after?: string;
  replace?: string;
}

export interface Price {
  id: string;
  where?: { [question: string]: string[] | { unknown: true } };
  outcome?: string;
  for?: string[];
  when?: Condition;
  currency?: string;
  low?: number;
  usual_low?: number;
  usual_high?: number;
  high?: number;
  year?: number;
  facts?: string[];
}

export type FlagKind = "first" | "scheme" | "addition" | "duty" | "warning";

/** Texts of one language, by section: a tree whose leaves are sentences. */
export interface Texts {
  [name: string]: string | Texts;
}

export interface Overlay {
  id?: string;
  version?: string;
  based_on?: string;
  priors?: { [question: string]: { [choice: string]: number } };
  prices?: Price[];
  flags?: { id: string; kind: FlagKind; table?: string; before?: string; after?: string }[];
  rules?: Rule[];
  facts?: {
    [id: string]: { title: string; publisher?: string; address?: string; date?: string; [key: string]: unknown };
  };
  cta?: { [outcome: string]: { label: string; href?: string } };
  words?: { [language: string]: Texts };
  off?: { [kind: string]: string[] };
  [key: string]: unknown;
}

/** Where the text is no TOML. */
export interface Unreadable {
  message: string;
  line: number;
  column: number;
}

/** The overlay of a file's text, or why there is none. */
export function read(text: string): Overlay | Unreadable {
  try {
    return parse(text) as Overlay;
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const message = cause.message.split("\n")[0] ?? "";
    return { message: message.replace(/^Invalid TOML document: /, ""), line: cause.line, column: cause.column };
  }
}

export function isUnreadable(given: Overlay | Unreadable): given is Unreadable {
  return "line" in given && "column" in given;
}

/** Comments and empty lines before anything else. */
const HEAD = /^(?:[ \t]*(?:#[^\n]*)?\n)*/;

/** The file's text: the comment at its head stays, what is empty goes. */
export function write(overlay: Overlay, before: string): string {
  const [head = ""] = HEAD.exec(before) ?? [];
  return `${head}${stringify(slim(overlay) ?? {})}\n`;
}

/** Whether comments stand below the head, which an edit in the tables would drop. */
export function hasNotes(text: string): boolean {
  return /^[ \t]*#/m.test(text.replace(HEAD, ""));
}

/** Without empty lists and tables: they say nothing. */
function slim<T>(given: T): T | undefined {
  if (Array.isArray(given)) return given.length > 0 ? given : undefined;
  if (typeof given !== "object" || given === null) return given;
  const kept = Object.entries(given).flatMap(([key, value]) => {
    // An empty condition is one: it always holds.
    const small = key === "when" ? value : slim(value);
    return small === undefined ? [] : [[key, small] as const];
  });
  return kept.length > 0 ? (Object.fromEntries(kept) as T) : undefined;
}

export const EMPTY = `# What our firm says. Opened and changed in the studio; a person can read and change it, too.
id = "our-firm"
version = "1.0.0"
`;
