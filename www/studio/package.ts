/**
 * The parts of the package that stand one folder above the studio, loaded as any page would load them: the studio is on the
 * public contract alone.
 */
import type * as Authoring from "../authoring/authoring.ts";
import type { ModelSource } from "../authoring/authoring.ts";
import type { AttestationFit, Words } from "../element/attestation-fit.ts";
import type * as Engine from "../engine/engine.ts";

const above = (name: string) => new URL(`../${name}`, import.meta.url).href;

export async function authoring(): Promise<typeof Authoring> {
  return import(above("authoring.js"));
}

export async function engine(): Promise<typeof Engine> {
  return import(above("index.js"));
}

/** The published default model, as its source. */
export async function defaultSource(): Promise<ModelSource> {
  return (await import(above("model.js"))).default;
}

/** Registers `<attestation-fit>`, and gives its class. */
export async function element(): Promise<typeof AttestationFit> {
  await import(above("define.js"));
  return (await import(above("element.js"))).AttestationFit;
}

/** Words of the published default in a language. */
export async function defaultWords(language: string): Promise<Words> {
  return (await import(above(`locales/${language}.js`))).default;
}
