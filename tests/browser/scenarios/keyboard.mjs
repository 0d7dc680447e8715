/** The whole way with the keyboard alone, as far as each key is the browser's own. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { state, TYPICAL, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/** What has focus: its kind, its value where it has one, and how it reads. @param {Page} page */
const focus = (page) =>
  page.evaluate(() => {
    const active = stage.focused();
    return {
      kind: `${active.localName}${active.type ? `:${active.type}` : ""}`,
      value: active.value ?? "",
      checked: Boolean(active.checked),
      text: (active.ariaLabel ?? active.textContent ?? "").trim(),
    };
  });

/** Presses a key until what has focus is as wanted. @param {Page} page @param {string} key @param {(now: Awaited<ReturnType<typeof focus>>) => boolean} wanted */
async function pressUntil(page, key, wanted) {
  for (let count = 0; count < 60; count += 1) {
    if (wanted(await focus(page))) return;
    await page.press(key);
  }
  throw new Error(`${key} never leads there; focus is on ${JSON.stringify(await focus(page))}`);
}

/** Presses a key that turns the page. @param {Page} page @param {string} key @param {string} shown The page it leads to. */
async function turn(page, key, shown) {
  await page.press(key);
  await until(page, (shown) => stage.state().page === shown, shown);
  await followed(page);
}

/** Focus is visible: an outline, on the element itself or on the choice around it. @param {Page} page */
const outlined = (page) =>
  page.evaluate(() => {
    const active = stage.focused();
    return [active, active.closest("label")]
      .filter(Boolean)
      .some(
        (element) =>
          getComputedStyle(element).outlineStyle !== "none" || getComputedStyle(element).boxShadow !== "none",
      );
  });

/** @param {Page} page */
async function answerByKeys(page) {
  const { next } = await state(page);
  const value = TYPICAL[next ?? ""];
  const wanted = value === null || value === undefined ? null : [value].flat();
  assert.match((await focus(page)).kind, /^input:/, "focus is on the first choice");
  assert.ok(await outlined(page), "focus is to be seen");
  const unknown = await page.evaluate(() => stage.find(".choice.unknown input").value);
  const last = (await focus(page)).kind === "input:radio";
  for (const choice of wanted ?? [unknown]) {
    await pressUntil(
      page,
      last ? "ArrowDown" : "Tab",
      ({ kind, value }) => kind.startsWith("input:") && value === choice,
    );
    if (!(await focus(page)).checked) await page.press(" ");
    assert.ok((await focus(page)).checked, `${choice} is ticked`);
  }
  await page.press("Enter");
  await until(page, (next) => stage.state().next !== next, next);
  await followed(page);
}

/** Focus follows once the page is painted; until then nobody sees where a key would go. @param {Page} page */
const followed = (page) => until(page, () => ["input", "h2"].includes(stage.focused().localName));

/** @type {import("../suite.test.mjs").Scenario[]} */
export const keyboard = [
  {
    name: "from the top of the page to the advice, its review, a change, and back",
    async run({ page, note }) {
      await visit(page, "widget.html");
      await pressUntil(page, "Tab", ({ text }) => text === "Start");
      await turn(page, "Enter", "question");
      let asked = 0;
      for (; (await state(page)).page === "question"; asked += 1) await answerByKeys(page);
      assert.equal((await state(page)).page, "result");
      assert.equal((await state(page)).outcome, "soc2_type2");
      assert.equal((await focus(page)).kind, "h2", "focus is on the advice");
      note(`${asked} questions`);

      await pressUntil(page, "Tab", ({ text }) => text === "Review your answers");
      await turn(page, "Enter", "review");
      assert.equal((await focus(page)).kind, "h2");
      await pressUntil(page, "Tab", ({ text }) => text.startsWith("Change: "));
      await turn(page, "Enter", "question");
      await turn(page, "Escape", "review");
      await turn(page, "Escape", "result");
    },
  },
  {
    name: "details unfold, and focus leaves the widget at its end",
    async run({ page }) {
      await visit(page, "widget.html");
      await page.evaluate(() => stage.fit().start());
      await until(page, () => stage.focused().localName === "input");
      await pressUntil(page, "Tab", ({ kind }) => kind === "summary");
      await page.press("Enter");
      await until(page, () => stage.find("details.why").open);
      await page.evaluate(() => stage.find(".back").focus());
      await turn(page, "Enter", "intro");
      await page.evaluate(() => {
        const after = document.createElement("button");
        after.textContent = "After";
        document.body.append(after);
      });
      await pressUntil(page, "Tab", ({ text }) => text === "After");
    },
  },
];
