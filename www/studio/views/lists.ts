/** Questions, prices, texts, calls to action and sources, as lists whose words and figures are edited in place. */

import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Desk } from "../desk/desk.ts";
import { addFact, dropFact, resetPrice, setCall, setPrice, setPriors } from "../desk/edits.ts";
import type { Condition, Price, Texts } from "../desk/overlay.ts";
import { facts, partsOf, prices, questions, type ShownPrice, type ShownQuestion } from "../desk/shown.ts";
import { badge, plain, problems, textField, typed } from "./parts.ts";
import { sayOf } from "./rule-form.ts";
import { conditionInWords } from "./tables.ts";

const MOST_TEXTS = 60;

export function questionsView(desk: Desk): TemplateResult {
  return html`<h2>Questions</h2>
    <p class="hint">Click into a text and write. “Expected” is how many of a hundred visitors give this answer: it changes the order of questions, never the advice.</p>
    ${repeat(
      questions(desk.source, desk.overlay),
      ({ id }) => id,
      (
        question,
      ) => html`<details class="card"><summary>${desk.text(["questions", question.id, "text"]) || plain(question.id)}</summary>
        ${textField(desk, ["questions", question.id, "text"], `Question ${question.id}`)}
        <p class="hint">${question.select === "one" ? "One answer." : "Several answers."} ${question.relevant ? "Asked only where this holds:" : "Always asked, unless it cannot change the advice."}</p>
        ${question.relevant ? conditionInWords(desk, question.relevant) : nothing}
        <table class="choices"><thead><tr><th scope="col">Answer</th><th scope="col">Expected, per cent</th></tr></thead><tbody>
        ${question.choices.map(
          ({
            id,
            prior,
          }) => html`<tr><td>${textField(desk, ["questions", question.id, "choices", id, "label"], `Answer ${id}`)}</td>
            <td>${priorField(desk, question, id, prior)}</td></tr>`,
        )}</tbody></table>
        ${problems(desk.findingsAt(`overlay.priors.${question.id}`))}
        ${
          desk.overlay.priors?.[question.id]
            ? html`<button type="button" class="small" @click=${() => desk.edit(setPriors(question.id, null), "The default’s figures are back.")}>Expected as in the default</button>`
            : nothing
        }
        <p class="hint">Why we ask:</p>${textField(desk, ["questions", question.id, "why"], `Why we ask ${question.id}`)}
      </details>`,
    )}`;
}

function priorField(
  desk: Desk,
  { id, choices, unknown_prior }: ShownQuestion,
  choice: string,
  prior: number | undefined,
) {
  const set = (event: Event) => {
    const share = (event.target as HTMLInputElement).valueAsNumber;
    if (!Number.isInteger(share)) return;
    const now = Object.fromEntries(choices.map((one) => [one.id, one.prior ?? 0]));
    desk.edit(setPriors(id, { ...now, unknown: unknown_prior ?? 0, [choice]: share }));
  };
  return html`<input type="number" min="0" max="100" step="1" aria-label="Expected, per cent: ${choice}" .value=${String(prior ?? "")} @change=${set}>`;
}

const FIGURES = { low: "Lowest", usual_low: "Usually from", usual_high: "to", high: "Highest" } as const;

export function pricesView(desk: Desk): TemplateResult {
  return html`<h2>Prices</h2>
    <p class="hint">What the result page says that it costs. Write your own figures over the default’s.</p>
    <div class="wide" tabindex="0" role="region" aria-label="Prices"><table class="prices">
      <thead><tr><th scope="col">What, and for whom</th>${Object.values(FIGURES).map((words) => html`<th scope="col">${words}</th>`)}<th scope="col">Currency</th><th scope="col"><span class="unseen">Change</span></th></tr></thead>
      <tbody>${prices(desk.source, desk.overlay).map((price, at) => priceRow(desk, price, at + 1))}</tbody></table></div>`;
}

function priceRow(desk: Desk, { key, was, now, changed }: ShownPrice, number: number) {
  const name = desk.text(["costs", key.id, "name"]) || plain(key.id);
  const own = (desk.overlay.prices ?? []).find(
    (price) => price.id === key.id && JSON.stringify(price.where) === JSON.stringify(key.where),
  );
  const set = (part: Partial<Price>) => desk.edit(setPrice({ ...key, ...own, ...part }));
  const number_ = (field: keyof typeof FIGURES) => (event: Event) => {
    const figure = (event.target as HTMLInputElement).valueAsNumber;
    if (Number.isInteger(figure)) set({ [field]: figure });
  };
  const at = own ? (desk.overlay.prices ?? []).indexOf(own) : -1;
  return html`<tr class=${changed ? "changed" : ""}>
    <th scope="row">${name} ${changed ? badge("changed") : nothing}${problems(desk.findingsAt(`overlay.prices[${at}]`))}
      ${key.where ? html`<div class="when hint">${conditionInWords(desk, key.where as Condition)}</div>` : nothing}</th>
    ${(Object.keys(FIGURES) as (keyof typeof FIGURES)[]).map(
      (
        field,
      ) => html`<td><input type="number" min="0" step="500" inputmode="numeric" aria-label="${name}, price ${number}: ${FIGURES[field]}"
        .value=${String(now[field] ?? "")} @change=${number_(field)} title="Default: ${was[field] ?? "none"}"></td>`,
    )}
    <td><input class="currency" maxlength="3" aria-label="${name}, price ${number}: currency" .value=${now.currency ?? ""}
      @change=${(event: Event) => set({ currency: (event.target as HTMLInputElement).value.toUpperCase() })}></td>
    <td>${changed ? html`<button type="button" class="small" @click=${() => desk.edit(resetPrice(key), "The default’s price is back.")}>Back to the default<span class="unseen">: ${name}, price ${number}</span></button>` : nothing}</td></tr>`;
}

