// DMN's expression language, as a decision table would ask it: each rule one expression.
import { evaluate } from "feelin";
import { deciding } from "./json-logic.mjs";

export const name = "feelin (FEEL)";

export function load({ rules }) {
  const text = ({ when }) =>
    when
      .map(({ question, choices }) => `list contains([${choices.map((id) => `"${id}"`).join(", ")}], ${question})`)
      .join(" and ") || "true";
  return deciding(
    rules,
    rules.map((rule) => {
      const expression = text(rule);
      return (answers) => evaluate(expression, answers).value;
    }),
  );
}
