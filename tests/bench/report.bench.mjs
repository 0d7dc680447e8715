// What a call costs in WebAssembly: `report()` after each answer of random interviews, many rows at once beside plain
// JavaScript that does the same, and the way from import to the first report.
import { execFileSync } from "node:child_process";
import { createEngine } from "../../dist/index.js";

const INTERVIEWS = Number(process.env.INTERVIEWS ?? 10_000);
const engine = await createEngine();
const { questions } = engine.questionnaire;

let seed = 1;
function below(end) {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * end);
}

function answer({ select, choices }) {
  if (below(20) === 0) return null;
  if (select === "one") return choices[below(choices.length)].id;
  const alone = choices.filter((choice) => choice.exclusive);
  if (alone.length > 0 && below(3) === 0) return [alone[below(alone.length)].id];
  const picked = choices.filter((choice) => !choice.exclusive && below(3) === 0).map((choice) => choice.id);
  return picked.length > 0 ? picked : null;
}

function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function interviews() {
  const times = [];
  for (let played = 0; played < INTERVIEWS; played += 1) {
    const answers = {};
    for (;;) {
      const start = performance.now();
      const report = engine.report(answers);
      times.push(performance.now() - start);
      if (report.next === null) break;
      const asked = questions.find((question) => question.id === report.next.question);
      answers[asked.id] = answer(asked);
    }
  }
  return times.sort((one, other) => one - other);
}

interviews();
const times = interviews();
console.log(`report() in ${times.length} states of ${INTERVIEWS} random interviews, once warm`);
for (const [name, share] of [
  ["median", 0.5],
  ["p90", 0.9],
  ["p99", 0.99],
  ["p99.9", 0.999],
]) {
  console.log(`  ${name.padEnd(8)}${quantile(times, share).toFixed(3)} ms`);
}

// Many rows at once. The plain version walks the same decisions as nested look-ups, with rows as objects of choices.
const rows = 200_000;
const prospects = Array.from({ length: 2000 }, () =>
  Object.fromEntries(questions.map((question) => [question.id, answer(question)])),
);
const width = engine.encode({}).length;
const encoded = new Uint8Array(rows * width);
for (let row = 0; row < rows; row += 1) encoded.set(engine.encode(prospects[row % prospects.length]), row * width);
const { plain } = await import("./plain.mjs");
const outcomes = engine.evaluate(encoded);
const disagree = prospects.filter(
  (prospect, index) => engine.questionnaire.outcomes[outcomes[index]] !== plain(prospect),
);
console.log(`\n${rows} rows, ${disagree.length} of ${prospects.length} prospects on which the two disagree`);
const ratios = [];
for (let round = 0; round < 9; round += 1) {
  const start = performance.now();
  engine.evaluate(encoded);
  const middle = performance.now();
  for (let row = 0; row < rows; row += 1) plain(prospects[row % prospects.length]);
  const end = performance.now();
  ratios.push((middle - start) / (end - middle));
  if (round === 8) {
    const each = (time) => `${((time / rows) * 1e6).toFixed(0)} ns a row`;
    console.log(`  engine ${each(middle - start)}, plain JavaScript ${each(end - middle)}`);
  }
}
console.log(
  `  engine beside plain JavaScript, median of 9 rounds: ${quantile(
    ratios.sort((a, b) => a - b),
    0.5,
  ).toFixed(2)} times its time`,
);

const program = `const start = performance.now();
const { createEngine } = await import(${JSON.stringify(new URL("../../dist/index.js", import.meta.url).href)});
(await createEngine()).report({});
console.log(performance.now() - start);`;
const starts = Array.from({ length: 15 }, () =>
  Number(execFileSync(process.execPath, ["--input-type=module", "-e", program])),
);
starts.sort((one, other) => one - other);
console.log(
  `\nfrom import to the first report, each in a new process: median ${quantile(starts, 0.5).toFixed(1)} ms, best ${starts[0].toFixed(1)} ms`,
);
