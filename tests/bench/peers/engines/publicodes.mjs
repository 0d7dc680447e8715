// Publicodes: a rule each, the outcome as variations; one engine, its situation set anew for each answer set.
import Engine from "publicodes";

export const name = "publicodes";

export function model({ questions, rules, outcomes }) {
  const source = {};
  for (const { id, choices } of questions) {
    source[id] = {
      question: id,
      "une possibilité": Array.from({ length: choices }, (_, choice) => `'c${choice}'`),
      "par défaut": "'c0'",
    };
  }
  const test = ({ question, choices }) => ({
    "une de ces conditions": choices.map((choice) => `${question} = '${choice}'`),
  });
  for (const { id, when } of rules) source[id] = when.length > 0 ? { "toutes ces conditions": when.map(test) } : "oui";
  source.outcome = {
    "une possibilité": outcomes.map((outcome) => `'${outcome}'`),
    valeur: {
      variations: [
        ...rules.slice(0, -1).map(({ id, outcome }) => ({ si: id, alors: `'${outcome}'` })),
        { sinon: `'${rules.at(-1).outcome}'` },
      ],
    },
  };
  return source;
}

export function load(workload) {
  const engine = new Engine(model(workload), {
    logger: { log: () => {}, warn: () => {}, error: console.error },
  });
  const { rules } = workload;
  return {
    engine,
    decide(answers) {
      engine.setSituation(Object.fromEntries(Object.entries(answers).map(([id, choice]) => [id, `'${choice}'`])));
      const fired = rules.filter(({ id }) => engine.evaluate(id).nodeValue === true).map(({ id }) => id);
      return { outcome: engine.evaluate("outcome").nodeValue, fired };
    },
  };
}
