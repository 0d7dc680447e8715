/**
 * A custom element that draws a Lit template into its shadow root, at most once for each turn of the event loop.
 *
 * Not Lit's own element class: settings here are the attributes themselves or values compared by content, so its reactive
 * properties would each need an accessor of their own; and a page that breaks the drawing must still show its content.
 */

import theme from "generated/theme";
import { render, type TemplateResult } from "lit/html.js";

/** One sheet for all elements of a document: it applies under `style-src 'none'`, where `<style>` and `style=""` do not. */
const sheets = new WeakMap<Document, CSSStyleSheet>();

function sheetOf(page: Document): CSSStyleSheet | undefined {
  const known = sheets.get(page);
  // A document without a window shows nothing, and takes no sheet.
  const Sheet = page.defaultView?.CSSStyleSheet;
  if (known || !Sheet) return known;
  const sheet = new Sheet();
  sheet.replaceSync(theme);
  sheets.set(page, sheet);
  return sheet;
}

export abstract class DrawnElement extends HTMLElement {
  protected readonly root: ShadowRoot;
  #drawing = false;

  constructor() {
    super();
    this.root = this.attachShadow({ mode: "open" });
    this.#dress();
  }

  /** In another document its style sheets count no longer. */
  adoptedCallback(): void {
    this.#dress();
  }

  /** What is shown now. */
  protected abstract view(): TemplateResult;
  /** Runs after each drawing. */
  protected abstract drawn(): void;
  /** The page's scripts or its policy kept the element from drawing: its content is shown instead. */
  protected abstract undrawable(error: unknown): void;

  /** Draws soon; several calls in a row draw once. */
  protected draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      if (!this.isConnected) return;
      try {
        // Listeners named in the template are called as methods of the element.
        render(this.view(), this.root, { host: this });
        this.drawn();
      } catch (error) {
        this.root.replaceChildren(document.createElement("slot"));
        // What Lit knows of the root is gone with its nodes.
        Reflect.deleteProperty(this.root, "_$litPart$");
        this.undrawable(error);
      }
    });
  }

  #dress(): void {
    const sheet = sheetOf(this.ownerDocument);
    if (sheet) this.root.adoptedStyleSheets = [sheet];
  }
}
