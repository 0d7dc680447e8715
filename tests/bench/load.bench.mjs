/**
 * What a visitor waits for, in Chromium: from navigation to the first question, beside an inert script of the same bytes and
 * SurveyJS, all in turns; the longest task until a second later; and from input to the next paint over whole interviews.
 *
 * `ROUNDS` sets how often each page is opened, `OTHER_EMBED` names another embed.js to be measured beside this one.
 */
import { gzipSync } from "node:zlib";
import puppeteer from "puppeteer-core";
import { rows, serve } from "./pages.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const INTERVIEWS = Number(process.env.INTERVIEWS ?? 5);
/** Bits a second and milliseconds; `null` is this machine's own. */
const SLOW = { download: 1_600_000 / 8, upload: 750_000 / 8, latency: 150 };
const CONDITIONS = [
  { name: "1× CPU, local", cpu: 1, network: null },
  { name: "1× CPU, 1.6 Mbit/s 150 ms", cpu: 1, network: SLOW },
  { name: "4× CPU, local", cpu: 4, network: null },
  { name: "4× CPU, 1.6 Mbit/s 150 ms", cpu: 4, network: SLOW },
];

const pages = await rows();
const site = await serve(pages);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

/** A page that knows nothing of an earlier one. */
async function opened({ cpu, network }, number, work) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.emulateCPUThrottling(cpu);
  if (network) await page.emulateNetworkConditions(network);
  await page.evaluateOnNewDocument(watch, pages[number].shown);
  await page.goto(`${site.address}/${number}`, { waitUntil: "domcontentloaded" });
  await page.waitForFunction("globalThis.firstQuestion", { polling: 100, timeout: 60_000 });
  const result = await work(page);
  await context.close();
  return result;
}

/** Runs in the page: notes when the first question has been painted, long tasks, and what each input took. */
function watch(shown) {
  globalThis.tasks = [];
  globalThis.inputs = new Map();
  const observe = (type, take, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
  observe("longtask", ({ duration }) => globalThis.tasks.push(duration));
  const { inputs } = globalThis;
  const input = ({ interactionId: id, duration }) => id && inputs.set(id, Math.max(inputs.get(id) ?? 0, duration));
  observe("event", input, { durationThreshold: 16 });
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    globalThis.firstQuestion = performance.now();
  };
  const look = new Function(`return ${shown}`);
  const frame = () => (look() ? painted.port2.postMessage(null) : requestAnimationFrame(frame));
  requestAnimationFrame(frame);
}

async function load(condition, number) {
  return opened(condition, number, async (page) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return page.evaluate(() => [globalThis.firstQuestion, Math.max(0, ...globalThis.tasks)]);
  });
}

/** Clicks a choice and the button below it until there is no question left; the inputs' times. */
async function interview(condition, turn) {
  return opened(condition, 0, async (page) => {
    let clicks = 0;
    for (let question = 0; question < 30; question += 1) {
      const choices = await places(page, "fieldset label");
      if (choices.length === 0) break;
      await page.mouse.click(...choices[(turn * 7 + question * 3) % choices.length]);
      const [next] = await places(page, ".primary");
      await page.mouse.click(...next);
      clicks += 2;
      await new Promise((resolve) => setTimeout(resolve, 60 * condition.cpu));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    const told = await page.evaluate(() => [...globalThis.inputs.values()]);
    // What took less than 16 ms is not told.
    return [...Array.from({ length: Math.max(0, clicks - told.length) }, () => 8), ...told];
  });
}

/** Middles of what a selector finds in the widget, brought into view. */
async function places(page, selector) {
  return page.evaluate((selector) => {
    const { shadowRoot } = document.querySelector("attestation-fit");
    return [...shadowRoot.querySelectorAll(selector)].map((found) => {
      found.scrollIntoView({ block: "nearest" });
      const { x, y, width, height } = found.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    });
  }, selector);
}

function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const whole = (number) => number.toFixed(0).padStart(7);
for (const { name, script } of pages) {
  console.log(`${name.padEnd(28)}${(gzipSync(script, { level: 9 }).length / 1000).toFixed(1).padStart(7)} kB gzip`);
}
for (const condition of CONDITIONS) {
  const seen = pages.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const number of pages.keys()) seen[number].push(await load(condition, number));
  }
  const own = quantile(
    seen[0].map(([time]) => time),
    0.5,
  );
  console.log(`\n${condition.name}: ms to the first question, median (lower to upper quartile), longest task`);
  for (const [number, { name }] of pages.entries()) {
    const times = seen[number].map(([time]) => time);
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(times, share));
    const task = quantile(
      seen[number].map(([, task]) => task),
      0.5,
    );
    const ratio = number > 0 ? `  embed.js takes ${(own / middle).toFixed(2)} times as long` : "";
    console.log(`  ${name.padEnd(26)}${whole(middle)} (${whole(low)} to${whole(high)})${whole(task)}${ratio}`);
  }
}
for (const condition of CONDITIONS.filter(({ network }) => !network)) {
  const times = [];
  for (let turn = 0; turn < INTERVIEWS; turn += 1) times.push(...(await interview(condition, turn)));
  const [median, most] = [0.5, 0.98].map((share) => quantile(times, share));
  console.log(
    `\n${condition.name}: input to next paint over ${INTERVIEWS} interviews, ${times.length} inputs: median ${median} ms, p98 ${most} ms`,
  );
}
await browser.close();
site.close();
