/** `attestation-fit/define`: registers `<attestation-fit>`. */
// Hears of what the others fail at, so it comes first.
import "./undefined-element.ts";
import english from "generated/english";
import library from "generated/library";
import { AttestationFit } from "./attestation-fit.ts";
import { register } from "./register.ts";

export type * from "./types.ts";
export { AttestationFit };

register(english, library);
