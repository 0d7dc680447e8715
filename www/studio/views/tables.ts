/** Decision tables, one row a rule, as in DMN: condition in words, what follows, the sentence, the sources. */

import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Desk } from "../desk/desk.ts";
import { dropFlag, dropRule, switchPart } from "../desk/edits.ts";
import type { Condition } from "../desk/overlay.ts";
import { inWords } from "../desk/sentences.ts";
import { facts, flags, partsOf, type ShownRule, type ShownTable, tables } from "../desk/shown.ts";
import { badge, namesOf, plain, problems, textField, typed } from "./parts.ts";
import { type Draft, draftOf, FLAG_KINDS, newFlag, sayOf } from "./rule-form.ts";

const POLICIES: { [hit in ShownTable["hit"]]: string } = {
  first: "Read from above: the first rule that holds decides.",
  unique: "Exactly one rule holds.",
  sum: "Every rule that holds gives points; the highest sum decides.",
  collect: "Every rule that holds adds what it says.",
};

export type Open = (draft: Draft | null) => void;

/** A table's name, for people. */
function nameOf(desk: Desk, { id }: ShownTable): string {
  return id === partsOf(desk.source).outcome ? "The advice" : plain(id).replace(/^./, (letter) => letter.toUpperCase());
}

export function rulesView(desk: Desk, open: Open): TemplateResult {
  // Remarks have a section of their own.
  const all = tables(desk.source, desk.overlay).filter(({ hit }) => hit !== "collect");
  const table = all.find(({ id }) => id === desk.table) ?? all[0];
  if (!table) return html``;
  const wanted = desk.search.trim().toLowerCase();
  const found = all
    .flatMap(({ rules }) => rules)
    .filter(({ id }) => desk.text(["rules", id]).toLowerCase().includes(wanted));
  const to = typed((search) => desk.show({ search }));
  return html`<h2>Rules</h2>
    <p class="bar"><label>Table <select @change=${(event: Event) => desk.show({ table: (event.target as HTMLSelectElement).value })}>
      ${all.map((one) => html`<option value=${one.id} ?selected=${one.id === table.id}>${nameOf(desk, one)} (${one.rules.length} rules)</option>`)}
    </select></label>
    <button type="button" @click=${() => open(draftOf(desk, table.id, null))} ?disabled=${desk.unreadable !== null}>Add a rule</button></p>
    <p class="bar"><label>Find a rule by its sentence, in all tables <input type="search" .value=${desk.search} @input=${to.input} @change=${to.change}></label></p>
    ${
      wanted
        ? html`<p class="hint" role="status">${found.length} rules have these words.</p>${ruleTable(desk, found, open, "Rules found")}`
        : html`<p class="hint">${POLICIES[table.hit]}</p>${ruleTable(desk, table.rules, open, "Rules of the table")}`
    }`;
}

export function remarksView(desk: Desk, open: Open): TemplateResult {
  const rules = tables(desk.source, desk.overlay).flatMap((table) => table.rules);
  const wanted = desk.search.trim().toLowerCase();
  const to = typed((search) => desk.show({ search }));
  return html`<h2>Remarks</h2>
    <p class="bar"><button type="button" @click=${() => open(newFlag(desk))} ?disabled=${desk.unreadable !== null}>Add a remark</button></p>
    <p class="hint">What is said beside the advice: another scheme, an addition, a duty, a warning. Each has rules that show it.</p>
    <p class="bar"><label>Find a remark <input type="search" .value=${desk.search} @input=${to.input} @change=${to.change}></label></p>
    <ul class="cards">${repeat(
      flags(desk.source, desk.overlay)
        .reverse()
        .filter(({ id }) => `${sayOf(desk, id)} ${desk.text(["flags", id, "text"])}`.toLowerCase().includes(wanted)),
      ({ id }) => id,
      (flag) => html`<li class="card ${flag.state}">
        <p class="head">${badge(flag.state)} <span class="kind">${flag.kind ? FLAG_KINDS[flag.kind] : ""}</span>
          ${
            flag.state === "added"
              ? html`<button type="button" class="small" @click=${() => desk.edit(dropFlag(flag.id), "The remark is out of your file.")}>Take out<span class="unseen"> ${sayOf(desk, flag.id)}</span></button>`
              : html`<button type="button" class="small" @click=${() => desk.edit(switchPart("flags", flag.id, flag.state === "off"))}>${flag.state === "off" ? "Switch on" : "Switch off"}<span class="unseen"> ${sayOf(desk, flag.id)}</span></button>`
          }</p>
        ${textField(desk, ["flags", flag.id, "title"], `Name of the remark ${flag.id}`)}
        ${textField(desk, ["flags", flag.id, "text"], `Text of the remark ${flag.id}`)}
        ${problems(desk.findingsAt(`overlay.flags[${desk.overlay.flags?.findIndex(({ id }) => id === flag.id) ?? -1}]`))}
        <details><summary>Shown when … <span class="unseen">${sayOf(desk, flag.id)}</span></summary>${ruleTable(
          desk,
          rules.filter(({ then }) => then === flag.id),
          open,
          `Rules that show ${sayOf(desk, flag.id)}`,
        )}</details>
      </li>`,
    )}</ul>`;
}

