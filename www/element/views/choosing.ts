/**
 * How a choice is made: by pointer, by its digit, or as the browser has it. Who chooses the one answer there can be, by a
 * pointer or a digit, need not say so twice. Arrows move through the choices: what they pass is not chosen yet.
 */

/** Of the first nine choices. A tenth would need two keys. */
export const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Time after which a click is meant for the page shown and is not the second one of a double click, in milliseconds. */
const SETTLED = 350;

/** Hears of a choice that can be the whole answer. */
type Chosen = (event: Event) => void;

/**
 * A click on a choice. One on its label comes first, then the browser's own on the input. `since` is when the page was
 * turned, on the clock of events.
 */
export function chooseByPointer(since: number, chosen: Chosen): (event: MouseEvent) => void {
  let onLabel = false;
  return (event) => {
    const { target, detail, timeStamp } = event;
    if (!(target instanceof HTMLInputElement)) {
      onLabel = true;
      return;
    }
    // Keys click, too, but count no clicks.
    const byPointer = onLabel || detail > 0;
    onLabel = false;
    if (byPointer && standsAlone(target) && timeStamp - since > SETTLED) chosen(event);
  };
}

/** The digit of a choice, pressed where nothing is written. */
export function chooseByDigit(event: KeyboardEvent, chosen: Chosen): void {
  const { key, currentTarget, target, repeat } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || repeat || event.defaultPrevented) return;
  if (!DIGITS.includes(key) || isWritten(target)) return;
  const inputs = (currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>("fieldset input");
  const input = inputs[Number(key) - 1];
  if (!input || input.matches(":disabled")) return;
  event.preventDefault();
  const before = [...inputs].filter(({ checked }) => checked);
  input.checked = input.type === "radio" || !input.checked;
  clearOthers(input);
  input.focus();
  if (isWhole(input) && before.every((other) => other === input)) chosen(event);
}

/** "None of these" and its kin stand alone: ticking one clears the others, and the reverse. */
export function keepExclusive(event: Event): void {
  clearOthers(event.target as HTMLInputElement);
}

function clearOthers(ticked: HTMLInputElement): void {
  if (!ticked.checked || ticked.type === "radio") return;
  for (const other of othersOf(ticked)) {
    if ("exclusive" in ticked.dataset || "exclusive" in other.dataset) other.checked = false;
  }
}

/** It is the whole answer, and none was ticked before that it would replace. */
function standsAlone(input: HTMLInputElement): boolean {
  return isWhole(input) && !(input.type === "checkbox" && othersOf(input).some(({ checked }) => checked));
}

function isWhole(input: HTMLInputElement): boolean {
  return input.checked && (input.type === "radio" || "exclusive" in input.dataset);
}

function othersOf(input: HTMLInputElement): HTMLInputElement[] {
  return [...(input.closest("fieldset")?.querySelectorAll("input") ?? [])].filter((other) => other !== input);
}

/** Also in what a vendor puts into a slot. */
function isWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
}
