/** The package's types, as a consumer's compiler sees them: strictly, without skipping declarations, without Lit. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "fit-types-"));
after(() => rmSync(project, { recursive: true }));

const consumer = `
import { createEngine, LoadError, type Answers, type Report } from "attestation-fit";
import { createEngine as createSlim } from "attestation-fit/slim";
import { createEngine as createCompat } from "attestation-fit/compat";
import { checkModel, packModel, verifyModel, type Diagnostic } from "attestation-fit/authoring";
import { AttestationFit } from "attestation-fit/element";
import "attestation-fit/define";
import german from "attestation-fit/locales/de";
import model from "attestation-fit/model";

const answers: Answers = { asked: ["soc2"], firmness: "gate", deadline: null };
const engine = await createEngine();
const report: Report = engine.report(answers);
const outcome: string = report.recommendation.outcome;
const rows: Uint8Array = engine.evaluate(engine.encode(answers));
const problems: Diagnostic[] = checkModel(model);
const other = await createEngine({ model: packModel(model) });
const counts: string = verifyModel(packModel(model)).answerSets;
await createSlim({ wasm: fetch("/engine.wasm") });
await createCompat();
AttestationFit.registerWords(german);

const fit: AttestationFit = document.createElement("attestation-fit");
fit.addEventListener("fit-completed", (event) => {
  const seen: string = event.detail.recommendation.outcome;
  console.log(seen, event.target);
});
document.body.append(fit);
if (new Error() instanceof LoadError) console.log(outcome, rows, problems, other, counts);

// @ts-expect-error a number is no answer
engine.report({ people: 12 });
// @ts-expect-error slim needs its module
await createSlim({});
`;

for (const resolution of ["nodenext", "bundler"]) {
  test(`a strict consumer compiles, module resolution ${resolution}`, () => {
    mkdirSync(join(project, "node_modules"), { recursive: true });
    const link = join(project, "node_modules/attestation-fit");
    rmSync(link, { force: true });
    symlinkSync(join(repository, "dist"), link);
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
    writeFileSync(join(project, "consumer.ts"), consumer);
    const options = {
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      preserveSymlinks: true,
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable"],
      types: [],
      module: resolution === "bundler" ? "esnext" : "nodenext",
      moduleResolution: resolution,
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["consumer.ts"] }));
    try {
      execFileSync(process.execPath, [join(repository, "node_modules/typescript/lib/tsc.js"), "--project", project], {
        encoding: "utf8",
        stdio: "pipe",
      });
    } catch (error) {
      throw new Error(/** @type {{ stdout: string }} */ (error).stdout);
    }
  });
}
