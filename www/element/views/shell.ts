import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Phrases } from "../words/phrases.ts";

interface Shell {
  mode: "modal" | "button";
  open: boolean;
  /** Methods of the element: Lit calls them on it. */
  show: () => void;
  close: () => void;
  phrases: Phrases | undefined;
  content: TemplateResult;
}

/** Modes `modal` and `button`: what opens the dialog, and the dialog with the card in it while it is open. */
export function shell({ mode, open, show, close, phrases, content }: Shell): TemplateResult {
  const say = (id: string) => phrases?.say(id) ?? "";
  const opener =
    mode === "button"
      ? html`<button class="launcher" part="button launcher" type="button" aria-haspopup="dialog" ?hidden=${!phrases} @click=${show}>
          ${say("open")}
        </button>`
      : html`<slot name="trigger" @click=${show}></slot>`;
  return html`${opener}<dialog part="dialog" aria-label=${say("title")} @close=${close} @click=${closeOutside}>
    ${
      open
        ? html`<button class="close" part="button close" type="button" aria-label=${say("close")} @click=${close}></button>${content}`
        : nothing
    }
  </dialog>`;
}

/** A click on the dialog itself is one beside the card. */
function closeOutside({ target, currentTarget }: Event) {
  if (target === currentTarget) (currentTarget as HTMLDialogElement).close();
}
