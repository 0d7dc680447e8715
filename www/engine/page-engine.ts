/** An engine as the element uses it. */
import type { BrowserSession } from "./glue.ts";
import type { Engine } from "./types.ts";

/** An engine, and where it runs in a page also what it does there. */
export type ElementEngine = Engine & { readonly browser?: BrowserSession };
