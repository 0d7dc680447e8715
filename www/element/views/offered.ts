/** What can be chosen on a question, with its words: the model's choices, and "I don't know" where none of them says it. */
import type { Answers, Questionnaire } from "../../engine/types.ts";
import type { Phrases } from "../words/phrases.ts";

/** Value of the "I don't know" input: no id of a choice is empty. */
const UNKNOWN = "";

export interface Offered {
  readonly id: string;
  readonly label: string;
  readonly help: string | undefined;
  /** Chosen, it clears the others. */
  readonly exclusive: boolean;
  /** It says that one doesn't know. */
  readonly unknown: boolean;
  readonly chosen: boolean;
}

/** The choices of a question, with those chosen that `given` names; `undefined` chooses none. */
export function offeredOf(
  scene: Phrases,
  { id, choices }: Questionnaire["questions"][number],
  given: Answers[string] | undefined,
): Offered[] {
  // A choice of the model that says "not clear yet" stands for "I don't know"; a second one would only puzzle.
  const unknown = choices.find((choice) => choice.unknown)?.id ?? UNKNOWN;
  const all = unknown === UNKNOWN ? [...choices, { id: UNKNOWN, exclusive: true }] : choices;
  const chosen = given === undefined ? [] : [given ?? unknown].flat();
  const words = scene.words.questions[id]?.choices;
  return all.map(({ id, exclusive = false }) => ({
    id,
    label: words?.[id]?.label ?? (id === UNKNOWN ? scene.say("unknown") : id),
    help: words?.[id]?.help,
    exclusive,
    unknown: id === unknown,
    chosen: chosen.includes(id),
  }));
}

/** The answer that these values of inputs stand for; `undefined` where nothing was chosen. */
export function answerOfValues(values: readonly string[], many: boolean): string | string[] | null | undefined {
  if (values.includes(UNKNOWN)) return null;
  return many && values.length > 0 ? [...values] : values[0];
}
