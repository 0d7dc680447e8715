/**
 * A custom element that draws a Lit template into its shadow root, at most once for each turn of the event loop.
 *
 * Lit's own element class is left out: it would cost 2.6 kB and fails to load where there is no DOM. Here the class is
 * defined on a server, too (package/without-dom.ts), and only ever used in a page.
 */

import theme from "generated/theme";
import { render, type TemplateResult } from "lit/html.js";

/** One sheet for all elements: it applies under `style-src 'none'`, where `<style>` and `style=""` do not. */
let sheet: CSSStyleSheet | undefined;

export abstract class DrawnElement extends HTMLElement {
  protected readonly root: ShadowRoot;
  #drawing = false;

  constructor() {
    super();
    this.root = this.attachShadow({ mode: "open" });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(theme);
    }
    this.root.adoptedStyleSheets = [sheet];
  }

  /** What is shown now. */
  protected abstract view(): TemplateResult;
  /** Runs after each drawing. */
  protected abstract drawn(): void;

  /** Draws soon; several calls in a row draw once. */
  protected draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      if (!this.isConnected) return;
      // Listeners named in the template are called as methods of the element.
      render(this.view(), this.root, { host: this });
      this.drawn();
    });
  }
}
