/** Attributes as properties: texts, choices among fixed words, and flags live in the attribute itself. */

type Owner = HTMLElement & Record<string, unknown>;

/** A property that reads and writes an attribute of text; `words`, where there are any, are all that it may say. */
export function textProperty(
  prototype: object,
  property: string,
  attribute: string,
  fallback: string,
  words?: readonly string[],
): void {
  Object.defineProperty(prototype, property, {
    get(this: Owner) {
      const text = this.getAttribute(attribute) ?? fallback;
      // As HTML reads its own: whatever the case, and the default where it is none of the words.
      return words ? (words.find((word) => word === text.trim().toLowerCase()) ?? fallback) : text;
    },
    set(this: Owner, value: string | null | undefined) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

/** A property that is true while the attribute is there. */
export function flagProperty(prototype: object, property: string, attribute: string): void {
  Object.defineProperty(prototype, property, {
    get(this: Owner) {
      return this.hasAttribute(attribute);
    },
    set(this: Owner, value: unknown) {
      this.toggleAttribute(attribute, Boolean(value));
    },
  });
}

/** A property that holds a value, `null` at first; `take` makes of what is set the value to keep, and hears of each. */
export function valueProperty<Kind extends HTMLElement>(
  prototype: Kind,
  property: string,
  take: (element: Kind, value: unknown, before: unknown) => unknown,
): void {
  const values = new WeakMap<object, unknown>();
  Object.defineProperty(prototype, property, {
    get(this: Kind) {
      return values.get(this) ?? null;
    },
    set(this: Kind, value: unknown) {
      const before = values.get(this) ?? null;
      values.set(this, take(this, value, before));
    },
  });
}

/** What was set on the element before its class was known: assigned again, so that the accessors see it. */
export function adoptEarly(element: HTMLElement, properties: readonly string[]): void {
  for (const property of properties) {
    if (!Object.hasOwn(element, property)) continue;
    const early = element as unknown as Record<string, unknown>;
    const value = early[property];
    delete early[property];
    early[property] = value;
  }
}
