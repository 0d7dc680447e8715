/** The part "Advise": sections to the left, one of them open, and what the file does to the right. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Desk, Section } from "../desk/desk.ts";
import { effectView } from "./effect.ts";
import { buttonsView, pricesView, questionsView, sourcesView, textsView } from "./lists.ts";
import { type Open, remarksView, rulesView } from "./tables.ts";
import { casesView, tryView } from "./trial.ts";

/** What each section is called, and what it shows beside the file's own editor. */
const SECTIONS: { [section in Section]: { name: string; view: (desk: Desk, open: Open) => TemplateResult } } = {
  questions: { name: "Questions", view: questionsView },
  rules: { name: "Rules", view: rulesView },
  remarks: { name: "Remarks", view: remarksView },
  prices: { name: "Prices", view: pricesView },
  texts: { name: "Texts", view: textsView },
  buttons: { name: "Buttons", view: buttonsView },
  sources: { name: "Sources", view: sourcesView },
  try: { name: "Try answers", view: tryView },
  cases: { name: "Worked cases", view: casesView },
  file: {
    name: "The file",
    view: () =>
      html`<h2>The file</h2><p class="hint">Everything that you change stands here, and nothing else. Change it here, too, if you like.</p>`,
  },
};

export interface Hooks {
  open: Open;
  goTo: (line: number) => void;
}

export function adviseView(desk: Desk, { open, goTo }: Hooks): TemplateResult {
  return html`<nav class="sections" aria-label="Sections">${Object.entries(SECTIONS).map(
    ([id, { name }]) =>
      html`<button type="button" aria-current=${id === desk.section ? "page" : "false"} @click=${() => desk.show({ section: id as Section, search: "" })}>${name}</button>`,
  )}</nav>
  <div class="section">
    ${desk.notesWouldGo && desk.section !== "file" ? html`<p class="note">Your file has notes between its lines. A change in the tables writes the file anew and drops them; those at its head stay.</p>` : nothing}
    ${desk.unreadable && desk.section !== "file" ? html`<p class="note">The text of the file cannot be read, so nothing can be changed here. See “The file”.</p>` : nothing}
    ${SECTIONS[desk.section].view(desk, open)}
    <div id="file" ?hidden=${desk.section !== "file"}></div>
  </div>
  <aside class="effect" tabindex="0" aria-label="What your file does">${effectView(desk, goTo)}</aside>`;
}
