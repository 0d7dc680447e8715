/** The result on paper: advice, plan, what is handed over, answers and sources, and nothing else of the page. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import jsQR from "jsqr";
import { until } from "../drive.mjs";
import { pixels } from "../png.mjs";
import { settle, state, TYPICAL, text, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/** Text of a PDF, and how many pages it has. @param {Uint8Array} pdf */
function read(pdf) {
  const { stdout, status } = spawnSync(process.env.PDFTOTEXT ?? "pdftotext", ["-layout", "-", "-"], { input: pdf });
  assert.equal(status, 0, "pdftotext reads the file");
  const pages = stdout.toString("utf8").split("\f").slice(0, -1);
  // Columns, lines and ligatures are the reader's; blanks and hyphens of a break do not count.
  return { pages, text: squeezed(pages.join(" ")) };
}

/** @param {string} text */
const squeezed = (text) => text.normalize("NFKC").replace(/[\s\u00ad\u2010-]+/g, "");

/** Prints by the widget's own button. @param {Page} page */
async function print(page) {
  await page.evaluate(() => {
    window.print = () => {};
    stage.find(".tool").click();
  });
  const paper = await page.puppeteer?.pdf({ format: "A4", margin: { top: 40, right: 40, bottom: 40, left: 40 } });
  assert.ok(paper, "the browser prints");
  return { paper, ...read(paper) };
}

/** What a camera reads from a page of a PDF; `undefined` where there is no code on it. @param {Uint8Array} pdf @param {number} page */
function scanned(pdf, page) {
  const program = (process.env.PDFTOTEXT ?? "pdftotext").replace(/pdftotext$/, "pdftoppm");
  const { stdout, status } = spawnSync(program, ["-r", "150", "-png", "-f", `${page}`, "-l", `${page}`], {
    input: pdf,
    maxBuffer: 1e8,
  });
  assert.equal(status, 0, "pdftoppm draws the page");
  const { width, height, at } = pixels(stdout);
  const colours = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) colours.set(at(x, y), (y * width + x) * 4);
  return jsQR(colours, width, height)?.data;
}

/** What has to be on paper: texts of the words and the library for the report shown. @param {Page} page @returns {Promise<{ advice: string[], steps: string[], source: string[], digest: string }>} */
const expected = (page) =>
  page.evaluate(async () => {
    const tag = stage.find(".card").lang;
    const { default: words } = await import(`./locales/${tag}.js`);
    const { recommendation, roadmap, model } = stage.fit().report;
    const { title, advice } = words.outcomes[recommendation.outcome];
    const { handover, questions } = words;
    const handed = [...stage.fit().shadowRoot.querySelectorAll(".handover h4")].map(({ textContent }) => textContent);
    if (handed.length === 0 || !Object.values(handover).some(({ title }) => title === handed[0]))
      throw new Error("none");
    const [question = ""] = Object.keys(stage.fit().report.answers);
    return {
      advice: [
        title,
        advice,
        ...handed,
        questions[question].text,
        ...recommendation.reasons.map((/** @type {any} */ { rule }) => words.rules[rule]),
      ],
      steps: roadmap.steps.map((/** @type {any} */ { id }) => words.steps[id].name),
      source: [...stage.fit().shadowRoot.querySelectorAll(".folds > :last-child .sources a")].map(
        ({ textContent }) => textContent,
      ),
      digest: model.digest,
    };
  });

/** @type {{ [name: string]: import("../steps.mjs").Answers }} */
const prospects = {
  "a SOC 2 Type II": TYPICAL,
  "both together": {
    asked: ["soc2_type2", "iso27001"],
    firmness: "gate",
    market: "mixed",
    offering: ["saas"],
    deadline: "10_months_or_more",
    maturity: "running",
    people: "126_to_275",
    budget: "over_100k",
    regimes: ["none"],
    data: ["business_confidential", "personal"],
    held: ["none"],
  },
};

const skip = { webkit: "WebKitGTK's WebDriver has no print command" };

/** @type {import("../suite.test.mjs").Scenario[]} */
export const paper = [
  ...Object.entries(prospects).map(([name, answers]) => ({
    name: `advice, plan, what is handed over, answers and sources for ${name}`,
    skip,
    /** @param {{ page: Page, note: (text: string) => void }} given */
    async run({ page, note }) {
      await visit(page, "widget.html");
      await settle(page, answers);
      const { advice, steps, source, digest } = await expected(page);
      const { pages, text } = await print(page);
      note(`${pages.length} pages, ${text.length} characters, ${steps.length} steps, ${source.length} sources`);
      for (const wanted of [...advice, ...steps]) assert.ok(text.includes(squeezed(wanted)), `“${wanted}” is missing`);
      assert.ok(source.length > 0);
      // Long titles may be broken over columns: their beginnings have to be there.
      for (const title of source) {
        assert.ok(text.includes(squeezed(title.split(" ").slice(0, 2).join(" "))), `the source “${title}” is missing`);
      }
      assert.ok(text.includes(digest.slice(0, 12)), "the model's digest is missing");
      for (const stranger of ["Text after the widget.", "Copy link", "Start over", "One widget"]) {
        assert.ok(!text.includes(squeezed(stranger)), `“${stranger}” is printed`);
      }
      assert.ok(pages.length >= 2 && pages.length <= 5, `${pages.length} pages`);
    },
  })),
  ...["de", "ar"].map((tag) => ({
    name: `at most six pages in ${tag}`,
    skip,
    /** @param {{ page: Page, note: (text: string) => void }} given */
    async run({ page, note }) {
      await visit(page, tag === "de" ? "german.html" : "arabic.html");
      await settle(page);
      const { pages, text } = await print(page);
      note(`${pages.length} pages, ${text.length} characters`);
      assert.ok(pages.length >= 1 && pages.length <= 6);
      assert.ok(text.includes((await expected(page)).digest.slice(0, 12)));
    },
  })),
  {
    name: "the code on paper leads a camera to the link beside it, and that link to the answers",
    skip,
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      const { outcome } = await state(page);
      const { paper, pages } = await print(page);
      const link = await text(page, ".address span");
      const read = pages.map((_, index) => scanned(paper, index + 1)).filter(Boolean);
      assert.deepEqual(read, [link]);
      await page.goto("about:blank");
      await page.goto(link ?? "");
      await until(page, () => stage.state().page === "result");
      assert.equal((await state(page)).outcome, outcome);
    },
  },
  {
    name: "after printing, the page is as before",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      const look = () =>
        page.evaluate(() => ({
          sheets: document.adoptedStyleSheets.length,
          attributes: stage.fit().getAttributeNames().join(" "),
          open: stage.fit().shadowRoot.querySelectorAll("details[open]").length,
        }));
      const before = await look();
      await page.evaluate(() => {
        window.print = () => {
          dispatchEvent(new Event("beforeprint"));
          stage.unfolded = stage.fit().shadowRoot.querySelectorAll("details[open]").length;
          stage.alone = stage.fit().hasAttribute("data-fit-printed");
          dispatchEvent(new Event("afterprint"));
        };
        stage.find(".tool").click();
      });
      assert.ok(await page.evaluate((open) => stage.alone && stage.unfolded > open, before.open));
      assert.deepEqual(await look(), before);
    },
  },
];
