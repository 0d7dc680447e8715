/**
 * `attestation-fit/vue`: types of `<attestation-fit>` in templates and JSX of Vue from 3.5 on. Types alone: nothing of
 * it is left when the program runs.
 */
import type { EmitFn, HTMLAttributes, PublicProps, ReservedProps } from "vue";
import type {} from "vue/jsx-runtime";
import type { AttestationFit } from "../element/attestation-fit.ts";
import type { FitEventMap } from "../element/events.ts";
import type { FitEvent, Markup } from "../element/markup.ts";

export type * from "../element/types.ts";
export type { AttestationFit };

/** Attributes and properties of `<attestation-fit>`, and what every element takes. */
export type AttestationFitProps = Markup & Omit<HTMLAttributes, keyof Markup>;

/** `fit-completed` → `FitCompleted` */
type Pascal<Text extends string> = Text extends `${infer Word}-${infer Rest}`
  ? `${Capitalize<Word>}${Pascal<Rest>}`
  : Capitalize<Text>;

/** In JSX, Vue listens for what follows `on`, with a hyphen before each capital: `onFitCompleted`. */
type Listeners = {
  [Type in keyof FitEventMap as `on${Pascal<Type>}`]?: ((event: FitEvent<Type>) => void) | undefined;
};

/** In templates: `@fit-completed`. */
type Emits = { [Type in keyof FitEventMap]: (event: FitEvent<Type>) => void };

declare module "vue" {
  /** Vue's own types leave it out; children of a custom element need it. */
  interface HTMLAttributes {
    slot?: string | undefined;
  }
  interface GlobalComponents {
    "attestation-fit": new () => AttestationFit & {
      $props: AttestationFitProps & PublicProps;
      $emit: EmitFn<Emits>;
    };
  }
}

declare module "vue/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements {
      "attestation-fit": AttestationFitProps & Listeners & ReservedProps;
    }
  }
}
