/**
 * A vendor's mistakes, told to the vendor: on the console, each once, with its place and the nearest name that would have
 * been right, and as `fit-error` of code `settings-refused`. A visitor never hears of them.
 */

/** A mistake: where it stands, and what is wrong there. */
export interface Mistake {
  /** An attribute, a property, or a place within its value: `cta.soc2_typ2`. */
  readonly place: string;
  readonly fault: string;
}

export class Mistakes {
  readonly #told = new Set<string>();
  readonly #tell: (message: string) => void;

  /** Calls back with each new mistake, in words. */
  constructor(tell: (message: string) => void) {
    this.#tell = tell;
  }

  add({ place, fault }: Mistake): void {
    const message = `<attestation-fit> ${place}: ${fault}`;
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.#tell(message);
  }
}

/** A name that nothing has, with the nearest that something has. */
export function unknownName(place: string, name: string, known: Iterable<string>): Mistake {
  const near = nearest(name, known);
  return { place, fault: `unknown \`${name}\`${near === undefined ? "" : `; did you mean \`${near}\`?`}` };
}

/** The known name that differs in the fewest letters, if those are few. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const letters = distance(name.toLowerCase(), candidate.toLowerCase());
    if (letters < fewest) {
      fewest = letters;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein's distance: letters to put in, take out or change. */
function distance(one: string, other: string): number {
  let row = [0, ...[...other].map((_, index) => index + 1)];
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [to, wanted] of [...other].entries()) {
      const changed = (row[to] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
