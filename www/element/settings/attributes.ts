/**
 * Attributes as properties. Texts and flags live in the attribute itself; what is structured (JSON) is kept as a value.
 */

type Owner = HTMLElement & Record<string, unknown>;

/** A property that reads and writes an attribute of text. */
export function textProperty(prototype: object, property: string, attribute: string, fallback: string): void {
  Object.defineProperty(prototype, property, {
    get(this: Owner) {
      return this.getAttribute(attribute) ?? fallback;
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

/**
 * A property that holds an object, `null` at first; `changed` hears of each that is set. Text is read as JSON: frameworks
 * hand what a template says of an attribute to the property of that name.
 */
export function valueProperty<Kind extends HTMLElement>(
  prototype: Kind,
  property: string,
  changed: (element: Kind) => void,
): void {
  const values = new WeakMap<object, unknown>();
  Object.defineProperty(prototype, property, {
    get(this: Kind) {
      return values.get(this) ?? null;
    },
    set(this: Kind, value: unknown) {
      values.set(this, objectOf(value));
      changed(this);
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

/** What is no text as it is, text as the JSON object that it holds. */
export function objectOf<Shape>(value: Shape | string | null): Shape | null {
  return typeof value === "string" ? readObject<Shape>(value) : value;
}

/** A JSON object; `null` where the text is none. */
export function readObject<Shape>(text: string | null): Shape | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && !Array.isArray(value) ? (value as Shape) : null;
  } catch {
    return null;
  }
}
