/** Pieces that several views use. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Desk } from "../desk/desk.ts";
import { setText } from "../desk/edits.ts";
import type { Names } from "../desk/sentences.ts";
import { partsOf, textAt } from "../desk/shown.ts";

const PAUSE = 600;
const pauses = new WeakMap<EventTarget, ReturnType<typeof setTimeout>>();

/**
 * Listeners for a field: told of its value once nobody types any more, at once where the field is left. A value that ends in
 * a space is being written on: kept without the space, the field would lose it.
 */
export function typed(commit: (value: string) => void) {
  const field = (event: Event) => event.currentTarget as HTMLInputElement | HTMLTextAreaElement;
  return {
    input: (event: Event) => {
      const at = field(event);
      clearTimeout(pauses.get(at));
      pauses.set(
        at,
        setTimeout(() => {
          if (at.value === at.value.trim()) commit(at.value);
        }, PAUSE),
      );
    },
    change: (event: Event) => {
      clearTimeout(pauses.get(field(event)));
      commit(field(event).value);
    },
  };
}

/** A text of visitors, editable in place, with a way back to the default's. */
export function textField(desk: Desk, path: readonly string[], label: string): TemplateResult {
  const own = textAt(desk.overlay.words?.[desk.language], path);
  const published = textAt(desk.words, path);
  const to = typed((value) => {
    const text = value.trim();
    if (text === "" && published === undefined) return;
    desk.edit(setText(desk.language, path, text === "" || text === published ? null : text));
  });
  const shown = own ?? published ?? "";
  const found = desk.findingsAt(`overlay.words.${desk.language}.${path.join(".")}`);
  return html`<span class="field ${own !== undefined ? "own" : ""}">
    <textarea rows=${Math.max(1, Math.ceil(shown.length / 60))} aria-label=${label} lang=${desk.language}
      .value=${shown} @input=${to.input} @change=${to.change} ?disabled=${desk.unreadable !== null}></textarea>
    ${
      own !== undefined && published !== undefined
        ? html`<button type="button" class="small" @click=${() => desk.edit(setText(desk.language, path, null), "The default’s text is back.")}>
            Back to the default<span class="unseen">: ${label}</span></button>`
        : nothing
    }
    ${problems(found)}
  </span>`;
}

/** What is wrong here. */
export function problems(found: readonly { message: string; help: string | null }[]) {
  if (found.length === 0) return nothing;
  return html`<ul class="problems">${found.map(({ message, help }) => html`<li>${sentence(message)}${help ? html` <span class="help">Way out: ${short(help)}.</span>` : nothing}</li>`)}</ul>`;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const short = (text: string) => (text.length > 220 ? `${text.slice(0, 220)} …` : text);

/** A badge that says where a row comes from. */
export function badge(state: string) {
  const words: { [state: string]: string } = { added: "yours", changed: "changed", off: "off" };
  return words[state] ? html`<span class="badge ${state}">${words[state]}</span>` : nothing;
}

/** Ids as words, where a model has no others: `soc2_part` is read as "soc2 part". */
export const plain = (id: string) => id.replaceAll(/[_-]/g, " ");

/** Names of questions, tables and what they say. */
export function namesOf(desk: Desk): Names {
  const { outcome } = partsOf(desk.source);
  return {
    question: (id) => {
      if (id === outcome) return "The advice";
      return desk.text(["questions", id, "text"]) || `The table “${plain(id)}”`;
    },
    choice: (question, choice) => {
      if (question === outcome) return desk.text(["outcomes", choice, "title"]) || plain(choice);
      return desk.text(["questions", question, "choices", choice, "label"]) || plain(choice);
    },
  };
}

/** An id of letters, digits and hyphens for something that a person has named. */
export function idOf(name: string, between: "-" | "_", taken: ReadonlySet<string>): string {
  const ascii = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, between);
  const base = ascii.replaceAll(new RegExp(`^${between}+|${between}+$`, "g"), "").slice(0, 40) || "mine";
  const first = /^[0-9]/.test(base) ? `own${between}${base}` : base;
  let id = first;
  for (let n = 2; taken.has(id); n += 1) id = `${first}${between}${n}`;
  return id;
}

export const perCent = (ppm: number) => {
  const share = ppm / 10_000;
  return share > 0 && share < 0.1 ? "under 0.1\u00a0%" : `${share.toFixed(1)}\u00a0%`;
};