const SECTIONS: { [section: string]: string } = {
  outcomes: "Advice",
  ui: "The widget itself",
  criteria: "Criteria",
  steps: "Steps of the plan",
  recurring: "What comes back",
  costs: "What is paid for",
  comparison: "Comparison",
  evidence: "Evidence",
  misconceptions: "Misconceptions",
  lessons: "Explanations",
  rules: "Sentences of rules",
  flags: "Remarks",
  questions: "Questions",
  facts: "Sources",
};

export function textsView(desk: Desk): TemplateResult {
  const wanted = desk.search.trim().toLowerCase();
  const all = Object.entries(SECTIONS).flatMap(([section, name]) =>
    leaves(desk.words[section], [section]).map(({ path, text }) => ({ path, text: desk.text(path) || text, name })),
  );
  const found = all.filter(
    ({ text, path }) => wanted === "" || text.toLowerCase().includes(wanted) || path.join(".").includes(wanted),
  );
  const to = typed((search) => desk.show({ search }));
  return html`<h2>Texts</h2>
    <p class="bar"><label>Find a sentence <input type="search" .value=${desk.search} @input=${to.input} @change=${to.change} placeholder="words that are in it"></label>
    <span role="status">${found.length} texts${found.length > MOST_TEXTS ? `, the first ${MOST_TEXTS} shown: write more words` : ""}</span></p>
    <ul class="texts">${repeat(
      found.slice(0, MOST_TEXTS),
      ({ path }) => `${desk.language} ${path.join(".")}`,
      ({ path, name }) =>
        html`<li><p class="hint">${name}: ${path.slice(1).map(plain).join(", ")}</p>${textField(desk, path, path.join(" "))}</li>`,
    )}</ul>`;
}

function leaves(texts: string | Texts | undefined, path: string[]): { path: string[]; text: string }[] {
  if (typeof texts === "string") return [{ path, text: texts }];
  if (typeof texts !== "object" || texts === null || Array.isArray(texts)) return [];
  return Object.entries(texts).flatMap(([name, below]) => leaves(below, [...path, name]));
}

export function buttonsView(desk: Desk): TemplateResult {
  const { outcomes } = partsOf(desk.source);
  const row = (outcome: string, name: string) => {
    const call = desk.overlay.cta?.[outcome];
    const set = (part: { label?: string; href?: string }) => {
      const { label, href } = { label: call?.label ?? "", href: call?.href ?? "", ...part };
      desk.edit(setCall(outcome, label || href ? { label: label || "Talk to us", ...(href ? { href } : {}) } : null));
    };
    const value = (event: Event) => (event.target as HTMLInputElement).value.trim();
    return html`<tr><th scope="row">${name}${problems(desk.findingsAt(`overlay.cta.${outcome}`))}</th>
      <td><input aria-label="What the button says: ${name}" .value=${call?.label ?? ""} @change=${(event: Event) => set({ label: value(event) })} placeholder=${outcome === "*" ? "Talk to us" : "as for all"}></td>
      <td><input type="url" aria-label="Where it leads: ${name}" .value=${call?.href ?? ""} @change=${(event: Event) => set({ href: value(event) })} placeholder="https://"></td></tr>`;
  };
  return html`<h2>Buttons</h2>
    <p class="hint">The button beside the advice: what it says and where it leads. One for all, and others for some advice.</p>
    <div class="wide" tabindex="0" role="region" aria-label="Buttons"><table><thead><tr><th scope="col">For the advice</th><th scope="col">It says</th><th scope="col">It leads to</th></tr></thead>
      <tbody>${row("*", "All others")}${outcomes.map((id) => row(id, sayOf(desk, id)))}</tbody></table></div>`;
}

export function sourcesView(desk: Desk): TemplateResult {
  const own = desk.overlay.facts ?? {};
  const known = Object.entries(facts(desk.source, desk.overlay)).reverse();
  const add = (event: Event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = (name: string) => String(new FormData(form).get(name) ?? "").trim();
    const taken = new Set(known.map(([id]) => id));
    let n = 1;
    while (taken.has(`V${String(n).padStart(2, "0")}`)) n += 1;
    const fact = {
      title: given("title"),
      publisher: given("publisher"),
      address: given("address"),
      date: "undated",
      checked: new Date().toISOString().slice(0, 10),
      tier: "reputable-secondary",
      confidence: "medium",
    };
    desk.edit(
      addFact(`V${String(n).padStart(2, "0")}`, fact, given("says"), desk.language),
      "The source is in your file.",
    );
    form.reset();
  };
  return html`<h2>Sources</h2>
    <details class="card"><summary>Add a source</summary><form class="draft" @submit=${add}>
      <label>Title <input name="title" required></label><label>Publisher <input name="publisher" required></label>
      <label>Address <input name="address" type="url" required placeholder="https://"></label>
      <label>What it says, in a sentence <textarea name="says" rows="2" required></textarea></label>
      <p class="actions"><button class="solid">Keep</button></p></form></details>
    <ul class="texts">${repeat(
      known,
      ([id]) => id,
      ([
        id,
        fact,
      ]) => html`<li><p><strong>${fact.title}</strong> ${own[id] ? badge("added") : nothing} <span class="hint">${[id, fact.publisher, fact.date].filter(Boolean).join(", ")}</span>
        ${own[id] ? html`<button type="button" class="small" @click=${() => desk.edit(dropFact(id), "The source is out of your file.")}>Take out<span class="unseen"> ${fact.title}</span></button>` : nothing}</p>
        ${textField(desk, ["facts", id], `What ${id} says`)}${problems(desk.findingsAt(`overlay.facts.${id}`))}</li>`,
    )}</ul>`;
}
