/** Pieces that several pages share. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { hasAnswers } from "../interview/session.ts";
import { webAddress } from "../settings/address.ts";
import type { Advice } from "../words/advice.ts";
import type { Phrases } from "../words/phrases.ts";
import type { WordId } from "../words/word-ids.ts";
import type { PageScene } from "./scene.ts";

export type Piece = TemplateResult | typeof nothing;

interface ButtonOptions {
  /** Replaces the label where it says too little on its own. */
  spoken?: string;
  disabled?: boolean;
  /** Said in the label's place while what was asked for is being done; otherwise `false`. */
  working?: string | false;
}

export function button(kind: string, label: string, click: (event: Event) => void, options: ButtonOptions = {}) {
  return html`<button
    class=${kind}
    part="button ${kind}"
    type="button"
    aria-label=${options.spoken ?? nothing}
    aria-busy=${options.working ? "true" : nothing}
    ?disabled=${options.disabled}
    @click=${click}
  >
    ${options.working || label}
  </button>`;
}

/** Why the form was not sent. */
export function required(scene: PageScene): Piece {
  return scene.required ? html`<p class="missing" part="missing">${scene.required}</p>` : nothing;
}

/** Where answers came from, or what was left out. */
export function greeting(scene: PageScene): Piece {
  return scene.greeting ? html`<p class="greeting" part="greeting">${scene.greeting}</p>` : nothing;
}

/** Goes on with the interview. */
export function goOn(scene: PageScene): TemplateResult {
  return button("primary", scene.count("continue_questions", scene.expected), scene.steps.begin);
}

/** At the top of a page, where people look for it. */
export function back(scene: PageScene): TemplateResult {
  return html`<div class="way-back">${button("quiet back", scene.say("back"), scene.steps.back)}</div>`;
}

/** A section of the result page; none where there is nothing to say. */
export function section(scene: Phrases, title: WordId, body: unknown): Piece {
  return body === nothing ? nothing : html`<section part="section"><h3>${scene.say(title)}</h3>${body}</section>`;
}

interface FoldOptions {
  /** One line that is read while it is folded. */
  preview?: string;
  /** A class of its own. */
  kind?: string;
}

/** A section that unfolds; none where there is nothing to say. */
export function fold(scene: Phrases, title: WordId, body: unknown, { preview, kind = "" }: FoldOptions = {}): Piece {
  if (body === nothing) return nothing;
  const line = preview ? html`<span class="preview">${preview}</span>` : nothing;
  return html`<details class="fold ${kind}" part="section">
    <summary><h3>${scene.say(title)}</h3> ${line}</summary>
    <div>${body}</div>
  </details>`;
}

/** A figure that stands out, with its name. */
export function figure(name: string, value: string, detail: unknown = "", kind = ""): TemplateResult {
  return html`<div class=${kind}><dt>${name}</dt><dd><strong>${value}</strong> <small>${detail}</small></dd></div>`;
}

/** The sources of a statement: a small mark that opens below it; how sure they make it is told there and to who listens. */
export function sources(scene: Advice, facts: readonly string[]): Piece {
  const known = facts.flatMap((id) => scene.library.sources[id]?.confidence ?? []);
  if (known.length === 0) return nothing;
  // A chain of facts is as sure as its weakest.
  const weakest = ["low", "medium", "high"].find((level) => known.includes(level)) ?? "";
  const spoken = scene.count("sources_of", known.length, { confidence: scene.words.confidences[weakest] ?? "" });
  return html`<details class="sources" part="sources">
    <summary aria-label=${spoken} title=${spoken}>${scene.count("sources_mark", known.length)}</summary>
    ${sourceList(scene, facts)}
  </details>`;
}

export function sourceList(scene: Advice, facts: readonly string[]): TemplateResult {
  return html`<ul>
    ${facts.map((id) => {
      const source = scene.library.sources[id];
      if (!source) return nothing;
      const { title, publisher } = source;
      const address = webAddress(source.address);
      const date = scene.published(source.date);
      const tier = scene.words.tiers[source.tier] ?? source.tier;
      const confidence = scene.words.confidences[source.confidence] ?? source.confidence;
      return html`<li>
        <span>${scene.words.facts[id]}</span>
        <small>
          ${address ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${title}</a>` : title}
          ${scene.say("source_meta", { publisher, date, tier, confidence, checked: scene.day(source.checked) })}
        </small>
      </li>`;
    })}
  </ul>`;
}

/** Ways aside at the foot of a page: the advice so far, all answers, a new beginning. */
export function foot(scene: PageScene): Piece {
  const { page } = scene.session;
  if (!hasAnswers(scene.session)) return nothing;
  const leadTo = (label: WordId, page: "result" | "review") =>
    button("quiet", scene.say(label), () => scene.steps.show(page));
  const interview = page.name === "question" && page.purpose === "interview";
  return html`<div class="foot" part="foot">
    ${interview ? leadTo("advice_so_far", "result") : nothing}
    ${page.name === "review" ? nothing : leadTo("review", "review")} ${button("quiet", scene.say("restart"), scene.steps.restart)}
  </div>`;
}
