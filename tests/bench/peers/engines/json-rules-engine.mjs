// All rules have one priority, so that the engine runs them in one go; the outcome is the first of the rules that fired.
import { Engine } from "json-rules-engine";

export const name = "json-rules-engine";

export function load({ rules }) {
  const engine = new Engine();
  for (const { id, when } of rules) {
    const all = when.map(({ question, choices }) => ({ fact: question, operator: "in", value: choices }));
    const always = [{ fact: "q0", operator: "notEqual", value: "" }];
    engine.addRule({ conditions: { all: all.length > 0 ? all : always }, event: { type: id } });
  }
  const place = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    async decide(answers) {
      const { events } = await engine.run(answers);
      const fired = events.map((event) => event.type).sort((one, other) => place.get(one) - place.get(other));
      return { outcome: rules[place.get(fired[0])].outcome, fired };
    },
  };
}
