/**
 * Hostile texts in words, library, model, attributes, address and storage: none of them runs, nothing breaks. Served
 * without a security policy, so that it is the element that withstands.
 */
import assert from "node:assert/strict";
import { until } from "../drive.mjs";
import { interview, ready, settle, state, TYPICAL, text, visit } from "../steps.mjs";

/** @typedef {import("../drive.mjs").Page} Page */

const ATTACKS = [
  '<img src="x" onerror="stage.attacked++">',
  '"><script>stage.attacked++</script>',
  "<svg onload=stage.attacked++>",
  "javascript:stage.attacked++",
  "{{constructor.constructor('stage.attacked++')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: must not become one
  "${stage.attacked++}",
  "<!--?lit$0$--><!---->",
  "' autofocus onfocus=stage.attacked++ x='",
  "\u0000\ud800\u202e %s %n {n} {{n}}",
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
];

/** Nothing ran, nothing foreign was made, no address is one of a script. @param {Page} page @param {string} [id] */
async function unharmed(page, id = "fit") {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 30)));
  const seen = await page.evaluate((id) => {
    const root = stage.fit(id).shadowRoot;
    return {
      attacked: stage.attacked,
      polluted: Reflect.get({}, "polluted") ?? null,
      foreign: [...root.querySelectorAll("img, script, iframe, object, style, [onerror], [onload], [onfocus]")].length,
      addresses: [...root.querySelectorAll("[href], [src], [action]")]
        .map((element) => element.href ?? element.src ?? element.action)
        // The mail of the share menu is to nobody.
        .filter((address) => !/^(https?:|mailto:\?subject=)/.test(address)),
    };
  }, id);
  assert.deepEqual(seen, { attacked: 0, polluted: null, foreign: 0, addresses: [] });
}

/** Every page of the element, with all that is folded. @param {Page} page */
async function throughAllPages(page) {
  await unharmed(page);
  await page.evaluate(() => stage.fit().start());
  await unharmed(page);
  await settle(page);
  await page.evaluate(() => {
    for (const details of stage.fit().shadowRoot.querySelectorAll("details")) details.open = true;
    for (const tool of stage.fit().shadowRoot.querySelectorAll("button.tool:not(:first-child)")) tool.click();
  });
  await until(page, () => stage.saved.length === 2);
  await unharmed(page);
  await page.evaluate(() => stage.find(".reasons .chip").click());
  await unharmed(page);
  await page.evaluate(() => stage.find(".foot .quiet").click());
  await until(page, () => Boolean(stage.find(".review")));
  await unharmed(page);
}

/** A page without a widget, once the script has unpacked what it brings. @param {import("../drive.mjs").Page} page */
async function visitEmpty(page) {
  await visit(page, "policy/none/empty.html", { ready: false });
  await until(page, () => Boolean(customElements.get("attestation-fit")));
}

