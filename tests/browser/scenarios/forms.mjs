/** The element as a field of a vendor's form. */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { click, settle, state, TYPICAL, visit } from "../steps.mjs";

/** @type {import("../suite.test.mjs").Scenario[]} */
export const forms = [
  {
    name: "the form's own submission carries outcome, answers and model",
    async run({ page }) {
      await visit(page, "form.html");
      await settle(page);
      const { model } = await page.evaluate(() => stage.fit().report);
      await click(page, "page #send");
      await until(page, () => location.search.includes("email=") && Boolean(globalThis.stage?.find(".page")));
      const sent = await page.evaluate(() => [...new URLSearchParams(location.search)]);
      const fields = Object.fromEntries(sent);
      assert.deepEqual(Object.keys(fields), ["email", "fit", "fit-answers", "fit-model"]);
      assert.equal(fields.email, "pat@example.com");
      assert.equal(fields.fit, "soc2_type2");
      assert.equal(fields["fit-model"], `${model.id} ${model.version} ${model.digest}`);
      // A server reads the answers back with the same engine.
      const answers = await page.evaluate(
        async (text) => (await attestationFit.createEngine()).fromText(text),
        fields["fit-answers"],
      );
      assert.deepEqual(answers, TYPICAL);
    },
  },
  {
    name: "required: nothing is sent before the advice is settled",
    async run({ page }) {
      await visit(page, "form.html");
      await click(page, "page #send");
      const seen = await page.evaluate(() => ({
        sent: location.search.includes("email="),
        missing: stage.fit().validity.valueMissing,
        message: stage.fit().validationMessage,
        valid: stage.find("page form").checkValidity(),
      }));
      assert.deepEqual(seen, {
        sent: false,
        missing: true,
        message: "Answer the questions until the advice is settled.",
        valid: false,
      });
      await settle(page);
      assert.ok(await page.evaluate(() => stage.fit().checkValidity() && stage.find("page form").checkValidity()));
    },
  },
  ...["inline", "modal", "button"].map((mode) => ({
    name: `required, mode ${mode}: sending leads to the widget, which says why`,
    /** @param {{ page: import("../drive.mjs").Page }} given */
    async run({ page }) {
      await visit(page, "policy/none/empty.html", { ready: false });
      await until(page, () => Boolean(customElements.get("attestation-fit")));
      await page.evaluate((mode) => {
        const form = document.createElement("form");
        form.id = "contact";
        form.action = "form.html";
        const send = Object.assign(document.createElement("button"), { id: "send", textContent: "Send" });
        document.querySelector("main")?.append(form);
        form.append(send);
        const fit = stage.mount({ id: "fit", name: "fit", mode, required: "", link: "off" }, "#contact");
        if (mode !== "modal") return;
        const opener = Object.assign(document.createElement("button"), {
          id: "opener",
          slot: "trigger",
          type: "button",
        });
        opener.textContent = "Find the fit first";
        fit.append(opener);
      }, mode);
      await until(
        page,
        (mode) => Boolean(stage.find(mode === "inline" ? ".intro" : ".launcher, [name=trigger]")),
        mode,
      );
      await until(page, () => stage.fit().validity.valueMissing);
      await click(page, "page #send");
      const place = { inline: ".actions .primary", modal: "page #opener", button: ".launcher" }[mode] ?? "";
      await until(page, (place) => stage.focused() === stage.find(place), place);
      assert.equal(await page.evaluate(() => location.pathname.endsWith("/empty.html")), true, "nothing was sent");
      assert.equal(
        await page.evaluate(() => stage.fit().validationMessage),
        "Answer the questions until the advice is settled.",
      );
      if (mode !== "inline") await page.evaluate(() => stage.fit().show());
      await until(page, () => stage.text(".missing") === "Answer the questions until the advice is settled.");
    },
  })),
  {
    name: "a reset of the form drops the answers; a disabled fieldset takes none",
    async run({ page }) {
      await visit(page, "form.html");
      await settle(page);
      await click(page, "page #reset");
      await until(page, () => stage.state().page === "intro");
      assert.deepEqual((await state(page)).answers, {});
      await page.evaluate(() => {
        stage.fit().start();
        stage.find("page #group").disabled = true;
        stage.fit().disabled = true;
      });
      await until(page, () => stage.find("fieldset").disabled && stage.find(".actions .primary").disabled);
      const entries = await page.evaluate(() => [...new FormData(stage.find("page form"))].map(([name]) => name));
      assert.deepEqual(entries, ["email"]);
    },
  },
  {
    name: "forms know their field: form, name, elements",
    async run({ page }) {
      await visit(page, "form.html");
      const seen = await page.evaluate(() => ({
        form: stage.fit().form.id,
        listed: [...stage.find("page form").elements].includes(stage.fit()),
        named: stage.find("page form").elements.namedItem("fit") === stage.fit(),
      }));
      assert.deepEqual(seen, { form: "contact", listed: true, named: true });
    },
  },
];
