import type { ElementEngine } from "../engine/page-engine.ts";
import type { Opening } from "./interview/opening.ts";

/** Makes an engine. */
export type CreateEngine = () => Promise<ElementEngine>;

const engines = new WeakMap<CreateEngine, Promise<ElementEngine>>();
const openings = new WeakMap<CreateEngine, Opening>();

/** All elements of a page share one engine; after a failure the next one that asks makes another. */
export function sharedEngine(create: CreateEngine, afresh: boolean): Promise<ElementEngine> {
  const known = afresh ? undefined : engines.get(create);
  const engine = known ?? create();
  engines.set(create, engine);
  return engine;
}

/** Says what engines made this way ask first, so that it can be shown before one runs. */
export function knowOpening(create: CreateEngine, opening: Opening): void {
  openings.set(create, opening);
}

/** What engines made this way ask first, where it is known. */
export function openingOf(create: CreateEngine): Opening | undefined {
  return openings.get(create);
}
