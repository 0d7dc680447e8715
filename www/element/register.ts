import locales from "generated/locales";
import opening from "generated/questionnaire";
import { createEngine } from "../engine/engine.ts";
import { later } from "../engine/later.ts";
import { AttestationFit } from "./attestation-fit.ts";
import { knowOpening } from "./engines.ts";
import type { ErrorDetail } from "./events.ts";
import type { Library, Words } from "./words/words.ts";

/**
 * Registers `<attestation-fit>` with the built-in model and English; other languages are loaded when they are first
 * used. A second copy on the page leaves the first one's element as it is. Where the page's own scripts or its policy
 * refuse, the element's content stays, and `fit-error` says so.
 */
export function register(english: Words, library: Library): void {
  AttestationFit.createEngine ??= createEngine;
  AttestationFit.library ??= library;
  knowOpening(createEngine, opening);
  AttestationFit.registerWords(english);
  for (const [tag, load] of Object.entries(locales)) {
    AttestationFit.offerWords(tag, () => later(`./locales/${tag}.js`, load, wordsIn));
  }
  // On a server there is no registry: nothing happens there.
  const registry = globalThis.customElements;
  if (!registry || registry.get("attestation-fit")) return;
  try {
    registry.define("attestation-fit", AttestationFit);
  } catch (error) {
    tellUndefined(error);
  }
}

function tellUndefined(error: unknown): void {
  const detail: ErrorDetail = { code: "element-failed", message: String(error), problems: [] };
  for (const element of document.querySelectorAll("attestation-fit")) {
    element.dispatchEvent(new CustomEvent("fit-error", { detail, bubbles: true, composed: true }));
  }
}

function wordsIn({ default: words }: { default?: Words }): Words {
  if (!words) throw new Error("the file of the language holds no words");
  return words;
}
