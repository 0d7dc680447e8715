/** Pieces that several pages share. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Report } from "../../engine/types.ts";
import { webAddress } from "../address.ts";
import { publishedOn } from "../phrases.ts";
import type { Scene } from "../scene.ts";

type Piece = TemplateResult | typeof nothing;

/** A button; `spoken` replaces its label where the label says too little on its own. */
export function button(kind: string, label: string, click: () => void, spoken?: string): TemplateResult {
  return html`<button class=${kind} part="button ${kind}" type="button" aria-label=${spoken ?? nothing} @click=${click}>
    ${label}
  </button>`;
}

/** The number of questions still to come, as it is shown: never none while one is open. */
export function expected({ next }: Report): number {
  return next ? Math.max(1, Math.round(next.expectedRemaining)) : 0;
}

/** Where answers came from, or what was left out. */
export function greeting({ greeting }: Scene): Piece {
  return greeting ? html`<p class="greeting" part="greeting">${greeting}</p>` : nothing;
}

/** A section of the result page. */
export function section(title: string, body: unknown): TemplateResult {
  return html`<section part="section"><h3>${title}</h3>${body}</section>`;
}

/** A section that unfolds. */
export function fold(title: string, body: unknown): TemplateResult {
  return html`<details class="fold" part="section"><summary><h3>${title}</h3></summary><div>${body}</div></details>`;
}

/** The sources of a statement, folded away: how many, and how sure they make it. */
export function sources(scene: Scene, facts: readonly string[]): Piece {
  const { phrases, library } = scene;
  const known = facts.flatMap((id) => library.sources[id] ?? []);
  if (known.length === 0) return nothing;
  // A chain of facts is as sure as its weakest.
  const confidence =
    ["low", "medium", "high"].find((level) => known.some((source) => source.confidence === level)) ?? "";
  const title = phrases.count("sources_of", known.length, { confidence: phrases.words.confidences[confidence] ?? "" });
  return html`<details class="sources" part="sources"><summary>${title}</summary>${sourceList(scene, facts)}</details>`;
}

export function sourceList({ phrases, library }: Scene, facts: readonly string[]): TemplateResult {
  const { say, words } = phrases;
  return html`<ul>
    ${facts.map((id) => {
      const source = library.sources[id];
      if (!source) return nothing;
      const { title, publisher, checked } = source;
      const date = publishedOn(phrases, source.date);
      const address = webAddress(source.address);
      const tier = words.tiers[source.tier] ?? source.tier;
      const confidence = words.confidences[source.confidence] ?? source.confidence;
      return html`<li>
        <span>${words.facts[id]}</span>
        <small>
          ${address ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${title}</a>` : title}
          ${say("source_meta", { publisher, date, tier, confidence, checked: phrases.day(checked) })}
        </small>
      </li>`;
    })}
  </ul>`;
}

/** Ways aside at the foot of a page: the advice so far, all answers, a new beginning. */
export function foot({ phrases, session, act }: Scene): Piece {
  const { say } = phrases;
  const { page, answers } = session;
  if (Object.keys(answers).length === 0) return nothing;
  const interview = page.name === "question" && page.purpose === "interview";
  return html`<div class="foot" part="foot">
    ${interview ? button("quiet", say("advice_so_far"), () => act.show("result")) : nothing}
    ${page.name === "review" ? nothing : button("quiet", say("review"), () => act.show("review"))}
    ${button("quiet", say("restart"), act.restart)}
  </div>`;
}
