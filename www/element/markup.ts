/**
 * What may be written on the tag `<attestation-fit>`: each attribute by its name, and each property by its own, as
 * frameworks set either. Made of the element's settings and events, so that the types for frameworks follow them.
 */
import type { Answers } from "../engine/types.ts";
import type { AttestationFit } from "./attestation-fit.ts";
import type { FLAGS, TEXTS, VALUES } from "./configured-element.ts";
import type { FitEventMap } from "./events.ts";
import type { WordChanges } from "./words/changes.ts";

type Texts = typeof TEXTS;
type Flags = typeof FLAGS;

type AttributeName<Property> = Property extends keyof Texts
  ? Texts[Property][0]
  : Property extends keyof Flags
    ? Flags[Property]
    : never;

/** Attributes that are properties of the same kind, by the attribute's name. */
type ReflectedAttributes = {
  [Property in keyof AttestationFit as AttributeName<Property>]?: AttestationFit[Property] | undefined;
};

/** The same by the property's name, and properties that take an object. */
type Properties = {
  [Property in keyof Pick<AttestationFit, keyof Texts | keyof Flags | ObjectProperty>]?:
    | AttestationFit[Property]
    | undefined;
};

type ObjectProperty = Exclude<(typeof VALUES)[number], keyof OtherAttributes>;

/** Attributes that are text in markup; where a property has the same name, it takes the object as well. */
interface OtherAttributes {
  /** Answers known already: an object, JSON, or the text of a share link. */
  answers?: Answers | string | null | undefined;
  /** Replaced texts, in the shape of `Words`: an object, or JSON. */
  words?: WordChanges | string | null | undefined;
  /** Calls to action by outcome, as JSON; `calls` takes the object. */
  cta?: string | undefined;
  /** Hidden fields, handed back with every event: an object, or JSON. */
  fields?: Record<string, string> | string | null | undefined;
  /** Language, as a BCP 47 tag. Default: the page's, then the visitor's. */
  lang?: string | undefined;
}

/** Attributes and properties of `<attestation-fit>`, none of them required. */
export type Markup = ReflectedAttributes & Properties & OtherAttributes;

/** An event as a listener on the tag itself receives it. */
export type FitEvent<Type extends keyof FitEventMap> = FitEventMap[Type] & { readonly currentTarget: AttestationFit };
