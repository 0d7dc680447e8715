/**
 * What `load.bench.mjs` opens, each as one page with one script: the widget, the limit of what any script of its size can
 * reach, and SurveyJS with the same questions. Served compressed, under no policy, from this machine.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const dist = (/** @type {string} */ file) => new URL(`../../dist/${file}`, import.meta.url);
const read = (/** @type {string | URL} */ file) => readFileSync(file, "utf8");

/** @typedef {{ name: string, body: string, script: string, shown: string }} Row `shown`: an expression, true once the first question is. */

/** @returns {Promise<Row[]>} */
export async function rows() {
  const embed = read(dist("embed.js"));
  const widget = {
    name: "embed.js",
    body: "<attestation-fit skip-intro></attestation-fit>",
    script: embed,
    shown: `document.querySelector("attestation-fit")?.shadowRoot?.querySelector("fieldset, [part~=question]")`,
  };
  const other = process.env.OTHER_EMBED;
  return [
    widget,
    ...(other ? [{ ...widget, name: "another embed.js", script: read(other) }] : []),
    { name: "inert script of its bytes", body: "", script: inert(embed), shown: `document.querySelector("fieldset")` },
    { name: "SurveyJS", body: "<main></main>", script: await survey(), shown: `document.querySelector("fieldset")` },
  ];
}

/** The same bytes as a text that nobody reads, and a question of eight boxes. @param {string} script */
function inert(script) {
  return `globalThis.inert = ${JSON.stringify(script)};
const question = document.body.appendChild(document.createElement("fieldset"));
for (let box = 0; box < 8; box += 1) {
  const label = question.appendChild(document.createElement("label"));
  label.append(Object.assign(document.createElement("input"), { type: "checkbox" }), "Choice " + box);
}`;
}

/** SurveyJS with its own style sheet, and the questions of the default model in English, one a page. */
async function survey() {
  const { createEngine } = await import(dist("index.js").href);
  const { default: words } = await import(dist("locales/en.js").href);
  const { questions } = (await createEngine()).questionnaire;
  const pages = questions.map(({ id, select, choices }) => ({
    elements: [
      {
        type: select === "one" ? "radiogroup" : "checkbox",
        name: id,
        title: words.questions[id].text,
        description: words.questions[id].help,
        choices: choices.map((choice) => ({ value: choice.id, text: words.questions[id].choices[choice.id].label })),
      },
    ],
  }));
  const { outputFiles } = await build({
    stdin: {
      contents: `import { Model } from "survey-core";
        import "survey-js-ui";
        import style from "survey-core/survey-core.min.css";
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        document.adoptedStyleSheets = [sheet];
        new Model(${JSON.stringify({ pages })}).render(document.querySelector("main"));`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    loader: { ".css": "text" },
    logLevel: "error",
    write: false,
  });
  return outputFiles[0].text;
}

/** Serves each row at `/<its number>`. @param {Row[]} rows @returns {Promise<{ address: string, close: () => void }>} */
export async function serve(rows) {
  const page = ({ body }, number) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Row</title><link rel="icon" href="data:,"><body>${body}<script src="/${number}.js"></script>`;
  const files = new Map(
    rows.flatMap((row, number) => [
      [`/${number}`, ["text/html; charset=utf-8", gzipSync(page(row, number))]],
      [`/${number}.js`, ["text/javascript; charset=utf-8", gzipSync(row.script, { level: 9 })]],
    ]),
  );
  const server = createServer((request, response) => {
    const [type, bytes] = files.get(request.url) ?? ["text/plain", gzipSync("")];
    response.writeHead(200, { "Content-Type": type, "Content-Encoding": "gzip", "Content-Length": bytes.length });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
