import { guard } from "lit/directives/guard.js";
import { html, type TemplateResult } from "lit/html.js";
import { encode } from "uqr";

/*! Codes: uqr, MIT License. Copyright (c) Project Nayuki. Copyright (c) 2023 Anthony Fu. */

/** Letters of an address whose code a phone still reads from paper, at three centimetres; the format itself holds 2,953. */
const MOST = 600;

/** An address as a code for cameras; `null` where it is too long to be read back. */
export function qrCode(address: string, name: string): unknown {
  if (address.length > MOST) return null;
  return guard([address, name], () => drawn(encode(address, { ecc: "L" }).data, name));
}

/** One path over all dark modules, in units of one module; the quiet zone is part of the rows. */
function drawn(rows: boolean[][], name: string): TemplateResult {
  const runs = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return html`<svg class="qr" viewBox="0 0 ${rows.length} ${rows.length}" role="img" aria-label=${name} shape-rendering="crispEdges">
    <path d=${runs.join("")} />
  </svg>`;
}
