/** What can be read: labels in forced colours by their pixels; small root sizes, large texts, narrow screens. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { contrast, pixels } from "../png.mjs";
import { settle, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

const ONLY_CHROMIUM = "forced colours can be switched on in Chromium alone";

/** @param {Page} page @param {{ name: string, value: string }[]} features */
async function emulate(page, features) {
  const session = await page.puppeteer?.createCDPSession();
  await session?.send("Emulation.setEmulatedMedia", { features });
  await session?.detach();
}

/** Places of all controls with a text, within the window that they are scrolled into. @param {Page} page @param {string} id */
const controls = (page, id) =>
  page.evaluate((id) => {
    const query = "button, a.primary, summary, label.choice, input[type=date]";
    const all = [...stage.fit(id).shadowRoot.querySelectorAll(query)];
    /** @type {Set<string>} */
    const kinds = new Set();
    return all.flatMap((control, index) => {
      // One of each kind and state: a screenshot takes its time.
      const kind = `${control.localName} ${control.parentElement?.className} ${control.className} ${control.disabled}`;
      if (kinds.has(kind)) return [];
      const { width, height } = control.getBoundingClientRect();
      if (width === 0 || height === 0 || !control.textContent.trim() || !control.checkVisibility()) return [];
      kinds.add(kind);
      return [index];
    });
  }, id);

/** The strongest contrast between the pixels of a control's text and what lies around its letters. @param {Page} page @param {string} id @param {number} index */
async function labelContrast(page, id, index) {
  const box = await page.evaluate(
    async (id, index) => {
      const query = "button, a.primary, summary, label.choice, input[type=date]";
      const control = stage.fit(id).shadowRoot.querySelectorAll(query)[index];
      control.scrollIntoView({ block: "center", behavior: "instant" });
      await stage.still();
      const range = document.createRange();
      range.selectNodeContents(control);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height, name: `${control.className} ${control.textContent.trim()}` };
    },
    id,
    index,
  );
  const image = pixels(await page.screenshot());
  // The most frequent colour is what the letters stand on.
  /** @type {Map<string, { colour: [number, number, number], times: number }>} */
  const seen = new Map();
  for (let x = Math.ceil(box.x); x < Math.min(image.width, box.x + box.width); x += 1) {
    for (let y = Math.max(0, Math.ceil(box.y)); y < Math.min(image.height, box.y + box.height); y += 1) {
      const colour = image.at(x, y);
      const known = seen.get(colour.join());
      if (known) known.times += 1;
      else seen.set(colour.join(), { colour, times: 1 });
    }
  }
  const ranked = [...seen.values()].sort((one, other) => other.times - one.times);
  const [ground] = ranked;
  const best = ground ? Math.max(...ranked.map(({ colour }) => contrast(ground.colour, colour))) : 0;
  return { name: box.name.replace(/\s+/g, " ").slice(0, 60), best };
}

/** @type {{ [state: string]: (page: Page) => Promise<string> }} */
const STATES = {
  introduction: async () => "fit",
  question: async (page) => {
    await page.evaluate(() => stage.fit().start());
    await until(page, () => Boolean(stage.find(".question")));
    return "fit";
  },
  result: async (page) => {
    await settle(page);
    return "fit";
  },
  review: async (page) => {
    await page.evaluate(() => stage.find(".foot .quiet").click());
    await until(page, () => Boolean(stage.find(".review")));
    return "fit";
  },
  "floating button": async (page) => {
    await page.evaluate(() => stage.mount({ id: "floating", mode: "button", link: "off" }));
    await until(page, () => stage.find(".launcher", "floating")?.hidden === false);
    return "floating";
  },
};

/** @param {"light" | "dark"} scheme */
const inForcedColours = (scheme) => ({
  name: `forced colours, ${scheme}: the label of every kind of control can be read, by its pixels`,
  skip: { firefox: ONLY_CHROMIUM, webkit: ONLY_CHROMIUM },
  /** @param {{ page: Page, note: (text: string) => void }} given */
  async run({ page, note }) {
    await visit(page, "policy/none/widget.html");
    await emulate(page, [
      { name: "forced-colors", value: "active" },
      { name: "prefers-color-scheme", value: scheme },
    ]);
    await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "light dark"));
    let checked = 0;
    /** @type {string[]} */
    const illegible = [];
    for (const [state, reach] of Object.entries(STATES)) {
      const id = await reach(page);
      for (const index of await controls(page, id)) {
        const { name, best } = await labelContrast(page, id, index);
        checked += 1;
        if (best < 4.5) illegible.push(`${state}: ${name} (${best.toFixed(1)} : 1)`);
      }
    }
    await emulate(page, []);
    assert.deepEqual(illegible, []);
    assert.ok(checked > 20, `${checked} controls`);
    note(`${checked} controls`);
  },
});

