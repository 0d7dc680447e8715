import jsonLogic from "json-logic-js";
import { deciding, logicOf } from "./json-logic.mjs";

export const name = "json-logic-js";

export function load({ rules }) {
  return deciding(
    rules,
    rules.map((rule) => {
      const logic = logicOf(rule);
      return (answers) => jsonLogic.apply(logic, answers);
    }),
  );
}
