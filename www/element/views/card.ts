import { keyed } from "lit/directives/keyed.js";
import { html, type TemplateResult } from "lit/html.js";
import type { Phrases } from "../words/phrases.ts";

interface Card {
  phrases: Phrases | undefined;
  /** What is shown; nothing before there is something to show. */
  page: TemplateResult | undefined;
  /** What a screen reader is told beside the place that has focus. */
  spoken: string;
  /** Number of pages turned so far. */
  turn: number;
  leave: (event: KeyboardEvent) => void;
}

/**
 * The surface with the page on it. Before there is a page, there is only the vendor's own fallback text, where it stood
 * before the element was defined: nothing shifts. Each page is made of new nodes, so that no ticked box of one is left in
 * the next.
 */
export function card({ phrases, page, spoken, turn, leave }: Card): TemplateResult {
  if (!phrases || !page) return html`<slot></slot>`;
  const { tag, direction } = phrases.words.locale;
  return html`<div class="card" part="card" lang=${tag} dir=${direction} @keydown=${leave}>
    <slot name="header"></slot>
    <div class="spoken" role="status">${spoken}</div>
    ${keyed(turn, page)}
    <slot name="footer"></slot>
  </div>`;
}
