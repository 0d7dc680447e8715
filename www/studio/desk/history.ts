/** The text of the file as it was, as it is, and as it was before it was undone; kept by the browser between visits. */

const KEY = "attestation-fit-studio";
/** As many steps back as anyone goes. */
const MOST = 200;

export class History {
  #past: string[] = [];
  #future: string[] = [];
  #now: string;

  constructor(fresh: string) {
    this.#now = kept() ?? fresh;
  }

  get text(): string {
    return this.#now;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** The next state; the same text is none. */
  write(text: string): boolean {
    if (text === this.#now) return false;
    this.#past = [...this.#past, this.#now].slice(-MOST);
    this.#future = [];
    this.#keep(text);
    return true;
  }

  undo(): void {
    const last = this.#past.pop();
    if (last === undefined) return;
    this.#future.push(this.#now);
    this.#keep(last);
  }

  redo(): void {
    const next = this.#future.pop();
    if (next === undefined) return;
    this.#past.push(this.#now);
    this.#keep(next);
  }

  #keep(text: string): void {
    this.#now = text;
    try {
      localStorage.setItem(KEY, text);
    } catch {
      // Storage is refused or full: the file can still be saved by hand.
    }
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
