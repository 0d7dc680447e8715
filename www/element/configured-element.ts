/**
 * The settings of `<attestation-fit>`: attributes that are properties too, and properties that hold a value. The types
 * for markup and the reference are made of this list.
 */

import type { ElementEngine } from "../engine/page-engine.ts";
import { DrawnElement } from "./drawn-element.ts";
import { flagProperty, textProperty, valueProperty } from "./settings/attributes.ts";
import type { CallsToAction } from "./settings/call.ts";
import type { Library } from "./words/words.ts";

/** Property → attribute, and what the property is where the attribute is absent. */
export const TEXTS = {
  mode: ["mode", "inline"],
  loading: ["loading", "eager"],
  resume: ["resume", "session"],
  link: ["link", "on"],
  advance: ["advance", "on"],
  history: ["history", "on"],
  ctaLabel: ["cta-label", ""],
  ctaHref: ["cta-href", ""],
  ctaTarget: ["cta-target", "_top"],
  startDate: ["start-date", ""],
  name: ["name", ""],
} as const;

/** What those attributes may say that choose among words. */
export const CHOICES = {
  mode: ["inline", "modal", "button"],
  loading: ["eager", "lazy"],
  resume: ["session", "off"],
  link: ["on", "off"],
  advance: ["on", "off"],
  history: ["on", "off"],
} as const;

/** Property → attribute; true while it is there. */
export const FLAGS = { open: "open", skipIntro: "skip-intro", required: "required", disabled: "disabled" } as const;

/** Properties with a value of their own. */
export const VALUES = ["calls", "fields", "engine", "library"] as const;

export abstract class ConfiguredElement extends DrawnElement {
  static readonly observedAttributes = [
    ...Object.values(TEXTS).map(([attribute]) => attribute),
    ...Object.values(FLAGS),
    ...["answers", "words", "cta", "fields", "lang"],
  ];

  static {
    for (const [property, [attribute, fallback]] of Object.entries(TEXTS)) {
      const words: { readonly [property: string]: readonly string[] } = CHOICES;
      textProperty(ConfiguredElement.prototype, property, attribute, fallback, words[property]);
    }
    for (const [property, attribute] of Object.entries(FLAGS)) {
      flagProperty(ConfiguredElement.prototype, property, attribute);
    }
    for (const property of VALUES) {
      valueProperty(ConfiguredElement.prototype, property, (element, value, before) =>
        element.configured(property, value, before),
      );
    }
  }

  /**
   * In the page (default), in a dialog opened by the `trigger` slot or by `show()`, or in a dialog opened by a
   * floating button.
   * @attr mode
   */
  declare mode: "inline" | "modal" | "button";
  /**
   * Whether the dialog is open; setting it opens.
   * @attr open
   */
  declare open: boolean;
  /**
   * When the engine starts: at once (default), or when the element comes near the viewport. A dialog's engine always
   * waits until it is opened.
   * @attr loading
   */
  declare loading: "eager" | "lazy";
  /**
   * Whether answers outlive a reload of the page, in this tab only. Default: `session`.
   * @attr resume
   */
  declare resume: "session" | "off";
  /**
   * Whether answers can be shared and restored by the fragment of the page's address.
   * @attr link
   */
  declare link: "on" | "off";
  /**
   * Whether a question goes on by itself once its only answer is chosen by pointer or digit. Never by arrow keys, and not
   * while an answer is being changed.
   * @attr advance
   */
  declare advance: "on" | "off";
  /**
   * Whether each page is an entry of the browser's history, so that the browser's Back leads to the question before. Never
   * in a dialog or a frame, and not where the page keeps a state of its own in the history, as routers do.
   * @attr history
   */
  declare history: "on" | "off";
  /**
   * Begins with the first question.
   * @attr skip-intro
   */
  declare skipIntro: boolean;
  /**
   * One call to action for all outcomes: its label.
   * @attr cta-label
   */
  declare ctaLabel: string;
  /**
   * Its address; without one it is a button that only tells the page.
   * @attr cta-href
   */
  declare ctaHref: string;
  /**
   * Where the address opens: a `target` of HTML. Default: `_top`.
   * @attr cta-target
   */
  declare ctaTarget: string;
  /**
   * First day of the plan, as an ISO date. Default: today.
   * @attr start-date
   */
  declare startDate: string;
  /**
   * Name in a form: submits `name` (outcome), `name-answers` and `name-model`.
   * @attr name
   */
  declare name: string;
  /**
   * In a form: the advice must be settled before the form can be sent.
   * @attr required
   */
  declare required: boolean;
  /**
   * In a form: no answer can be given.
   * @attr disabled
   */
  declare disabled: boolean;
  /** An engine of the page's own; otherwise `AttestationFit.createEngine` makes one. */
  declare engine: ElementEngine | Promise<ElementEngine> | null;
  /** Sources and lists of the page's own model; otherwise those of the built-in one. */
  declare library: Library | null;
  /** Calls to action by outcome; `*` for all others. The attribute `cta`, as an object. */
  declare calls: CallsToAction | null;
  /** Hidden fields, handed back with events. */
  declare fields: Record<string, string> | null;

  /** A property with a value of its own is set: what of it is to be kept. */
  protected abstract configured(property: (typeof VALUES)[number], value: unknown, before: unknown): unknown;
}
