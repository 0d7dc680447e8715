/**
 * The code of an address, for cameras. Making one takes a fifth of a second on a phone and only paper shows it, so the page
 * keeps room for it, and it is drawn when the page is printed.
 */
import { encode } from "uqr";

/*! Codes: uqr, MIT License. Copyright (c) Project Nayuki. Copyright (c) 2023 Anthony Fu. */

/** Letters of an address whose code a phone still reads from paper, at three centimetres; the format itself holds 2,953. */
export const MOST_LETTERS = 600;

/** Draws every code that the page keeps room for: an `svg.qr` whose `data-address` says what it leads to. */
export function drawCodes(root: ParentNode): void {
  for (const svg of root.querySelectorAll<SVGElement>("svg.qr")) {
    const { data, size } = encode(svg.dataset.address ?? "", { ecc: "L" });
    // One path over all dark modules, in units of one module; the quiet zone is part of the rows.
    const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
    svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
    svg.querySelector("path")?.setAttribute("d", modules.join(""));
  }
}
