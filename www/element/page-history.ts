/**
 * One entry of the browser's history for each page, so that the browser's Back leads to the page before. Only where the
 * history is the visitor's own: a host that keeps a state of its own there, as routers do, is left alone.
 */
import { type Page, samePage } from "./interview/session.ts";

const KEY = "attestation-fit";

/** What an entry holds of one element. */
interface Entry {
  readonly page: Page;
  /** The page of the entry before, where that one is ours. */
  readonly before?: Page;
}

export class PageHistory {
  readonly #name: string;
  /** Leads to a page of another entry. It comes from outside, and is not checked here. */
  readonly #show: (page: unknown) => void;
  #shown: Page;
  /** On the way to another entry, as asked for here. */
  #travels = false;

  /** `name` tells the elements of a document apart, also after a reload; ends with the signal. */
  constructor(name: string, shown: Page, show: (page: unknown) => void, signal: AbortSignal) {
    this.#name = name;
    this.#shown = shown;
    this.#show = show;
    addEventListener("popstate", this.#arrived, { signal });
  }

  /** The entry that there is shows this page, as one does that was resumed. */
  stands(page: Page): void {
    this.#shown = page;
  }

  /** A page was turned to: an entry for it, or the entry before where that one is of this page. */
  turned(page: Page): void {
    const before = this.#shown;
    this.#shown = page;
    const entries = entriesHere();
    if (this.#travels || !entries) return;
    const entry = entries[this.#name];
    if (entry && samePage(entry.page, page)) return;
    if (entry?.before && samePage(entry.before, page)) {
      this.#travels = true;
      history.back();
      return;
    }
    // Where another element turns a page next, the entry before is not of this one.
    const others = Object.entries(entries).map(([name, { page }]) => [name, { page }]);
    try {
      if (!entry) history.replaceState({ [KEY]: { ...entries, [this.#name]: { page: before } } }, "");
      history.pushState({ [KEY]: { ...Object.fromEntries(others), [this.#name]: { page, before } } }, "");
    } catch (refusal) {
      // Browsers bound how many entries a page makes in some seconds. Back then leads further back than a page.
      if (!(refusal instanceof DOMException)) throw refusal;
    }
  }

  readonly #arrived = (): void => {
    const asked = this.#travels;
    this.#travels = false;
    const entry = entriesHere()?.[this.#name];
    if (asked) this.turned(this.#shown);
    else if (entry && !samePage(entry.page, this.#shown)) this.#show(entry.page);
  };
}

/** Whether the history is that of the page alone: in a frame it is shared with the page around. */
export function hasOwnHistory(): boolean {
  return window.top === window;
}

/** The entry shown, by element; `undefined` where its state is the host's. */
function entriesHere(): { readonly [name: string]: Entry } | undefined {
  const state: unknown = history.state;
  if (state === null) return {};
  const ours = typeof state === "object" ? (state as { [KEY]?: { [name: string]: Entry } })[KEY] : undefined;
  return ours;
}
