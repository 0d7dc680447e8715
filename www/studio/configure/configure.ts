/** The part "Configure": looks, words and behaviour of the widget; the widget on a sample page; the lines to copy. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Desk } from "../desk/desk.ts";
import { LANGUAGES } from "../desk/languages.ts";
import { buttonsView } from "../views/lists.ts";
import { plain, typed } from "../views/parts.ts";
import { attributesOf, FONTS, type Settings, styleOf } from "./settings.ts";
import { SITES, type Site, snippet } from "./snippets.ts";

/** Hash of the `embed.js` that this studio stands beside; the build writes it in. */
declare const EMBED_INTEGRITY: string;

/** Parts of a file that the tag's attributes hold; all others are in the model. */
const IN_THE_TAG = ["id", "version", "date", "based_on", "$schema", "words", "cta"];

export interface Configured {
  settings: Settings;
  site: Site;
  /** The sample page is dark. */
  dark: boolean;
}

export function configureView(
  desk: Desk,
  now: Configured,
  change: (part: Partial<Configured>) => void,
): TemplateResult {
  const { settings } = now;
  const set = (part: Partial<Settings>) => change({ settings: { ...settings, ...part } });
  const value = (event: Event) => (event.target as HTMLInputElement).value;
  const text = (field: "ctaLabel" | "ctaHref" | "title" | "lead", label: string, placeholder = "") => {
    const to = typed((value) => set({ [field]: value.trim() }));
    return html`<label>${label} <input .value=${settings[field]} placeholder=${placeholder} @input=${to.input} @change=${to.change}></label>`;
  };
  const choose = (field: "font" | "scheme" | "lang" | "mode", label: string, options: { [value: string]: string }) =>
    html`<label>${label} <select @change=${(event: Event) => set({ [field]: value(event) })}>${Object.entries(
      options,
    ).map(
      ([option, words]) => html`<option value=${option} ?selected=${option === settings[field]}>${words}</option>`,
    )}</select></label>`;
  return html`<form class="section draft" @submit=${(event: Event) => event.preventDefault()}>
    <h2>Looks</h2>
    <label>Colour <input type="color" .value=${settings.accent} @input=${(event: Event) => set({ accent: value(event) })}></label>
    <label>Roundness <input type="range" min="0" max="28" .value=${String(settings.radius)} @input=${(event: Event) => set({ radius: Number(value(event)) })}></label>
    ${choose("font", "Font", FONTS)}
    ${choose("scheme", "Light or dark", { "light dark": "As the visitor has it", light: "Always light", dark: "Always dark" })}
    <h2>Words</h2>
    ${choose("lang", "Language", { "": "As the page", ...LANGUAGES })}
    ${text("title", "Title", desk.text(["ui", "title"]))}${text("lead", "Lead", desk.text(["ui", "lead"]))}
    <p class="hint">All other texts: part “Advise”, section “Texts”.</p>
    <h2>What it does</h2>
    ${choose("mode", "Where it opens", { inline: "In the page", modal: "In a dialog, by your button", button: "In a dialog, by a floating button" })}
    ${text("ctaLabel", "The button beside the advice says")}${text("ctaHref", "It leads to", "https://")}
    <details class="card"><summary>Another button for some advice</summary>${buttonsView(desk)}</details>
    <details class="card"><summary>Answers that you know already</summary>${prefill(desk, settings.answers, (answers) => set({ answers }))}</details>
    <label>Hidden fields, one a line <textarea rows="2" .value=${settings.fields} placeholder="campaign=spring" @change=${(event: Event) => set({ fields: value(event) })}></textarea></label>
  </form>
  <div class="shown">
    <section class="section"><h2>On a page of yours</h2>
      <label class="inline"><input type="checkbox" .checked=${now.dark} @change=${(event: Event) => change({ dark: (event.target as HTMLInputElement).checked })}> Dark page</label>
      <p class="hint">${desk.stage ? "The newest advice is being checked and comes in a moment." : "This is the real widget, with the advice of your file."}</p>
      <div id="stage" class="stage ${now.dark ? "dark" : "light"}"><p class="firm">Example Assurance</p><p>We examine, you sell. Find out first which report your buyers want.</p><div data-place></div></div>
    </section>
    <section class="section">${copied(desk, now, change)}</section>
  </div>`;
}

/** The first answer of a question that a page knows of its visitors. */
function prefill(desk: Desk, answers: string, set: (answers: string) => void) {
  const given = answers ? desk.engine.fromText(answers) : {};
  const put = (question: string, choice: string, many: boolean) => {
    const { [question]: _, ...others } = given as { [question: string]: string | string[] };
    const next = choice === "" ? others : { ...others, [question]: many ? [choice] : choice };
    set(Object.keys(next).length > 0 ? desk.engine.toText(next) : "");
  };
  return desk.engine.questionnaire.questions.map(({ id, select, choices }) => {
    const now = [(given as { [question: string]: string | string[] | null })[id] ?? []].flat();
    return html`<label>${desk.text(["questions", id, "text"]) || plain(id)} <select @change=${(event: Event) => put(id, (event.target as HTMLSelectElement).value, select === "many")}>
      <option value="" ?selected=${now.length === 0}>(ask the visitor)</option>
      ${choices.filter(({ unknown }) => !unknown).map((choice) => html`<option value=${choice.id} ?selected=${now.includes(choice.id)}>${desk.text(["questions", id, "choices", choice.id, "label"]) || plain(choice.id)}</option>`)}</select></label>`;
  });
}

function copied(desk: Desk, { settings, site }: Configured, change: (part: Partial<Configured>) => void) {
  const lines = snippet(site, {
    attributes: attributesOf(settings, desk.overlay),
    style: styleOf(settings),
    integrity: EMBED_INTEGRITY,
  });
  const inTheModel = Object.keys(desk.overlay).some((key) => !IN_THE_TAG.includes(key));
  const copy = () =>
    navigator.clipboard.writeText(lines).then(
      () => desk.show({ told: "Copied." }),
      () => desk.show({ told: "The browser does not let the page copy: select the lines and copy them by hand." }),
    );
  return html`<h2>Copy this into your site</h2>
    <p class="bar"><label>Your site is made with <select @change=${(event: Event) => change({ site: (event.target as HTMLSelectElement).value as Site })}>
      ${Object.entries(SITES).map(([id, name]) => html`<option value=${id} ?selected=${id === site}>${name}</option>`)}</select></label>
      <button type="button" class="solid" @click=${copy}>Copy</button></p>
    <pre tabindex="0" aria-label="Lines to copy"><code>${lines}</code></pre>
    ${
      inTheModel
        ? html`<p class="note">Your file changes more than texts and buttons. Give it to your developer together with these lines: <code>npx attestation-fit pack ${desk.overlay.id ?? "overlay"}.toml --out fit</code> makes what the page loads, and the guide “Say what your firm says” tells how, under “On the page”.</p>`
        : nothing
    }`;
}
