/** Pictures of the widget's main states, for people to look at: `cargo xtask pictures` writes them to docs/pictures. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { start, until } from "./drive.mjs";
import { answer, click, interview, state, TYPICAL, visit } from "./steps.mjs";

const folder = process.env.PICTURES ?? "docs/pictures";
const NARROW = 400;
const MIDDLE = 672;
const WIDE = 900;

/** @type {{ name: string, path: string, width: number, dark?: boolean, show: (page: import("./drive.mjs").Page) => Promise<unknown> }[]} */
const pictures = [
  { name: "start", path: "widget.html", width: WIDE, show: async () => {} },
  { name: "question", path: "widget.html", width: MIDDLE, show: toQuestion },
  { name: "question-dark", path: "widget.html", width: WIDE, dark: true, show: toQuestion },
  { name: "result", path: "widget.html", width: MIDDLE, show: toResult },
  { name: "result-narrow", path: "widget.html", width: NARROW, show: toResult },
  { name: "result-wide", path: "widget.html", width: WIDE, show: toResult },
  { name: "result-dark", path: "widget.html", width: WIDE, dark: true, show: toResult },
  { name: "result-german", path: "german.html", width: WIDE, show: toResult },
  { name: "result-arabic", path: "arabic.html", width: NARROW, show: toResult },
];

/** The second question, with something ticked. @param {import("./drive.mjs").Page} page */
async function toQuestion(page) {
  await click(page, ".actions .primary");
  await answer(page, TYPICAL[(await state(page)).next ?? ""]);
  await until(page, () => stage.state("fit").page === "question");
  const ticked = [TYPICAL[(await state(page)).next ?? ""] ?? []].flat();
  for (const id of ticked) await click(page, `.choice:has(input[value="${id}"])`);
}

/** @param {import("./drive.mjs").Page} page */
async function toResult(page) {
  await interview(page, TYPICAL);
}

const browser = await start("chromium");
const page = await browser.page();
for (const { name, path, width, dark = false, show } of pictures) {
  await page.resize(width, 1000);
  await visit(page, path);
  await page.evaluate((dark) => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }, dark);
  await show(page);
  // the widget alone, without the title of the page around it
  await page.evaluate(() => {
    document.querySelector("attestation-fit")?.scrollIntoView();
    window.scrollBy(0, -12);
  });
  // what fades in has to be there
  await new Promise((resolve) => setTimeout(resolve, 800));
  writeFileSync(join(folder, `${name}.png`), await page.screenshot());
  process.stdout.write(`${name}.png\n`);
}
await browser.close();
