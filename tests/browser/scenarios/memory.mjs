/** Back, change, review, a new beginning; what outlives a reload; share links, whole and spoilt. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import {
  answer,
  choice,
  click,
  heard,
  interview,
  openTools,
  reopen,
  settle,
  state,
  TYPICAL,
  text,
  ticked,
  toSecondQuestion,
  visit,
} from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

/** The text in the fragment of the link that the button copies. @param {Page} page @returns {Promise<string>} */
async function copiedLink(page) {
  await openTools(page);
  await click(page, ".tool >> Copy link");
  await until(page, () => stage.copied.length > 0);
  const link = await page.evaluate(() => stage.copied.at(-1));
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/widget\.html\?visit=\d+#fit=[\w.~!*'()=&;:@/?,+-]+$/);
  return link.split("#fit=")[1] ?? "";
}

/** @type {import("../suite.test.mjs").Scenario[]} */
export const memory = [
  {
    name: "back restores the question and its answer, as far as the introduction",
    async run({ page }) {
      await visit(page, "widget.html");
      const [first, second] = await toSecondQuestion(page, ["soc2", "iso27001"]);
      assert.equal((await state(page)).next, "held");
      await answer(page, ["none"]);
      await click(page, ".back");
      assert.equal(await text(page, "legend"), second);
      assert.deepEqual(await ticked(page), ["none"]);
      await click(page, ".back");
      assert.equal(await text(page, "legend"), first);
      assert.deepEqual(await ticked(page), ["soc2", "iso27001"]);
      await click(page, ".back");
      assert.equal((await state(page)).page, "intro");
      assert.equal(await text(page, ".actions .primary"), "Continue");
    },
  },
  {
    name: "going on without an answer says what is missing",
    async run({ page }) {
      await visit(page, "widget.html");
      await click(page, ".actions .primary");
      await click(page, ".actions .primary");
      assert.match(await text(page, ".missing"), /Choose an answer/);
      assert.match(await text(page, "[role=status]"), /Choose an answer/);
      assert.deepEqual(await heard(page), ["fit-ready", "fit-started"]);
      await answer(page, ["nothing"]);
      assert.equal(await text(page, ".missing"), "");
    },
  },
  {
    name: "“nothing yet” clears the other choices, and the reverse",
    async run({ page }) {
      await visit(page, "widget.html");
      await click(page, ".actions .primary");
      await click(page, choice("soc2"));
      await click(page, choice("nothing"));
      assert.deepEqual(await ticked(page), ["nothing"]);
      await click(page, choice("iso27001"));
      assert.deepEqual(await ticked(page), ["iso27001"]);
    },
  },
  {
    name: "an answer changed on the review page changes the advice",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      assert.equal((await state(page)).outcome, "soc2_type2");
      await click(page, ".foot .quiet >> Review your answers");
      assert.equal((await state(page)).page, "review");
      const given = await page.evaluate(() => stage.fit().shadowRoot.querySelectorAll("dl.answers")[0].children.length);
      assert.equal(given, Object.keys(TYPICAL).length);
      await click(page, "dl.answers > div .quiet");
      assert.deepEqual(await ticked(page), ["soc2"]);
      await click(page, choice("soc2"));
      await answer(page, ["iso27001"]);
      assert.equal((await state(page)).page, "review");
      await click(page, ".actions .primary");
      await interview(page, TYPICAL);
      const { outcome, answers, decided } = await state(page);
      assert.deepEqual(answers.asked, ["iso27001"]);
      assert.ok(decided && outcome !== "soc2_type2", outcome);
    },
  },
  {
    name: "a reason leads to the answer behind it, and Esc back",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      await click(page, ".reasons .chip");
      assert.equal((await state(page)).page, "question");
      await page.press("Escape");
      await until(page, () => stage.state().page === "result");
    },
  },
  {
    name: "starting over drops everything, also after a reload",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      await click(page, ".foot .quiet >> Start over");
      const { page: shown, decided, answers } = await state(page);
      assert.deepEqual({ shown, decided, answers }, { shown: "intro", decided: false, answers: {} });
      assert.equal((await heard(page)).at(-1), "fit-restarted");
      await reopen(page, "widget.html");
      assert.deepEqual((await state(page)).answers, {});
    },
  },
  {
    name: "a reload resumes at the same question, and the way back with it",
    async run({ page }) {
      await visit(page, "widget.html");
      const [, before] = await toSecondQuestion(page, ["soc2"]);
      await reopen(page, "widget.html");
      await until(page, (before) => stage.text("legend") === before, before);
      assert.match(await text(page, ".greeting"), /Welcome back/);
      assert.deepEqual((await state(page)).answers, { asked: ["soc2"] });
      await click(page, ".back");
      assert.deepEqual(await ticked(page), ["soc2"]);
    },
  },
  {
    name: "resume=off keeps nothing",
    async run({ page }) {
      await visit(page, "empty.html", { ready: false });
      await page.evaluate(() => void stage.mount({ id: "fit", resume: "off" }));
      await until(page, () => Boolean(stage.find(".page")));
      await settle(page);
      assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length + document.cookie.length), 0);
    },
  },
  {
    name: "the session is kept for this tab alone: no cookie, no local storage",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      assert.deepEqual(
        await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie.length]),
        [1, 0, 0],
      );
    },
  },
  {
    name: "a share link restores answers and advice exactly",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      const before = await page.evaluate(() => JSON.stringify(stage.fit().report));
      const link = await copiedLink(page);
      await visit(page, `widget.html#fit=${link}`);
      assert.equal((await state(page)).page, "result");
      assert.match(await text(page, ".greeting"), /come from a link/);
      assert.equal(await page.evaluate(() => JSON.stringify(stage.fit().report)), before);
      assert.deepEqual((await state(page)).answers, TYPICAL);
    },
  },
  {
    name: "spoilt links are refused politely, and what was there stays",
    async run({ page, note }) {
      await visit(page, "widget.html");
      await settle(page);
      const link = await copiedLink(page);
      const spoilt = [
        "%",
        "%E0%A4%A",
        "x".repeat(100_000),
        "<script>stage.attacked++</script>",
        `${link}x`,
        link.slice(0, -1),
        link.slice(1),
        ...Array.from({ length: 8 }, (_, index) => {
          const at = Math.floor((link.length * index) / 8);
          return link.slice(0, at) + (link[at] === "a" ? "b" : "a") + link.slice(at + 1);
        }),
      ];
      for (const text of spoilt) {
        await page.evaluate((text) => {
          stage.events.length = 0;
          location.hash = `fit=${text}`;
        }, text);
        await until(page, () => stage.events.length > 0);
        const told = await page.evaluate(() => stage.events[0]);
        assert.equal(`${told.type} ${told.detail.code}`, "fit-error answers-refused", text.slice(0, 99));
        assert.deepEqual((await state(page)).answers, TYPICAL);
      }
      assert.match(await text(page, ".greeting"), /cut short or changed/);
      note(`${spoilt.length} spoilt links`);
      await visit(page, `widget.html#fit=${spoilt.at(-1)}`);
      assert.equal((await state(page)).page, "intro");
      assert.match(await text(page, ".greeting"), /cut short or changed/);
      await interview(page, TYPICAL);
      assert.ok((await state(page)).decided);
    },
  },
];
