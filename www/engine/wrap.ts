/**
 * The contract's engine around the one that Rust exports. What the host gives is copied before Rust runs, so that none
 * of the host's code (getters, proxies) runs inside it; and a call that stops Rust costs that call alone.
 */
import type { BrowserSession, Rust, RustAnswers, RustEngine } from "./glue.ts";
import { generation, renew } from "./start.ts";
import type { Answers, AnswersError, Diagnostic, Engine, EngineOptions } from "./types.ts";

/** An engine together with what it does in a page. The element uses the second half; the contract is the first. */
export interface PageEngine extends Engine {
  readonly browser: BrowserSession;
}

/** Makes an engine of running Rust and a packed model. Throws `ModelError` on bytes that are no model. */
export function wrap(rust: Rust, packed: NonNullable<EngineOptions["model"]>): PageEngine {
  // a copy: the host may write to its own, and a fresh instance reads the model again
  const model = new Uint8Array(packed instanceof Uint8Array ? packed : new Uint8Array(packed));
  const held: Held = { rust, made: make(rust, model) };
  abandoned?.register(held, held.made);

  function call<T>(ask: (engine: RustEngine) => T): T {
    if (held.made.generation !== generation(rust)) {
      held.made = make(rust, model);
      abandoned?.register(held, held.made);
    }
    return guarded(rust, () => ask(held.made.engine));
  }

  return {
    report: (answers) => call((engine) => engine.report(copied(answers))),
    encode: (answers) => call((engine) => engine.encode(copied(answers))),
    evaluate: (rows) => call((engine) => engine.evaluate(rows)),
    toText: (answers) => call((engine) => engine.toText(copied(answers))),
    fromText: (text) => call((engine) => engine.fromText(text)),
    toLink: (answers) => call((engine) => engine.toLink(copied(answers))),
    fromLink: (link) => call((engine) => engine.fromLink(link)),
    model: call((engine) => engine.model()),
    questionnaire: call((engine) => engine.questionnaire()),
    browser: rust,
  };
}

/** An engine in Rust, and the instance in whose memory it lives. */
interface Made {
  engine: RustEngine;
  rust: Rust;
  generation: number;
}

interface Held {
  rust: Rust;
  made: Made;
}

function make(rust: Rust, model: Uint8Array): Made {
  return guarded(rust, () => ({ engine: new rust.Engine(model), rust, generation: generation(rust) }));
}

/** What is thrown by intention has one of these names; all else is a stop (a trap), after which the memory is not to be trusted. */
const REFUSALS = ["AnswersError", "ModelError"];

function guarded<T>(rust: Rust, run: () => T): T {
  try {
    return run();
  } catch (failure) {
    if (!(failure instanceof Error && REFUSALS.includes(failure.name))) renew(rust);
    throw failure;
  }
}

/** Engines of memory that is gone: kept, because freeing them would be done in the memory of today. */
const lost: RustEngine[] = [];

/** Frees an engine in Rust once nothing can call it any more. */
const abandoned =
  typeof FinalizationRegistry === "undefined"
    ? undefined
    : new FinalizationRegistry<Made>(({ engine, rust, generation: born }) => {
        if (born === generation(rust)) engine.free();
        else lost.push(engine);
      });

/** More choices than any question has: what is beyond them changes nothing, for the list is refused already. */
const MOST_CHOICES = 64;

/** A plain copy, as a list of pairs. Throws `AnswersError` on what cannot be read. */
function copied(answers: Answers): RustAnswers {
  // `unknown`: hosts without types give anything
  const given: unknown = answers;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw refused("wrong-shape", "the answers are no object", "give an object with question ids as keys");
  }
  try {
    const entries = Object.entries(given).filter(([, answer]) => answer !== undefined);
    return entries.map(([id, answer]) => [id, Array.isArray(answer) ? list(answer) : scalar(answer)]);
  } catch (cause) {
    throw refused("unreadable", "reading the answers threw an error", "give a plain object", cause);
  }
}

/** A text, or what Rust names as no answer: a number, true or false, an object. */
function scalar(answer: unknown): string | number | boolean | null | object {
  if (answer === null || typeof answer === "string" || typeof answer === "number" || typeof answer === "boolean") {
    return answer;
  }
  return {};
}

function list(answer: unknown[]): unknown[] {
  // by index: a list's own iterator can be the host's code, and so can what a page put in place of Array.from
  const items: unknown[] = [];
  for (let index = 0; index < Math.min(answer.length, MOST_CHOICES); index += 1) items.push(scalar(answer[index]));
  return items;
}

function refused(code: string, message: string, help: string, cause?: unknown): AnswersError {
  const problem: Diagnostic = { code, severity: "error", path: "answers", message, help, example: null };
  const error = new Error(`answers: ${message}; ${help}`, cause === undefined ? undefined : { cause });
  return Object.assign(error, { name: "AnswersError" as const, problems: [problem] });
}
