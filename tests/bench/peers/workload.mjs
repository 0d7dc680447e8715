// The one workload of the comparison: 12 questions with 3 to 5 choices each, and 60 rules of one to three conditions. The
// first rule that holds gives the outcome; every rule that holds has fired. Seeded: every run decides the same things.

const QUESTIONS = 12;
const RULES = 60;
const OUTCOMES = 8;

/** A number below `end`, from a linear congruential generator of its own. */
export function random(seed) {
  let state = seed >>> 0;
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

/**
 * `questions`: by question the number of choices. `rules`: each `{ id, outcome, when }`, where `when` is a list of
 * `{ question, choices }` that must all hold. The last rule has no conditions, so that each answer set has an outcome.
 */
export function workload(seed = 2026) {
  const below = random(seed);
  const questions = Array.from({ length: QUESTIONS }, (_, index) => ({ id: `q${index}`, choices: 3 + below(3) }));
  const rules = Array.from({ length: RULES - 1 }, (_, index) => {
    const asked = new Set();
    for (const wanted = 1 + below(3); asked.size < wanted; ) asked.add(below(QUESTIONS));
    const when = [...asked].map((question) => {
      const all = Array.from({ length: questions[question].choices }, (_, choice) => choice);
      const count = 1 + below(all.length - 1);
      while (all.length > count) all.splice(below(all.length), 1);
      return { question: `q${question}`, choices: all.map((choice) => `c${choice}`) };
    });
    return { id: `r${index}`, outcome: `o${below(OUTCOMES)}`, when };
  });
  // Narrow rules first, or the broad ones in front of them would take everything.
  rules.sort((one, other) => other.when.length - one.when.length);
  rules.push({ id: `r${RULES - 1}`, outcome: "o0", when: [] });
  return { questions, rules, outcomes: Array.from({ length: OUTCOMES }, (_, index) => `o${index}`) };
}

/** Answer sets, each with one choice a question. */
export function answerSets({ questions }, count, seed = 7) {
  const below = random(seed);
  return Array.from({ length: count }, () =>
    Object.fromEntries(questions.map(({ id, choices }) => [id, `c${below(choices)}`])),
  );
}
