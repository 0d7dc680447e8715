// The floor: what a programmer would write by hand, as nested comparisons without any engine. Written out by this
// generator and compiled once, so that it is code and not a loop over data.
export const name = "plain JavaScript, by hand";

export function load({ rules }) {
  const test = ({ question, choices }) =>
    choices.length === 1
      ? `answers.${question} === "${choices[0]}"`
      : `(${choices.map((choice) => `answers.${question} === "${choice}"`).join(" || ")})`;
  const condition = ({ when }) => when.map(test).join(" && ") || "true";
  const first = rules.map((rule) => `if (${condition(rule)}) return "${rule.outcome}";`).join("\n");
  const all = rules.map((rule) => `if (${condition(rule)}) fired.push("${rule.id}");`).join("\n");
  const outcome = new Function("answers", first);
  const firedBy = new Function("answers", `const fired = [];\n${all}\nreturn fired;`);
  return { outcome, decide: (answers) => ({ outcome: outcome(answers), fired: firedBy(answers) }) };
}
