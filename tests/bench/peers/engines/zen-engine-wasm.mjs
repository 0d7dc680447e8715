// The WebAssembly build evaluates expressions only, so each rule is one; the facts are handed over once a decision.
import { readFile } from "node:fs/promises";
import { deciding } from "./json-logic.mjs";

export const name = "@gorules/zen-engine-wasm, expressions";

export async function load({ rules }) {
  const { default: init, Variable } = await import("@gorules/zen-engine-wasm/dist/zen_engine_wasm.js");
  const path = new URL(import.meta.resolve("@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm"));
  await init({ module_or_path: await readFile(path) });
  const text = ({ when }) =>
    when.map(({ question, choices }) => `${question} in ${JSON.stringify(choices)}`).join(" and ") || "true";
  const { decide } = deciding(
    rules,
    rules.map((rule) => {
      const expression = text(rule);
      return (variable) => variable.evaluateExpression(expression);
    }),
  );
  return {
    decide(answers) {
      const variable = new Variable(answers);
      try {
        return decide(variable);
      } finally {
        variable.free();
      }
    },
  };
}
