/** The element on paper: alone, and with what the screen folds or does not show. */
import { drawCodes } from "./qr-code.ts";

/** Marks the element that is printed alone. */
const PRINTED = "data-fit-printed";

/** Prints one element of the page and nothing else of it; the page itself is as before afterwards. */
export function printAlone(element: HTMLElement): void {
  const sheet = new CSSStyleSheet();
  const kept = `[${PRINTED}], [${PRINTED}] *`;
  sheet.replaceSync(`@media print {
    body *:not(${kept}, :has([${PRINTED}])) { display: none !important }
    :is(html, body, :has([${PRINTED}])) { display: block !important; margin: 0 !important; padding: 0 !important;
      border: 0 !important; background: none !important; inline-size: auto !important; max-inline-size: none !important;
      min-block-size: 0 !important; block-size: auto !important; overflow: visible !important; position: static !important }
  }`);
  document.adoptedStyleSheets.push(sheet);
  element.setAttribute(PRINTED, "");
  const restore = () => {
    element.removeAttribute(PRINTED);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  window.addEventListener("afterprint", restore, { once: true });
  window.print();
}

/** Marks what paper shows although the screen folds it: flags, and which model spoke on which sources. */
export const ON_PAPER = "on-paper";

/** Unfolds for paper, and draws what paper alone shows; returns how to fold it again. */
export function unfold(root: ParentNode): () => void {
  drawCodes(root);
  const folded = [...root.querySelectorAll<HTMLDetailsElement>(`details.${ON_PAPER}, .${ON_PAPER} details`)].filter(
    (details) => !details.open,
  );
  for (const details of folded) details.open = true;
  return () => {
    for (const details of folded) details.open = false;
  };
}
