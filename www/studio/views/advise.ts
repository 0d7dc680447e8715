/** The part "Advise": sections to the left, one of them open, and what the file does to the right. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Desk, Section } from "../desk/desk.ts";
import { effectView } from "./effect.ts";
import { buttonsView, pricesView, questionsView, sourcesView, textsView } from "./lists.ts";
import { type Open, remarksView, rulesView } from "./tables.ts";
import { casesView, tryView } from "./trial.ts";

const SECTIONS: { [section in Section]: string } = {
  questions: "Questions",
  rules: "Rules",
  remarks: "Remarks",
  prices: "Prices",
  texts: "Texts",
  buttons: "Buttons",
  sources: "Sources",
  try: "Try answers",
  cases: "Worked cases",
  file: "The file",
};

export interface Hooks {
  open: Open;
  goTo: (line: number) => void;
}

export function adviseView(desk: Desk, { open, goTo }: Hooks): TemplateResult {
  return html`<nav class="sections" aria-label="Sections">${Object.entries(SECTIONS).map(
    ([id, name]) =>
      html`<button type="button" aria-current=${id === desk.section ? "page" : "false"} @click=${() => desk.show({ section: id as Section, search: "" })}>${name}</button>`,
  )}</nav>
  <div class="section">
    ${desk.notesWouldGo && desk.section !== "file" ? html`<p class="note">Your file has notes between its lines. A change in the tables writes the file anew and drops them; those at its head stay.</p>` : nothing}
    ${desk.unreadable && desk.section !== "file" ? html`<p class="note">The text of the file cannot be read, so nothing can be changed here. See “The file”.</p>` : nothing}
    ${desk.section === "file" ? html`<h2>The file</h2><p class="hint">Everything that you change stands here, and nothing else. Change it here, too, if you like.</p>` : sectionView(desk, open)}
    <div id="file" ?hidden=${desk.section !== "file"}></div>
  </div>
  <aside class="effect" tabindex="0" aria-label="What your file does">${effectView(desk, goTo)}</aside>`;
}

function sectionView(desk: Desk, open: Open) {
  switch (desk.section) {
    case "questions":
      return questionsView(desk);
    case "rules":
      return rulesView(desk, open);
    case "remarks":
      return remarksView(desk, open);
    case "prices":
      return pricesView(desk);
    case "texts":
      return textsView(desk);
    case "buttons":
      return buttonsView(desk);
    case "sources":
      return sourcesView(desk);
    case "try":
      return tryView(desk);
    case "cases":
      return casesView(desk);
    case "file":
      return nothing;
  }
}
