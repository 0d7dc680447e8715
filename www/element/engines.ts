import type { ElementEngine } from "./interview/interview.ts";

const engines = new WeakMap<() => Promise<ElementEngine>, Promise<ElementEngine>>();

/** All elements of a page share one engine; after a failure the next one that asks makes another. */
export function sharedEngine(create: () => Promise<ElementEngine>, afresh: boolean): Promise<ElementEngine> {
  const known = afresh ? undefined : engines.get(create);
  const engine = known ?? create();
  engines.set(create, engine);
  return engine;
}
