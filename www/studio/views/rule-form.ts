/** The dialog in which a rule is changed or added, and that in which a remark is added together with its rule. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Desk } from "../desk/desk.ts";
import { addFlag, setRule } from "../desk/edits.ts";
import type { FlagKind, Rule } from "../desk/overlay.ts";
import { conditionOf, type Line, linesOf } from "../desk/sentences.ts";
import { facts, flags, partsOf, type ShownRule, tables } from "../desk/shown.ts";
import { conditionEditor } from "./condition.ts";
import { idOf, plain } from "./parts.ts";

/** A rule being written; it becomes part of the file when it is kept. */
export interface Draft {
  /** The rule as it stands; `null` for a new one. */
  was: ShownRule | null;
  table: string;
  sentence: string;
  when: Line[][];
  then: string;
  facts: string[];
  /** Of a new rule in a table where the first one decides: the rule before which it stands. */
  before: string;
  /** Of a new remark. */
  flag: { kind: FlagKind; title: string; text: string } | null;
  missing: string;
}

export const FLAG_KINDS: { [kind in FlagKind]: string } = {
  first: "A scheme that comes first",
  scheme: "Another scheme",
  addition: "An addition",
  duty: "A duty",
  warning: "A warning",
};

export function draftOf(desk: Desk, table: string, was: ShownRule | null): Draft {
  const shown = tables(desk.source, desk.overlay).find(({ id }) => id === table);
  return {
    was,
    table,
    sentence: was ? desk.text(["rules", was.id]) : "",
    when: linesOf(was?.when),
    then: was?.then ?? shown?.values[0] ?? "",
    facts: was?.facts ?? [],
    before: shown?.rules[0]?.id ?? "",
    flag: null,
    missing: "",
  };
}

export function newFlag(desk: Desk): Draft {
  const [first] = flags(desk.source, desk.overlay);
  return { ...draftOf(desk, first?.table ?? "flags", null), flag: { kind: "addition", title: "", text: "" } };
}

export function ruleForm(desk: Desk, draft: Draft, change: (next: Draft | null) => void): TemplateResult {
  const { was, flag } = draft;
  const title = flag ? "A remark of yours" : was ? "Change this rule" : "A rule of yours";
  const set = (part: Partial<Draft>) => change({ ...draft, ...part, missing: "" });
  const value = (event: Event) => (event.target as HTMLInputElement).value;
  const table = tables(desk.source, desk.overlay).find(({ id }) => id === draft.table);
  const keep = (event: Event) => {
    event.preventDefault();
    const missing = lacks(draft);
    if (missing) return change({ ...draft, missing });
    write(desk, draft, table?.hit === "first");
    change(null);
  };
  return html`<form class="draft" @submit=${keep} novalidate>
    <h2 id="draft-title" tabindex="-1">${title}</h2>
    ${
      flag
        ? html`<label>What it is called <input name="title" .value=${flag.title} @input=${(event: Event) => set({ flag: { ...flag, title: value(event) } })} placeholder="CSA STAR Level 2"></label>
          <label>What the visitor reads <textarea name="text" rows="3" .value=${flag.text} @input=${(event: Event) => set({ flag: { ...flag, text: value(event) } })}></textarea></label>
          <label>Kind <select name="kind" @change=${(event: Event) => set({ flag: { ...flag, kind: value(event) as FlagKind } })}>
            ${Object.entries(FLAG_KINDS).map(([id, words]) => html`<option value=${id} ?selected=${id === flag.kind}>${words}</option>`)}</select></label>
          <p class="hint">The visitor reads it beside the advice, when this holds:</p>`
        : nothing
    }
    ${conditionEditor(desk, draft.table, draft.when, (when) => set({ when }))}
    ${flag ? nothing : thenField(desk, draft, table?.values ?? [], set)}
    ${
      !flag && !was && table?.hit === "first"
        ? html`<label>It stands before <select name="before" @change=${(event: Event) => set({ before: value(event) })}>
          ${table.rules.map(({ id }, at) => html`<option value=${id} ?selected=${id === draft.before}>${at + 1}. ${desk.text(["rules", id]) || plain(id)}</option>`)}</select></label>
          <p class="hint">The first rule that holds decides; those below it are not looked at any more.</p>`
        : nothing
    }
    <label>The sentence that tells the visitor why <textarea name="sentence" rows="2" .value=${draft.sentence} @input=${(event: Event) => set({ sentence: value(event) })}></textarea></label>
    ${factsField(desk, draft, set)}
    <p role="alert" class="missing">${draft.missing}</p>
    <p class="actions"><button class="solid">Keep</button> <button type="button" @click=${() => change(null)}>Cancel</button></p>
  </form>`;
}

