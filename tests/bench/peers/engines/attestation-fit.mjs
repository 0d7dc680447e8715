// This package: the rules as one decision table, and each rule once more as a flag, so that a report lists all that fired.

export const name = "attestation-fit, report()";

export function source({ questions, rules, outcomes }) {
  const when = (rule) => {
    const entries = Object.fromEntries(rule.when.map(({ question, choices }) => [question, choices]));
    return rule.when.length > 0 ? { when: entries } : {};
  };
  return {
    id: "peers",
    version: "1.0.0",
    outcome: "outcome",
    outcomes,
    criteria: [],
    questions: questions.map(({ id, choices }) => ({
      id,
      select: "one",
      choices: Array.from({ length: choices }, (_, choice) => ({ id: `c${choice}` })),
      decided_by: "prospect",
    })),
    decisions: [
      { id: "outcome", hit: "first", rules: rules.map((rule) => ({ id: rule.id, ...when(rule), then: rule.outcome })) },
      {
        id: "fired",
        hit: "collect",
        kind: "flag",
        outputs: rules.map(({ id }) => ({ id, kind: "addition" })),
        rules: rules.map((rule) => ({ id: `f-${rule.id}`, ...when(rule), then: rule.id })),
      },
    ],
    monotonicity: [],
  };
}

export async function load(workload, dist) {
  const [{ createEngine }, { packModel }] = await Promise.all([
    import(new URL("index.js", dist)),
    import(new URL("authoring.js", dist)),
  ]);
  const packing = performance.now();
  const model = await packModel(source(workload));
  const packed = { ms: performance.now() - packing, bytes: model.length };
  const engine = await createEngine({ model });
  return {
    engine,
    packed,
    decide(answers) {
      const { recommendation, flags } = engine.report(answers);
      return { outcome: recommendation.outcome, fired: flags.map(({ id }) => id) };
    },
  };
}
