/** The question to a buyer whose request is unclear, as plain text ready to send. */
import type { Words } from "../words/words.ts";

export function letterText(words: Words): string {
  const { opening, points, closing } = words.buyerQuestion;
  return [opening, points.map((point, index) => `${index + 1}. ${point}`).join("\n"), closing].join("\n\n");
}
