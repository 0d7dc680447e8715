import { html, type TemplateResult } from "lit/html.js";
import type { ErrorCode } from "../events.ts";
import type { Phrases } from "../words/phrases.ts";
import { button } from "./parts.ts";

/** The engine could not be loaded: what happened, a way out, and the page's own fallback text. */
export function failure({ say }: Phrases, code: ErrorCode | undefined, retry: () => void): TemplateResult {
  const cause = code === "load-network" ? say("failed_network") : code === "load-blocked" ? say("failed_blocked") : "";
  return html`<div class="page failure" part="page">
    <div role="alert">
      <h2>${say("failed")}</h2>
      <p class="lead">${say("failed_text")} ${cause}</p>
    </div>
    <div class="actions">${button("primary", say("retry"), retry)}</div>
    <slot></slot>
  </div>`;
}