/** Texts that stand out on their right, and the smallest size of all. @param {Page} page */
const measure = (page) =>
  page.evaluate(() => {
    const root = stage.fit().shadowRoot;
    for (const details of root.querySelectorAll("details")) details.open = true;
    const edge = stage.fit().getBoundingClientRect().right + 1;
    const shown = [...root.querySelectorAll(".page *")].filter((element) => element.checkVisibility?.() ?? true);
    const texts = shown.filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    return {
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      out: shown
        .filter((element) => !element.closest(".scroll, svg") && element.getBoundingClientRect().right > edge)
        .map((element) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 40)}`),
      smallest: Math.min(...texts.map((element) => Number.parseFloat(getComputedStyle(element).fontSize))),
      spacing: getComputedStyle(root.querySelector(".page p")).letterSpacing,
      button: root.querySelector(".actions .primary, .actions button")?.getBoundingClientRect().height,
    };
  });

/** @type {import("../suite.test.mjs").Scenario[]} */
export const legible = [
  inForcedColours("light"),
  inForcedColours("dark"),
  {
    name: "a root size of ten pixels and letters set apart: texts of 12 pixels at least, controls of 44",
    async run({ page }) {
      await visit(page, "policy/none/widget.html");
      await page.evaluate(() => {
        document.documentElement.style.setProperty("font-size", "62.5%");
        document.body.style.setProperty("letter-spacing", "0.3em");
      });
      await page.evaluate(() => stage.fit().start());
      await until(page, () => Boolean(stage.find(".question")));
      const question = await measure(page);
      await settle(page);
      const result = await measure(page);
      for (const { smallest, spacing, button } of [question, result]) {
        assert.ok(smallest >= 12, `${smallest} px`);
        assert.equal(spacing, "normal");
        assert.ok((button ?? 0) >= 44, `a button of ${button} px`);
      }
    },
  },
  {
    name: "text twice as large on a phone: nothing scrolls sideways, whatever is unfolded",
    async run({ page }) {
      await page.resize(390, 844);
      await visit(page, "policy/none/widget.html");
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await page.evaluate(() => stage.fit().start());
      await until(page, () => Boolean(stage.find(".question")));
      const question = await measure(page);
      await settle(page);
      const result = await measure(page);
      await page.resize(1000, 900);
      assert.deepEqual([question.sideways, question.out, result.sideways, result.out], [0, [], 0, []]);
    },
  },
  {
    name: "the comparison on a phone: topics take the width, and the advised scheme is marked",
    async run({ page }) {
      await page.resize(390, 844);
      await visit(page, "policy/none/widget.html");
      await settle(page);
      const seen = await page.evaluate(() => {
        const root = stage.fit().shadowRoot;
        for (const details of root.querySelectorAll(".fold")) details.open = true;
        const table = root.querySelector(".comparison");
        const width = table.getBoundingClientRect().width;
        return {
          topics: [...table.querySelectorAll("tbody th")].map((topic) => topic.getBoundingClientRect().width / width),
          marked: [...table.querySelectorAll("tbody .tag")].filter((tag) => tag.checkVisibility()).length,
          rows: table.querySelectorAll("tbody tr:not(.beneath)").length,
        };
      });
      await page.resize(1000, 900);
      assert.ok(
        seen.topics.every((share) => share > 0.9),
        seen.topics.join(),
      );
      assert.equal(seen.marked, seen.rows);
    },
  },
  {
    name: "a page's sticky header covers nothing: --fit-scroll-margin",
    async run({ page }) {
      await visit(page, "policy/none/widget.html");
      await page.evaluate(() => {
        document.documentElement.style.setProperty("--fit-scroll-margin", "120px");
        document.body.style.setProperty("padding-block", "500px 2000px");
        stage.fit().start();
      });
      await until(page, () => Boolean(stage.find(".question")));
      await page.evaluate(() => {
        scrollTo(0, 800);
        stage.find(".choice.unknown input").click();
        stage.find(".actions .primary").click();
      });
      await until(page, () => Math.abs(stage.find(".card").getBoundingClientRect().top - 120) < 2);
    },
  },
];
