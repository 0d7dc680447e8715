/** Settings that are structured: objects, or JSON where they stand in an attribute. */
import type { Mistake } from "./mistakes.ts";

/** What a framework writes into an attribute for an object that it knows no property for. */
const LOST_OBJECT = "[object Object]";

/** What is no text as it is, text as the JSON object that it holds; `null` and a mistake where it holds none. */
export function objectOf<Shape>(
  value: Shape | string | null | undefined,
  place: string,
  mistaken: (mistake: Mistake) => void,
): Shape | null {
  if (typeof value !== "string") return value ?? null;
  const read = readObject<Shape>(value);
  if (typeof read !== "string") return read;
  mistaken({ place, fault: read });
  return null;
}

/** A JSON object; `null` where there is no text, and what is wrong where it is another one. */
export function readObject<Shape extends object>(text: string | null): Shape | string | null;
export function readObject<Shape>(text: string | null): Shape | string | null;
export function readObject(text: string | null): object | string | null {
  if (text === null || text.trim() === "") return null;
  if (isLostObject(text)) {
    return "an object was written as text, before the element was defined: import `attestation-fit/define` first, or write JSON";
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
    return `no JSON object: ${excerpt(text)}`;
  } catch (error) {
    const comma = /,\s*[}\]]/.test(text) ? " (no comma before a closing bracket)" : "";
    const cut = /[{"\w]\s*$/.test(text) ? " (in an attribute, write an apostrophe as &#39;)" : "";
    return `no JSON: ${error instanceof Error ? error.message : String(error)}${comma}${cut}: ${excerpt(text)}`;
  }
}

/** Whether this text is what is left of an object. */
export function isLostObject(value: unknown): boolean {
  return value === LOST_OBJECT;
}

/** Equal by content, as far as JSON can say it. What cannot be read is like nothing else: a proxy that throws, a circle. */
export function sameContent(one: unknown, other: unknown): boolean {
  try {
    return sameReadable(one, other);
  } catch {
    return false;
  }
}

function sameReadable(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one, other] as [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameReadable(left[key], right[key]))
  );
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
