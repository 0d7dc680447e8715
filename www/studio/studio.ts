/**
 * The studio: where a vendor's expert changes what the widget says, and sees what it does. Everything stays in this page;
 * the file is opened from and saved to the expert's own machine.
 */
import { html, render, type TemplateResult } from "lit/html.js";
import { type Configured, configureView } from "./configure/configure.ts";
import { Preview } from "./configure/preview.ts";
import { FRESH } from "./configure/settings.ts";
import { Desk } from "./desk/desk.ts";
import { chosen, save } from "./desk/files.ts";
import { LANGUAGES } from "./desk/languages.ts";
import { EMPTY } from "./desk/overlay.ts";
import { FileEditor } from "./editor.ts";
import { adviseView } from "./views/advise.ts";
import { statusLine } from "./views/effect.ts";
import { type Draft, ruleForm } from "./views/rule-form.ts";

const root = find("#studio");
let desk: Desk;
let editor: FileEditor | null = null;
let preview: Preview | null = null;
let configured: Configured = { settings: FRESH, site: "script", dark: false };
let draft: Draft | null = null;
/** What had the focus when the dialog was opened. */
let opener: HTMLElement | null = null;

Desk.open(() => draw()).then(
  (opened) => {
    desk = opened;
    root.replaceChildren();
    draw();
    editor = new FileEditor(find("#file"), desk);
    preview = new Preview(find("#stage"));
    addEventListener("keydown", shortcuts);
  },
  (cause: unknown) => {
    root.textContent = `The studio cannot open here: ${String(cause)}`;
  },
);

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector} on this page`);
  return found;
}

function draw(): void {
  if (!desk) return;
  render(page(), root);
  editor?.follow();
  if (desk.part === "configure") preview?.follow(desk, configured.settings);
  const dialog = find("dialog") as HTMLDialogElement;
  if (draft && !dialog.open) {
    dialog.showModal();
    find("#draft-title").focus();
  }
  if (!draft && dialog.open) dialog.close();
}

function open(next: Draft | null): void {
  if (next && !draft) opener = document.activeElement as HTMLElement | null;
  draft = next;
  draw();
  if (!next) opener?.focus();
}

function goTo(line: number): void {
  desk.show({ section: "file" });
  editor?.goTo(line);
}

function page(): TemplateResult {
  const { part, history } = desk;
  return html`<header class="top">
      <p class="brand"><a href="../"><img src="../icon.svg" alt="" width="24" height="24"> attestation-fit</a> <span>Studio</span></p>
      <h1 class="unseen">Studio: change what the fit check says</h1>
      <div class="tools" role="group" aria-label="The file">
        <label class="open">Open a file <input class="unseen" type="file" accept=".toml" @change=${opened}></label>
        <button type="button" class="solid" @click=${saved}>Save the file</button>
        <button type="button" @click=${() => desk.undo()} ?disabled=${!history.canUndo}>Undo</button>
        <button type="button" @click=${() => desk.redo()} ?disabled=${!history.canRedo}>Redo</button>
        <button type="button" @click=${() => desk.write(EMPTY, "A new file. Undo brings the last one back.")}>New</button>
        <label>Texts in <select @change=${(event: Event) => desk.speak((event.target as HTMLSelectElement).value)}>
          ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === desk.language}>${name}</option>`)}</select></label>
      </div>
      <p class="status" role="status">${desk.told} ${statusLine(desk)}</p>
    </header>
    <main>
      <div role="tablist" aria-label="Parts of the studio" @keydown=${turn}>${tab("advise", "Advise")}${tab("configure", "Configure")}</div>
      <div id="advise" class="advise" role="tabpanel" aria-labelledby="tab-advise" ?hidden=${part !== "advise"}>${adviseView(desk, { open, goTo })}</div>
      <div id="configure" class="configure" role="tabpanel" aria-labelledby="tab-configure" ?hidden=${part !== "configure"}>${configureView(desk, configured, configure)}</div>
    </main>
    <dialog aria-labelledby="draft-title" @cancel=${(event: Event) => {
      event.preventDefault();
      open(null);
    }}>
      ${draft ? ruleForm(desk, draft, open) : ""}</dialog>`;
}

function tab(id: Desk["part"], name: string): TemplateResult {
  const chosen = desk.part === id;
  return html`<button type="button" role="tab" id="tab-${id}" aria-controls=${id} aria-selected=${chosen} tabindex=${chosen ? 0 : -1} @click=${() => desk.show({ part: id })}>${name}</button>`;
}

/** Arrow keys go from tab to tab. */
function turn({ key }: KeyboardEvent): void {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return;
  desk.show({ part: desk.part === "advise" ? "configure" : "advise" });
  find(`#tab-${desk.part}`).focus();
}

function configure(part: Partial<Configured>): void {
  configured = { ...configured, ...part };
  draw();
}

async function opened(event: Event): Promise<void> {
  const text = await chosen(event.target as HTMLInputElement);
  if (text !== null) desk.write(text, "The file is open. Undo brings the last one back.");
}

function saved(): void {
  // What is still being typed belongs to it.
  (document.activeElement as HTMLElement | null)?.blur();
  save(`${desk.overlay.id ?? "overlay"}.toml`, desk.history.text);
  desk.show({ told: "The file is saved." });
}

/** Undo and redo by the keyboard, where no field has its own. */
function shortcuts(event: KeyboardEvent): void {
  const inField = event
    .composedPath()
    .some((at) => at instanceof HTMLElement && at.matches("input, textarea, select, [contenteditable]"));
  if (inField || draft || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  if (event.shiftKey) desk.redo();
  else desk.undo();
}
