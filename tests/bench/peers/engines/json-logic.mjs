// The same rules as JsonLogic, for the two engines that read it.
export function logicOf({ when }) {
  const tests = when.map(({ question, choices }) =>
    choices.length === 1 ? { "===": [{ var: question }, choices[0]] } : { in: [{ var: question }, choices] },
  );
  return tests.length === 0 ? { "===": [1, 1] } : tests.length === 1 ? tests[0] : { and: tests };
}

/** Decides by asking each rule's condition in turn. */
export function deciding(rules, holds) {
  return {
    decide(answers) {
      const fired = [];
      let outcome;
      for (let index = 0; index < rules.length; index += 1) {
        if (!holds[index](answers)) continue;
        outcome ??= rules[index].outcome;
        fired.push(rules[index].id);
      }
      return { outcome, fired };
    },
  };
}
