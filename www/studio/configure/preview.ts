/** The real element on a sample page of a vendor, dressed as chosen and with the advice of the file. */
import type { Library } from "../../element/attestation-fit.ts";
import type { Desk } from "../desk/desk.ts";
import { facts, flags } from "../desk/shown.ts";
import { attributesOf, type Settings, styleOf } from "./settings.ts";

const PROPERTIES = ["--fit-accent", "--fit-radius", "--fit-font", "color-scheme"];

export class Preview {
  readonly #stage: HTMLElement;
  #shown = "";
  #engine: Desk["engine"] | null = null;

  constructor(stage: HTMLElement) {
    this.#stage = stage;
  }

  /** Dresses the stage; the element begins anew only where what it says or asks is another. */
  follow(desk: Desk, settings: Settings): void {
    for (const name of PROPERTIES) this.#stage.style.removeProperty(name);
    for (const [name, value] of styleOf(settings)) this.#stage.style.setProperty(name, value);
    const attributes = attributesOf(settings, desk.overlay);
    const shown = JSON.stringify(attributes);
    if (shown === this.#shown && this.#engine === desk.engine) return;
    this.#shown = shown;
    this.#engine = desk.engine;
    const fit = document.createElement("attestation-fit");
    for (const [name, value] of attributes) fit.setAttribute(name, value);
    // Its answers are a trial: no link, no memory, and the studio's own history.
    for (const name of ["link", "resume", "history"]) fit.setAttribute(name, "off");
    fit.setAttribute("cta-target", "_blank");
    if (settings.mode === "modal") fit.append(trigger());
    Object.assign(fit, { engine: Promise.resolve(desk.engine), library: libraryOf(desk) });
    this.#stage.querySelector("[data-place]")?.replaceChildren(fit);
  }
}

function trigger(): HTMLButtonElement {
  const button = document.createElement("button");
  button.slot = "trigger";
  button.type = "button";
  button.textContent = "Find the fit";
  return button;
}

/** The default's lists, with the sources and remarks of the file. */
function libraryOf({ library, source, overlay }: Desk): Library | null {
  if (!library) return null;
  const kinds = flags(source, overlay).flatMap(({ id, kind }) => (kind ? [[id, kind] as const] : []));
  const sources = facts(source, overlay) as unknown as Library["sources"];
  return { ...library, flagKinds: Object.fromEntries(kinds), sources: { ...library.sources, ...sources } };
}
