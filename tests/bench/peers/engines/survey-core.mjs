// SurveyJS: one runner a rule, parsed once, run on the values of a survey.
import { ConditionRunner } from "survey-core";
import { deciding } from "./json-logic.mjs";

export const name = "survey-core, expressions";

export function load({ rules }) {
  const text = ({ when }) =>
    when
      .map(({ question, choices }) => `{${question}} anyof [${choices.map((id) => `'${id}'`).join(",")}]`)
      .join(" and ") || "1 = 1";
  return deciding(
    rules,
    rules.map((rule) => {
      const runner = new ConditionRunner(text(rule));
      return (answers) => runner.runValues(answers);
    }),
  );
}