function ruleTable(desk: Desk, rules: readonly ShownRule[], open: Open, caption: string) {
  return html`<div class="wide" tabindex="0" role="region" aria-label=${caption}><table class="rules">
    <caption class="unseen">${caption}</caption>
    <thead><tr><th scope="col">No.</th><th scope="col">When</th><th scope="col">Then, and the sentence beside it</th></tr></thead>
    <tbody>${repeat(
      rules,
      ({ table, id }) => `${table} ${id}`,
      (rule, at) => ruleRow(desk, rule, at + 1, open),
    )}</tbody></table></div>`;
}

function ruleRow(desk: Desk, rule: ShownRule, number: number, open: Open) {
  const known = facts(desk.source, desk.overlay);
  const own = (desk.overlay.rules ?? []).findIndex(({ table, id }) => table === rule.table && id === rule.id);
  const name = `rule ${number}`;
  return html`<tr class=${rule.state}>
    <th scope="row">${number} ${badge(rule.state)}</th>
    <td class="when">${conditionInWords(desk, rule.when)}</td>
    <td><p class="says">${rule.then_decision ? `as the table “${plain(rule.then_decision)}” says` : sayOf(desk, rule.then ?? "")}${rule.points === undefined ? "" : `, ${rule.points} points`}</p>
      ${textField(desk, ["rules", rule.id], `Sentence of ${name}`)}${own < 0 ? nothing : problems(desk.findingsAt(`overlay.rules[${own}]`))}
      <p class="hint">${(rule.facts ?? []).length > 0 ? `Sources: ${(rule.facts ?? []).map((id) => known[id]?.title ?? id).join("; ")}` : "No source."}</p>
      <p class="acts">
      <button type="button" class="small" ?disabled=${rule.state === "off"} @click=${() => open(draftOf(desk, rule.table, rule))}>Change<span class="unseen"> ${name}</span></button>
      ${
        own >= 0
          ? html`<button type="button" class="small" @click=${() => desk.edit(dropRule(rule.table, rule.id), rule.state === "changed" ? "The default’s rule is back." : "The rule is out of your file.")}>${rule.state === "changed" ? "Back to the default" : "Take out"}<span class="unseen"> ${name}</span></button>`
          : html`<button type="button" class="small" @click=${() => desk.edit(switchPart("rules", `${rule.table}.${rule.id}`, rule.state === "off"))}>${rule.state === "off" ? "Switch on" : "Switch off"}<span class="unseen"> ${name}</span></button>`
      }</p>
    </td></tr>`;
}

export function conditionInWords(desk: Desk, when: Condition | undefined) {
  const alternatives = inWords(when, namesOf(desk));
  if (alternatives.length === 0) return html`<em>always (when no rule above holds)</em>`;
  return alternatives.map(
    (lines, at) =>
      html`${at > 0 ? html`<p class="or">or</p>` : nothing}<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  );
}
