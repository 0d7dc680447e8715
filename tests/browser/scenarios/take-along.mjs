/** Texts copied, files saved. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { until } from "../drive.mjs";
import { click, openTools, settle, TYPICAL, text, visit } from "../steps.mjs";

/** Contents of the file that a button saves. @param {import("../drive.mjs").Page} page @param {string} label */
async function saved(page, label) {
  const before = await page.evaluate(() => stage.saved.length);
  await openTools(page);
  await click(page, `.tool >> ${label}`);
  await until(page, (before) => stage.saved.length > before, before);
  /** @type {{ name: string, type: string, text: string }} */
  const file = await page.evaluate(() => stage.saved.at(-1));
  assert.equal(await text(page, ".notice"), `File saved: ${file.name}`);
  return file;
}

/** @param {string} path */
async function arrived(path) {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      const content = readFileSync(path, "utf8");
      if (content !== "") return content;
    } catch {
      // Not there yet.
    }
    if (Date.now() > end) throw new Error(`${path} never arrived`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @type {import("../suite.test.mjs").Scenario[]} */
export const takeAlong = [
  {
    name: "the decision record holds all that is needed to reproduce the advice",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      const { name, type, text } = await saved(page, "Record (JSON)");
      assert.equal(`${name} ${type}`, "attestation-decision.json application/json");
      const record = JSON.parse(text);
      assert.deepEqual(record.answers, TYPICAL);
      assert.equal(record.type, "attestation-fit/decision-record");
      assert.match(record.made, /^\d{4}-\d\d-\d\d$/);
      // The engine, asked anew with what the record holds, says the same.
      const again = await page.evaluate(async (text) => {
        const engine = await attestationFit.createEngine();
        return { report: engine.report(engine.fromText(text)), model: engine.model };
      }, record.text);
      assert.deepEqual(record.report, again.report);
      assert.deepEqual(record.model, again.model);
    },
  },
  {
    name: "the calendar is valid iCalendar with every step and every return",
    async run({ page }) {
      await visit(page, "widget.html");
      await page.evaluate(() => stage.fit().setAttribute("start-date", "2027-01-04"));
      await settle(page);
      const { name, type, text: file } = await saved(page, "Calendar (.ics)");
      assert.equal(`${name} ${type}`, "attestation-plan.ics text/calendar");
      assert.ok(file.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && file.endsWith("END:VCALENDAR\r\n"));
      const lines = file.split("\r\n");
      for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75 && !line.includes("\n"), line);
      const { steps, returns } = await page.evaluate(() => ({
        steps: stage.fit().report.roadmap.steps.length,
        returns: stage.fit().shadowRoot.querySelectorAll(".returns > li").length,
      }));
      assert.equal(lines.filter((line) => line === "BEGIN:VEVENT").length, steps + returns);
      const ids = lines.filter((line) => line.startsWith("UID:"));
      assert.equal(new Set(ids).size, ids.length);
      for (const line of lines.filter((line) => line.startsWith("DTSTART"))) {
        assert.match(line, /^DTSTART;VALUE=DATE:20(2[7-9]|3\d)\d{4}$/);
      }
    },
  },
  ...["en", "de", "ar"].map((tag) => ({
    name: `the calendar in ${tag}: two parsers read every event, with its whole description, a reminder and the link`,
    /** @param {{ page: import("../drive.mjs").Page }} given */
    async run({ page }) {
      await visit(page, "widget.html");
      await page.evaluate((tag) => {
        stage.fit().setAttribute("lang", tag);
        stage.fit().setAttribute("start-date", "2027-01-04");
      }, tag);
      await until(page, (tag) => stage.find(".card")?.lang === tag, tag);
      await settle(page);
      await page.evaluate(() => stage.fit().shadowRoot.querySelectorAll("button.tool")[3].click());
      await until(page, () => stage.saved.length > 0);
      const { text: file } = await page.evaluate(() => stage.saved.at(-1));
      const shown = await page.evaluate(() => {
        const texts = (/** @type {string} */ query) =>
          [...stage.fit().shadowRoot.querySelectorAll(query)].map(({ textContent }) => textContent.trim());
        return {
          names: texts(".timeline .name").concat(texts(".returns strong")),
          details: texts(".plan-table th small").concat(texts(".returns > li > p")),
        };
      });
      assert.ok(shown.names.length > 3, "there is a plan");

      const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent");
      const read = events.map((event) => ({
        name: String(event.getFirstPropertyValue("summary")),
        detail: String(event.getFirstPropertyValue("description") ?? ""),
        day: String(event.getFirstPropertyValue("dtstart")),
        link: String(event.getFirstPropertyValue("url")),
        reminders: event.getAllSubcomponents("valarm").map((alarm) => String(alarm.getFirstPropertyValue("trigger"))),
      }));
      assert.deepEqual(read.map(({ name }) => name).sort(), [...shown.names].sort());
      for (const detail of shown.details) {
        assert.ok(
          read.some((event) => event.detail.startsWith(detail)),
          detail,
        );
      }
      assert.deepEqual(
        read.map(({ day }) => day),
        read.map(({ day }) => day).sort(),
      );
      for (const { link, reminders } of read) {
        assert.match(link, /^http:.*#fit=/);
        assert.deepEqual(reminders, ["-P7D"]);
      }

      const again = Object.values(nodeIcal.sync.parseICS(file)).filter((entry) => entry?.type === "VEVENT");
      const told = (/** @type {any} */ value) =>
        typeof value === "object" && value !== null ? value.val : (value ?? "");
      assert.deepEqual(
        again.map((/** @type {any} */ event) => `${told(event.summary)}|${told(event.description)}`).sort(),
        read.map(({ name, detail }) => `${name}|${detail}`).sort(),
      );
    },
  })),
  {
    name: "files arrive on the disk",
    skip: {
      webkit: "MiniBrowser asks where to save, and WebDriver has no command to answer; contents are checked above",
    },
    async run({ page, browser }) {
      const folder = browser.downloads ?? "";
      await visit(page, "widget.html");
      await settle(page);
      for (const label of ["Record (JSON)", "Calendar (.ics)"]) {
        for (const earlier of readdirSync(folder)) rmSync(join(folder, earlier));
        const { name, text } = await saved(page, label);
        assert.equal(await arrived(join(folder, name)), text);
      }
    },
  },
  {
    name: "link, text and message are copied",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      await openTools(page);
      await click(page, ".tool >> Copy link");
      await until(page, () => stage.find(".notice")?.textContent === "Link copied");
      await click(page, ".tool >> Copy as text");
      await until(page, () => stage.find(".notice")?.textContent === "Text copied");
      await page.evaluate(() => {
        for (const details of stage.fit().shadowRoot.querySelectorAll("details")) details.open = true;
      });
      await click(page, "[part=letter] + .secondary >> Copy the message");
      await until(page, () => stage.find(".notice")?.textContent === "Message copied");
      const [link, advice, letter] = await page.evaluate(() => stage.copied);
      assert.match(link, /#fit=/);
      assert.ok(advice.includes(await text(page, "[part=outcome]")), advice);
      assert.ok(advice.includes(link), "the text carries the link");
      assert.ok(letter.length > 200, letter);
    },
  },
  {
    name: "where the browser refuses to copy, the text is there to be copied by hand",
    async run({ page }) {
      await visit(page, "widget.html");
      await settle(page);
      await page.evaluate(() => {
        navigator.clipboard.writeText = async () => {
          throw new DOMException("not allowed", "NotAllowedError");
        };
      });
      await openTools(page);
      await click(page, ".tool >> Copy link");
      await until(page, () => Boolean(stage.find("textarea")));
      assert.match(await page.evaluate(() => stage.find("textarea").value), /#fit=/);
      assert.match(await text(page, "[role=status]"), /does not let this page copy/);
    },
  },
];
