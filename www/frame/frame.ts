/**
 * The page in the frame, for site builders that strip custom elements. Its address says how it looks and for whom it is:
 * `?parent=https://vendor.example&lang=de&accent=%23005f73&cta-label=…&cta-href=…`.
 *
 * Messages go to the origin named by `parent` and to no other; without one the page is silent. It takes no messages.
 */
import type { FrameMessage } from "./messages.d.ts";

/** Attributes of the element that the address may set. */
const ATTRIBUTES = [
  "lang",
  "answers",
  "words",
  "cta",
  "cta-label",
  "cta-href",
  "fields",
  "skip-intro",
  "start-date",
  "resume",
];
/** Custom properties of the element that the address may set. */
const PROPERTIES = ["accent", "surface", "text", "radius", "font"];
const EVENTS = ["ready", "started", "answered", "decided", "completed", "restarted", "cta", "error"] as const;

const wanted = new URLSearchParams(location.search);
const parentOrigin = originOf(wanted.get("parent"));
const fit = document.querySelector("attestation-fit");

if (fit) {
  // Each embedding site has answers of its own, also where one tab visits several.
  if (parentOrigin) fit.id = parentOrigin;
  for (const name of ATTRIBUTES) {
    const value = wanted.get(name);
    if (value !== null) fit.setAttribute(name, value);
  }
  const { style } = document.documentElement;
  for (const name of PROPERTIES) style.setProperty(`--fit-${name}`, wanted.get(name) ?? "");
  const scheme = wanted.get("scheme");
  if (scheme === "light" || scheme === "dark") style.setProperty("color-scheme", scheme);
  const language = wanted.get("lang");
  if (language) document.documentElement.lang = language;

  for (const event of EVENTS) {
    fit.addEventListener(`fit-${event}` as const, ({ type, detail }: CustomEvent) => {
      tell({ type: "attestation-fit:event", name: type, detail });
      if (event !== "ready" && event !== "error") tell({ type: "attestation-fit:turned" });
    });
  }
  new ResizeObserver(() =>
    tell({ type: "attestation-fit:size", height: Math.ceil(fit.getBoundingClientRect().height) }),
  ).observe(fit);
}

function tell(message: FrameMessage): void {
  if (parentOrigin && parent !== window) parent.postMessage(message, parentOrigin);
}

function originOf(address: string | null): string | null {
  try {
    const { origin, protocol } = new URL(address ?? "");
    return protocol === "https:" || protocol === "http:" ? origin : null;
  } catch {
    return null;
  }
}