function thenField(desk: Desk, draft: Draft, values: readonly string[], set: (part: Partial<Draft>) => void) {
  if (draft.was?.then_decision) {
    return html`<p>Then: as the table “${plain(draft.was.then_decision)}” says.</p>`;
  }
  return html`<label>Then <select name="then" @change=${(event: Event) => set({ then: (event.target as HTMLSelectElement).value })}>
    ${values.map((id) => html`<option value=${id} ?selected=${id === draft.then}>${sayOf(desk, id)}</option>`)}</select></label>`;
}

/** What a rule says, in words. */
export function sayOf(desk: Desk, id: string): string {
  return (
    desk.text(["outcomes", id, "title"]) ||
    desk.text(["flags", id, "title"]) ||
    desk.text(["criteria", id, "name"]) ||
    plain(id)
  );
}

function factsField(desk: Desk, draft: Draft, set: (part: Partial<Draft>) => void) {
  const known = facts(desk.source, desk.overlay);
  const add = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    if (select.value) set({ facts: [...draft.facts, select.value] });
    select.value = "";
  };
  return html`<fieldset><legend>Sources</legend>
    <ul class="plain">${draft.facts.map(
      (id) =>
        html`<li>${known[id]?.title ?? id} <button type="button" class="small" @click=${() => set({ facts: draft.facts.filter((other) => other !== id) })}>Remove<span class="unseen"> source ${known[id]?.title ?? id}</span></button></li>`,
    )}</ul>
    <label>Add a source <select name="source" @change=${add}><option value="">Choose …</option>
      ${Object.entries(known)
        .filter(([id]) => !draft.facts.includes(id))
        .map(([id, { title }]) => html`<option value=${id}>${title} (${id})</option>`)}</select></label>
  </fieldset>`;
}

/** What is still to be said; empty where nothing is. */
function lacks({ sentence, flag, when }: Draft): string {
  if (flag && flag.title.trim() === "") return "Say what it is called.";
  if (flag && flag.text.trim() === "") return "Say what the visitor reads.";
  if (when.some((lines) => lines.some(({ operator, choices }) => operator !== "unknown" && choices.length === 0))) {
    return "A line of “When” has no answer ticked: tick one, or remove the line.";
  }
  return sentence.trim() === "" ? "Say in a sentence why." : "";
}

function write(desk: Desk, draft: Draft, ordered: boolean): void {
  const { was, flag, table } = draft;
  const sentence = draft.sentence.trim();
  const when = conditionOf(draft.when);
  const { decisions } = partsOf(desk.source);
  const taken = new Set(tables(desk.source, desk.overlay).flatMap(({ rules }) => rules.map(({ id }) => id)));
  const body = { ...(when ? { when } : {}), ...(draft.facts.length > 0 ? { facts: draft.facts } : {}) };
  if (flag) {
    const id = idOf(
      flag.title,
      "_",
      new Set([...flags(desk.source, desk.overlay).map((one) => one.id), ...decisions.map((one) => one.id)]),
    );
    const rule: Rule = { table, id: idOf(`${flag.title} shown`, "-", taken), ...body, then: id };
    const { title, text, kind } = flag;
    desk.edit(
      addFlag({ id, kind, title: title.trim(), text: text.trim() }, rule, sentence, desk.language),
      "The remark is in your file.",
    );
    return;
  }
  const says = was?.then_decision ? { then_decision: was.then_decision } : { then: draft.then };
  const points = was?.points === undefined ? {} : { points: was.points };
  if (was) {
    const { before, after, replace } = was;
    const stands =
      was.state === "default"
        ? { replace: was.id }
        : { ...part("before", before), ...part("after", after), ...part("replace", replace) };
    const rule: Rule = { table, id: was.id, ...stands, ...body, ...says, ...points };
    desk.edit(setRule(rule, sentence, desk.language), "The rule is changed in your file.");
    return;
  }
  const rule: Rule = {
    table,
    id: idOf(sentence.split(/\s+/).slice(0, 5).join(" "), "-", taken),
    ...(ordered && draft.before ? { before: draft.before } : {}),
    ...body,
    ...says,
  };
  desk.edit(setRule(rule, sentence, desk.language), "The rule is in your file.");
}

const part = (key: string, value: string | undefined) => (value === undefined ? {} : { [key]: value });
