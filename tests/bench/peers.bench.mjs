// One workload, decided by this package and by the rule engines that a vendor might take instead: outcome and the rules
// that fired. All must agree before anything is timed; then they run in turn, round after round, in one process.
import { answerSets, workload } from "./peers/workload.mjs";

const ENGINES = [
  "plain",
  "attestation-fit",
  "json-logic-engine",
  "json-logic-js",
  "survey-core",
  "zen-engine-wasm",
  "json-rules-engine",
  "publicodes",
  "feelin",
];
const AGREE = Number(process.env.AGREE ?? 10_000);
const ROUNDS = Number(process.env.ROUNDS ?? 7);
/** A round of an engine takes about this long, in milliseconds. */
const ROUND = 300;

const dist = new URL("../../dist/", import.meta.url);
const work = workload();
const loaded = [];
for (const file of ENGINES) {
  const module = await import(`./peers/engines/${file}.mjs`);
  loaded.push({ name: module.name, ...(await module.load(work, dist)) });
}
const [plain, ours] = loaded;

const sets = answerSets(work, AGREE);
for (const { name, decide } of loaded.slice(1)) {
  const sample = sets.slice(0, await affordable(decide));
  for (const answers of sample) {
    const [wanted, got] = [JSON.stringify(plain.decide(answers)), JSON.stringify(await decide(answers))];
    if (wanted !== got) throw new Error(`${name} disagrees on ${JSON.stringify(answers)}: ${got}, not ${wanted}`);
  }
  console.log(`${name}: agrees on ${sample.length} answer sets`);
}

const rows = 200_000;
const width = ours.engine.encode({}).length;
const encoded = new Uint8Array(rows * width);
for (let row = 0; row < rows; row += 1) encoded.set(ours.engine.encode(sets[row % sets.length]), row * width);
const contenders = [
  ...loaded.map(({ name, decide }) => ({ name, run: deciding(decide) })),
  { name: "plain JavaScript, outcome alone", run: deciding(plain.outcome) },
  {
    name: "attestation-fit, evaluate(rows), outcome alone",
    run: async () => {
      const start = performance.now();
      ours.engine.evaluate(encoded);
      return (performance.now() - start) / rows;
    },
  },
];

const times = new Map(contenders.map(({ name }) => [name, []]));
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const { name, run } of contenders) {
    const each = await run();
    // The first round warms up.
    if (round > 0) times.get(name).push(each);
  }
}

console.log(`\nthis package's model: packed in ${ours.packed.ms.toFixed(0)} ms, ${ours.packed.bytes} bytes`);
console.log(`\n| ${ROUNDS} rounds in turn | µs a decision, median | of plain JavaScript, median (least–most) |`);
console.log("| --- | --- | --- |");
for (const { name } of contenders) {
  const beside = name.endsWith("outcome alone") ? "plain JavaScript, outcome alone" : plain.name;
  const ratios = times.get(name).map((each, round) => each / times.get(beside)[round]);
  const [least, median, most] = [0, 0.5, 1].map((share) => quantile(ratios, share).toPrecision(2));
  console.log(`| ${name} | ${(quantile(times.get(name), 0.5) * 1000).toPrecision(3)} | ${median} (${least}–${most}) |`);
}

/** How many answer sets an engine can be held to in half a minute; all of them where it is quick. */
async function affordable(decide) {
  const start = performance.now();
  await decide(sets[0]);
  await decide(sets[1]);
  return Math.min(sets.length, Math.max(200, Math.floor((30_000 / (performance.now() - start)) * 2)));
}

/** Milliseconds a decision, over as many as a round has time for. */
function deciding(decide) {
  let count = 1;
  return async () => {
    const start = performance.now();
    for (let index = 0; index < count; index += 1) await decide(sets[index % sets.length]);
    const each = (performance.now() - start) / count;
    count = Math.max(1, Math.min(1_000_000, Math.floor(ROUND / each)));
    return each;
  };
}

function quantile(numbers, share) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
