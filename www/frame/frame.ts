/**
 * The page in the frame, for site builders that strip custom elements. Its address says how it looks and for whom it is:
 * `?parent=https://vendor.example&lang=de&accent=%23005f73`.
 *
 * Anyone can write a link to this page. So what it says to a visitor, words and calls to action, is taken from its own file
 * or from the page around it where that is one of the file's listed parents; and looks are taken only where they are a
 * colour, a length or names of fonts. Messages go to the origin named by `parent` and to no other; it takes none.
 */
import type { FrameMessage } from "./messages.d.ts";

/** Attributes of the element that any address may set. */
const ATTRIBUTES = ["lang", "answers", "fields", "skip-intro", "start-date", "resume"];
/** Attributes that speak to the visitor: for listed parents alone. */
const SPEAKING = ["words", "cta", "cta-label", "cta-href"];
/** Custom properties of the element that the address may set, with the property of CSS whose values each takes. */
const PROPERTIES = {
  accent: "color",
  surface: "color",
  text: "color",
  radius: "border-radius",
  font: "font-family",
} as const;
const EVENTS = ["ready", "started", "answered", "decided", "completed", "restarted", "cta", "error"] as const;

const wanted = new URLSearchParams(location.search);
const parentOrigin = originOf(wanted.get("parent"));
const fit = document.querySelector("attestation-fit");

if (fit) {
  // Each embedding site has answers of its own, also where one tab visits several.
  if (parentOrigin) fit.id = parentOrigin;
  for (const name of ATTRIBUTES) take(fit, name);
  for (const name of SPEAKING.filter((name) => wanted.has(name))) {
    if (isListed()) take(fit, name);
    else console.warn(`attestation-fit/frame: \`${name}\` is taken from listed parents only: see docs/embed.md`);
  }
  const { style } = document.documentElement;
  for (const [name, property] of Object.entries(PROPERTIES)) {
    const value = wanted.get(name);
    if (value === null) continue;
    if (isPlain(value) && CSS.supports(property, value)) style.setProperty(`--fit-${name}`, value);
    else console.warn(`attestation-fit/frame: \`${name}\` is no value of ${property}: ${value}`);
  }
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

function take(element: Element, name: string): void {
  const value = wanted.get(name);
  if (value !== null) element.setAttribute(name, value);
}

/** Nothing that fetches, or that stands for another value. */
function isPlain(value: string): boolean {
  return !/(url|src|image|image-set|var|env|attr|if|element|paint)\s*\(|--|[;{}\\]/i.test(value);
}

/** Whether the page around this one is of an origin that this page's own file lists. */
function isListed(): boolean {
  const listed = document.querySelector<HTMLMetaElement>("meta[name=attestation-fit-parents]")?.content ?? "";
  // The browser's word, not the address's: Firefox has no `ancestorOrigins`.
  const around = location.ancestorOrigins?.[0] ?? originOf(document.referrer);
  return parent !== window && listed.split(/\s+/).some((origin) => origin !== "" && originOf(origin) === around);
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
