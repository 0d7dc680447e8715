/** Whether words of a vendor's own are all there: an element that lacks some fails in the middle of an interview. */
import type { Words } from "./words.ts";

/** Every part of {@link Words}. */
export const SECTIONS: readonly (keyof Words)[] = [
  "locale",
  "ui",
  "questions",
  "outcomes",
  "criteria",
  "flags",
  "rules",
  "steps",
  "recurring",
  "costs",
  "comparison",
  "evidence",
  "misconceptions",
  "lessons",
  "handover",
  "buyerQuestion",
  "facts",
  "tiers",
  "confidences",
];

/** A plural form that not every language has. */
const SOME_PLURAL = /_(zero|one|two|few|many)$/;

/**
 * What is missing, by place: parts, what the locale must say, and texts of the interface that `example`, a language that
 * is complete, has. Words of the model are not looked at: a model of the vendor's own has others.
 */
export function missingWords(words: unknown, example: Words | undefined): string[] {
  const parts = recordOf(words);
  const missing = SECTIONS.filter((name) => !isRecord(parts[name])).map(String);
  const locale = recordOf(parts.locale);
  missing.push(...["tag", "name"].filter((name) => !isText(locale[name])).map((name) => `locale.${name}`));
  if (locale.direction !== "ltr" && locale.direction !== "rtl") missing.push("locale.direction");
  const given = recordOf(parts.ui);
  const wanted = Object.keys(example?.ui ?? {}).filter((id) => !SOME_PLURAL.test(id));
  missing.push(...wanted.filter((id) => typeof given[id] !== "string").map((id) => `ui.${id}`));
  return missing;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
