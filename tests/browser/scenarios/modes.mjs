/** In the page, in a dialog, behind a button; several on one page. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { click, interview, reopen, settle, state, TYPICAL, text, visit } from "../steps.mjs";

/** @param {import("../drive.mjs").Page} page @param {string} id */
const opened = (page, id) => page.evaluate((id) => Boolean(stage.find("dialog", id)?.open), id);

/** @type {import("../suite.test.mjs").Scenario[]} */
export const modes = [
  {
    name: "a dialog opens by its trigger, takes focus, closes by Esc and gives focus back",
    async run({ page }) {
      await visit(page, "modes.html", { ready: false });
      await until(page, () => Boolean(stage.find("dialog", "modal")));
      assert.equal(await opened(page, "modal"), false);
      assert.equal(await page.evaluate(() => stage.fit("modal").report), null, "the engine waits");
      await click(page, "page #opener");
      await until(page, () => Boolean(stage.find("dialog", "modal").open && stage.find(".page", "modal")));
      await until(page, () => stage.fit("modal").shadowRoot.contains(stage.focused()));
      assert.ok(await page.evaluate(() => stage.find("dialog", "modal").getAttribute("aria-label") !== ""));
      await page.press("Escape");
      await until(page, () => !stage.find("dialog", "modal").open && !stage.fit("modal").open);
      await until(page, () => document.activeElement?.id === "opener");
    },
  },
  {
    name: "a whole interview in a dialog; closed and opened again it goes on where it was",
    async run({ page }) {
      await visit(page, "modes.html", { ready: false });
      await until(page, () => Boolean(stage.find("dialog", "modal")));
      await page.evaluate(() => stage.fit("modal").show());
      await until(page, () => Boolean(stage.find(".page", "modal")));
      await interview(page, TYPICAL, "modal");
      assert.ok((await state(page, "modal")).decided);
      await click(page, ".close", "modal");
      await until(page, () => !stage.find("dialog", "modal").open);
      await click(page, "page #opener");
      await until(page, () => stage.state("modal").page === "result");
      // The corner of the viewport is beside the card.
      await page.click(3, 3);
      await until(page, () => !stage.find("dialog", "modal").open);
    },
  },
  {
    name: "a floating button opens its dialog and stays in the corner",
    async run({ page }) {
      await visit(page, "modes.html", { ready: false });
      await until(page, () =>
        Boolean(stage.find(".launcher", "floating") && !stage.find(".launcher", "floating").hidden),
      );
      const corner = await page.evaluate(() => {
        const { bottom, right } = stage.find(".launcher", "floating").getBoundingClientRect();
        return { below: innerHeight - bottom, beside: document.documentElement.clientWidth - right };
      });
      assert.ok(
        corner.below >= 0 && corner.below < 60 && corner.beside >= 0 && corner.beside < 60,
        JSON.stringify(corner),
      );
      await click(page, ".launcher", "floating");
      await until(page, () => Boolean(stage.find("dialog", "floating").open && stage.find(".page", "floating")));
      await page.evaluate(() => stage.fit("floating").close());
      await until(page, () => !stage.find("dialog", "floating").open);
    },
  },
  {
    name: "the attribute `open` opens as the page loads; a share link does, too",
    async run({ page }) {
      await visit(page, "empty.html", { ready: false });
      await page.evaluate(() => void stage.mount({ id: "fit", mode: "modal", open: "" }));
      await until(page, () => Boolean(stage.find("dialog")?.open && stage.find(".page")));
      await visit(page, "modes.html#fit=regimes:none~46054", { ready: false });
      await until(page, () => Boolean(stage.find("dialog", "modal")?.open && stage.find(".page", "modal")));
      assert.deepEqual((await state(page, "modal")).answers, { regimes: ["none"] });
      assert.equal(await opened(page, "floating"), false, "link=off");
    },
  },
  {
    name: "skip-intro begins with a question; lazy waits until it comes near",
    async run({ page }) {
      await visit(page, "modes.html", { ready: false });
      await until(page, () => Boolean(stage.find(".page", "inline")));
      assert.equal((await state(page, "inline")).page, "question");
      assert.equal(await page.evaluate(() => stage.fit("lazy").report), null);
      await page.evaluate(() => stage.fit("lazy").scrollIntoView());
      await until(page, () => Boolean(stage.find(".page", "lazy")));
    },
  },
  {
    name: "instances keep their answers apart, also after a reload",
    async run({ page }) {
      await visit(page, "modes.html", { ready: false });
      await until(page, () => Boolean(stage.find(".page", "inline")));
      await page.evaluate(() => stage.fit("lazy").scrollIntoView());
      await until(page, () => Boolean(stage.find(".page", "lazy")));
      await settle(page, TYPICAL, "inline");
      await page.evaluate(() => {
        stage.fit("lazy").answers = { regimes: ["automotive_oem"], asked: ["other_scheme"], firmness: "gate" };
        stage.fit("lazy").start();
      });
      const [one, other] = [(await state(page, "inline")).outcome, (await state(page, "lazy")).outcome];
      assert.deepEqual([one, other], ["soc2_type2", "other_scheme_first"]);
      const ids = await page.evaluate(() => stage.events.map((/** @type {any} */ { id }) => id));
      assert.ok(ids.includes("inline") && ids.includes("lazy"));
      await reopen(page, "modes.html", { ready: false });
      await until(page, () => Boolean(stage.find(".page", "inline")));
      await page.evaluate(() => stage.fit("lazy").scrollIntoView());
      await until(page, () => Boolean(stage.find(".page", "lazy")));
      assert.equal((await state(page, "inline")).outcome, one);
      assert.equal((await state(page, "lazy")).outcome, other);
      assert.match(await text(page, ".greeting", "inline"), /Welcome back/);
    },
  },
];
