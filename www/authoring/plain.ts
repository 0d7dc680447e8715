import type { Diagnostic } from "../engine/types.ts";
import type { ModelSource } from "./source.ts";

/** Most values of a source; the authoring module has the same bound. A sparse list or a list without end ends here. */
const MOST_VALUES = 250_000;

/** A source as JSON text, or why it is none: the caller's getters and proxies run here, and never within the Rust. */
export function plain(source: ModelSource): { text: string } | { problem: Diagnostic } {
  let left = MOST_VALUES;
  try {
    const text = JSON.stringify(source, (_key, value: unknown) => {
      left -= 1;
      if (left < 0) throw new Error(`it has more than ${MOST_VALUES} values`);
      return value;
    });
    return { text: text ?? "null" };
  } catch (cause) {
    return { problem: unreadable(cause) };
  }
}

function unreadable(cause: unknown): Diagnostic {
  return {
    code: "not-a-model",
    severity: "error",
    path: "model",
    message: `the source cannot be read: ${reason(cause)}`,
    help: "give plain objects, lists, texts, whole numbers and truths, as JSON has them",
    example: null,
  };
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // What engines call a stack that has run out: V8 and WebKit a RangeError, Firefox an InternalError.
  if (cause instanceof RangeError || cause.name === "InternalError") return "it is nested too deeply";
  return cause.message.split("\n")[0] ?? "";
}