/** @type {import("../suite.test.mjs").Scenario[]} */
export const hostile = [
  {
    name: "every word and every source is an attack",
    async run({ page }) {
      await visitEmpty(page);
      await page.evaluate(async (attacks) => {
        const { default: english } = await import(/** @type {any} */ ("./locales/en.js"));
        let count = 0;
        /** @type {(value: any) => any} */
        const spoil = (value) => {
          if (typeof value === "string") return `${attacks[count++ % attacks.length]} ${value}`;
          if (Array.isArray(value)) return value.map(spoil);
          return Object.fromEntries(Object.entries(value).map(([id, inner]) => [id, spoil(inner)]));
        };
        const { AttestationFit } = attestationFit;
        AttestationFit.registerWords({ ...spoil(english), locale: { ...english.locale, tag: "en-x-evil" } });
        const { sources, ...library } = AttestationFit.library;
        const evil = Object.entries(sources).map(([id, source]) => [
          id,
          { .../** @type {any} */ (spoil(source)), address: attacks[count++ % attacks.length], checked: "2026-01-01" },
        ]);
        const fit = stage.mount({ id: "fit", lang: "en-x-evil" });
        fit.library = { ...library, sources: Object.fromEntries(evil) };
      }, ATTACKS);
      await until(page, () => Boolean(stage.find(".page")));
      await throughAllPages(page);
      assert.ok((await text(page, ".review h2")).length > 20, "hostile texts are shown as text");
    },
  },
  {
    name: "a model whose names are attacks",
    async run({ page }) {
      await visitEmpty(page);
      await page.evaluate(async (attacks) => {
        const real = await attestationFit.createEngine();
        let count = 0;
        const evil = () => attacks[count++ % attacks.length];
        const report = (/** @type {any} */ answers) => {
          const { recommendation, roadmap, criteria, flags, ...rest } = real.report(answers);
          const { reasons } = recommendation;
          return {
            ...rest,
            model: { ...rest.model, id: evil(), version: evil() },
            recommendation: {
              ...recommendation,
              outcome: evil(),
              possible: [evil(), evil()],
              reasons: reasons.map((/** @type {any} */ reason) => ({ ...reason, rule: evil(), facts: [evil()] })),
            },
            roadmap: { ...roadmap, steps: roadmap.steps.map((/** @type {any} */ step) => ({ ...step, id: evil() })) },
            criteria: criteria.map((/** @type {any} */ criterion) => ({ ...criterion, id: evil() })),
            flags: flags.map((/** @type {any} */ flag) => ({ ...flag, id: evil() })),
          };
        };
        const fit = stage.mount({ id: "fit", resume: "off" });
        fit.engine = {
          model: real.model,
          questionnaire: real.questionnaire,
          browser: real.browser,
          report,
          toText: (/** @type {any} */ answers) => real.toText(answers),
          toLink: (/** @type {any} */ answers) => real.toLink(answers),
          fromText: (/** @type {string} */ text) => real.fromText(text),
          fromLink: (/** @type {string} */ link) => real.fromLink(link),
        };
      }, ATTACKS);
      await until(page, () => Boolean(stage.find(".page")));
      await throughAllPages(page);
    },
  },
  {
    name: "every attribute is an attack",
    async run({ page, note }) {
      await visitEmpty(page);
      const names = await page.evaluate(() => attestationFit.AttestationFit.observedAttributes);
      const mounted = await page.evaluate(
        (names, attacks) => {
          let count = 0;
          for (const name of names) {
            for (const attack of attacks) stage.mount({ id: `attack-${count++}`, "skip-intro": "", [name]: attack });
          }
          return count;
        },
        names,
        ATTACKS,
      );
      await page.evaluate(() =>
        Promise.all([...document.querySelectorAll("attestation-fit")].map((fit) => Reflect.get(fit, "load").call(fit))),
      );
      await page.evaluate((answers) => {
        for (const fit of document.querySelectorAll("attestation-fit")) Object.assign(fit, { answers });
      }, TYPICAL);
      for (const id of [0, Math.floor(mounted / 2), mounted - 1]) await unharmed(page, `attack-${id}`);
      const broken = await page.evaluate(
        () =>
          [...document.querySelectorAll("attestation-fit")].filter(
            (fit) =>
              Reflect.get(fit, "report")?.recommendation.outcome !== "soc2_type2" ||
              fit.shadowRoot?.querySelector("img, script, .failure"),
          ).length,
      );
      assert.equal(broken, 0);
      note(`${names.length} attributes × ${ATTACKS.length} attacks`);
    },
  },
  {
    name: "calls to action never lead to a script",
    async run({ page }) {
      await visitEmpty(page);
      const addresses = [
        "javascript:stage.attacked++",
        " java\nscript:stage.attacked++",
        "data:text/html,<script>",
        "vbscript:x",
        "blob:x",
      ];
      await page.evaluate((addresses) => {
        for (const [index, href] of addresses.entries()) {
          stage.mount({ id: `one-${index}`, "cta-label": "Go", "cta-href": href });
          stage.mount({ id: `many-${index}`, cta: JSON.stringify({ "*": { label: "<b>Go</b>", href } }) });
        }
      }, addresses);
      for (const id of addresses.flatMap((_, index) => [`one-${index}`, `many-${index}`])) {
        await until(page, (id) => Boolean(stage.find(".page", id)), id);
        await settle(page, TYPICAL, id);
        await page.evaluate((id) => stage.find(".cta button", id).click(), id);
        await unharmed(page, id);
      }
    },
  },
  {
    name: "the page's address is an attack",
    async run({ page }) {
      for (const attack of ATTACKS) {
        const safe = encodeURIComponent(attack.replace("\ud800", ""));
        await visit(page, `policy/none/widget.html?utm_source=${safe}&utm___proto__=${safe}&${safe}=1#fit=${safe}`);
        await unharmed(page);
        assert.equal((await state(page)).page, "intro");
        assert.match(await text(page, ".greeting"), /cut short or changed/);
      }
      await page.evaluate(() => stage.fit().start());
      const { context } = await page.evaluate(() => stage.events.at(-1).detail);
      assert.deepEqual(Object.keys(context.campaign).sort(), ["utm___proto__", "utm_source"]);
    },
  },
  {
    name: "what was kept in the tab is an attack",
    async run({ page }) {
      await visit(page, "policy/none/widget.html");
      await settle(page);
      const key = await page.evaluate(() => Object.keys(sessionStorage)[0]);
      const kept = await page.evaluate((key) => sessionStorage.getItem(key) ?? "", key);
      const spoilt = [
        ...ATTACKS,
        kept.slice(0, -5),
        kept.replace("soc2", "soc3"),
        JSON.stringify({ answers: "", session: '{"page":{"name":"constructor"},"trail":[],"skipped":[]}', link: null }),
        JSON.stringify({
          answers: "",
          session: '{"page":{"name":"question","question":"__proto__","purpose":"refine"},"trail":[],"skipped":[]}',
          link: null,
        }),
        JSON.stringify({ answers: "", session: '{"page":null,"trail":"x","skipped":7}', link: null }),
      ];
      for (const text of spoilt) {
        await page.evaluate((key, text) => sessionStorage.setItem(key, text), key, text);
        await page.goto(`policy/none/widget.html?kept=${spoilt.indexOf(text)}`);
        await until(page, () => Boolean(stage.find(".page")));
        await unharmed(page);
        assert.equal((await state(page)).page, "intro", text);
      }
      await interview(page, TYPICAL);
    },
  },
  {
    name: "values of every wrong kind, as answers",
    async run({ page }) {
      await visit(page, "policy/none/widget.html");
      await ready(page);
      const refused = await page.evaluate(() => {
        /** @type {any} */
        const cyclic = {};
        cyclic.asked = cyclic;
        const wrong = [
          7,
          true,
          [],
          [[]],
          { asked: 7 },
          { asked: {} },
          { asked: ["soc2", ["soc2"]] },
          { toString: 1 },
          cyclic,
          { asked: ["soc2", "soc2", "nothing"] },
          { market: ["uk_eu"] },
          { asked: "x".repeat(1e6) },
          Symbol.iterator,
          () => {},
          new Map(),
          new Proxy(
            {},
            {
              ownKeys() {
                throw new Error("no keys");
              },
            },
          ),
        ];
        return wrong.map((value) => {
          stage.fit().answers = value;
          return JSON.stringify(stage.fit().answers);
        });
      });
      assert.deepEqual([...new Set(refused)], ["{}"]);
      await unharmed(page);
      await interview(page, TYPICAL);
      assert.ok((await state(page)).decided);
    },
  },
];
