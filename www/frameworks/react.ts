/**
 * `attestation-fit/react`: types of `<attestation-fit>` in the JSX of React from 19 on. Types alone: nothing of it is
 * left when the program runs.
 */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { AttestationFit } from "../element/attestation-fit.ts";
import type { FitEventMap } from "../element/events.ts";
import type { FitEvent, Markup } from "../element/markup.ts";

export type * from "../element/types.ts";
export type { AttestationFit };

/** React adds a listener for the event that follows `on`, letter by letter: `onfit-completed`. */
type Listeners = {
  [Type in keyof FitEventMap as `on${Type}`]?: ((event: FitEvent<Type>) => void) | undefined;
};

/** Props of `<attestation-fit>`: attributes, properties, listeners, and what every element takes. */
export type AttestationFitProps = Markup &
  Listeners &
  Omit<DetailedHTMLProps<HTMLAttributes<AttestationFit>, AttestationFit>, keyof Markup>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "attestation-fit": AttestationFitProps;
    }
  }
}
