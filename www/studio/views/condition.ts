/** A condition, edited line by line: question, what is asked of it, choices. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Desk } from "../desk/desk.ts";
import { type Line, OPERATORS, type Operator } from "../desk/sentences.ts";
import { withItem, withoutItem } from "../desk/sequence.ts";
import { partsOf, questions, tables } from "../desk/shown.ts";
import { namesOf } from "./parts.ts";

interface Readable {
  id: string;
  choices: string[];
}

/** What a rule of a table may ask: the questions, and tables decided before it. */
function readable(desk: Desk, table: string): Readable[] {
  const asked = questions(desk.source, desk.overlay).map(({ id, choices }) => ({
    id,
    choices: choices.filter(({ unknown }) => !unknown).map((choice) => choice.id),
  }));
  const { outcome } = partsOf(desk.source);
  const decided = tables(desk.source, desk.overlay)
    .filter(({ id, hit }) => hit !== "collect" && id !== table)
    // The advice comes last: only remarks and criteria read it.
    .filter(({ id }) => table !== outcome || id !== outcome)
    .map(({ id, values }) => ({ id, choices: values }));
  return [...asked, ...decided];
}

export function conditionEditor(
  desk: Desk,
  table: string,
  alternatives: readonly (readonly Line[])[],
  change: (next: Line[][]) => void,
): TemplateResult {
  const can = readable(desk, table);
  const all = alternatives.map((lines) => [...lines]);
  const put = (at: number, lines: Line[]) => change(withItem(all, at, lines).filter((kept) => kept.length > 0));
  const fresh = (): Line => ({ question: can[0]?.id ?? "", operator: "any", choices: [] });
  return html`<fieldset class="condition">
    <legend>When</legend>
    ${all.length === 0 ? html`<p class="hint">It always holds. Add a line to say when.</p>` : nothing}
    ${all.map(
      (lines, at) => html`${at > 0 ? html`<p class="or">or</p>` : nothing}
        <ul class="lines">${lines.map((line, row) => lineEditor(desk, can, line, `${at + 1}.${row + 1}`, (next) => put(at, next ? withItem(lines, row, next) : withoutItem(lines, row))))}</ul>
        <button type="button" class="small" @click=${() => put(at, [...lines, fresh()])}>And …</button>`,
    )}
    <button type="button" class="small" @click=${() => change([...all, [fresh()]])}>${all.length === 0 ? "Add a line" : "Or …"}</button>
  </fieldset>`;
}

function lineEditor(
  desk: Desk,
  can: readonly Readable[],
  line: Line,
  place: string,
  change: (next: Line | null) => void,
) {
  const names = namesOf(desk);
  const { question, operator, choices } = line;
  const possible = can.find(({ id }) => id === question)?.choices ?? [];
  const value = (event: Event) => (event.target as HTMLSelectElement).value;
  const tick = (choice: string, on: boolean) =>
    change({ ...line, choices: possible.filter((id) => (id === choice ? on : choices.includes(id))) });
  return html`<li>
    <select aria-label="Line ${place}: question" @change=${(event: Event) => change({ question: value(event), operator: "any", choices: [] })}>
      ${can.map(({ id }) => html`<option value=${id} ?selected=${id === question}>${names.question(id)}</option>`)}
    </select>
    <select aria-label="Line ${place}: what is asked" @change=${(event: Event) => change({ ...line, operator: value(event) as Operator })}>
      ${Object.entries(OPERATORS).map(([id, words]) => html`<option value=${id} ?selected=${id === operator}>${words}</option>`)}
    </select>
    <button type="button" class="small" @click=${() => change(null)}>Remove<span class="unseen"> line ${place}</span></button>
    ${
      operator === "unknown"
        ? nothing
        : html`<div class="ticks" role="group" aria-label="Line ${place}: answers">${possible.map(
            (choice) => html`<label><input type="checkbox" .checked=${choices.includes(choice)}
              @change=${(event: Event) => tick(choice, (event.target as HTMLInputElement).checked)}> ${names.choice(question, choice)}</label>`,
          )}</div>`
    }
  </li>`;
}
