// Compiled: its documented fast mode.
import { LogicEngine } from "json-logic-engine";
import { deciding, logicOf } from "./json-logic.mjs";

export const name = "json-logic-engine, compiled";

export function load({ rules }) {
  const engine = new LogicEngine();
  return deciding(
    rules,
    rules.map((rule) => engine.build(logicOf(rule))),
  );
}
