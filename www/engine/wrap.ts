import type { BrowserSession, Rust } from "./glue.ts";
import type { Answers, Engine, EngineOptions, Report } from "./types.ts";

/** An engine together with what it does in a page. The element uses the second half; the contract is the first. */
export interface PageEngine extends Engine {
  readonly browser: BrowserSession;
}

/** Makes an engine of running Rust and a packed model. Throws `ModelError` on bytes that are no model. */
export function wrap(rust: Rust, packed: NonNullable<EngineOptions["model"]>): PageEngine {
  const engine = new rust.Engine(packed instanceof Uint8Array ? packed : new Uint8Array(packed));
  return {
    report: (answers: Answers): Report => engine.report(answers),
    encode: (answers: Answers) => engine.encode(answers),
    evaluate: (rows: Uint8Array) => engine.evaluate(rows),
    toText: (answers: Answers) => engine.toText(answers),
    fromText: (text: string) => engine.fromText(text),
    model: engine.model(),
    questionnaire: engine.questionnaire(),
    browser: rust,
  };
}
