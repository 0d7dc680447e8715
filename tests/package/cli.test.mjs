/**
 * The command line as it ships: what it prints, and with which exit code. `UPDATE_DOCS=1` writes docs/cli.md and docs/ids.md
 * of what it says.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const PROGRAM = at("dist/attestation-fit.js");
const EXAMPLE = at("examples/wider-vendor.toml");
const folder = mkdtempSync(join(tmpdir(), "attestation-fit-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} words */
function run(...words) {
  const env = { ...process.env, NO_COLOR: "1", COLUMNS: "80" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return { status, stdout, stderr };
}

/** A file in the folder of the tests. @param {string} name @param {string} text */
function file(name, text) {
  writeFileSync(join(folder, name), text);
  return name;
}

describe("check", () => {
  test("the starter that init writes has no problem, and is not overwritten", () => {
    assert.equal(run("init", "ours.toml").status, 0);
    const checked = run("check", "ours.toml");
    assert.equal(checked.stdout, "✓ ours.toml: no problems\n");
    assert.equal(checked.status, 0);
    const again = run("init", "ours.toml");
    assert.deepEqual([again.status, again.stderr], [2, "ours.toml is there already; name another file\n"]);
  });

  test("every part of the starter that is a note can be used", () => {
    run("init", "notes.toml");
    const written = readFileSync(join(folder, "notes.toml"), "utf8");
    const used = written.replaceAll(/^# (?=[[a-z]|\w+ =)(?!What|Lines)(?=.*[=\]])/gm, "");
    assert.match(used, /^\[\[rules\]\]$/m);
    const checked = run("check", file("used.toml", used.replace("health = 30", "health = 20")));
    assert.equal(checked.stdout, "✓ used.toml: no problems\n");
  });

  const typo = 'id = "ours"\nversion = "1"\n\n[off]\nflags = ["soc33"]\n';

  test("a problem stands at its line, with the way out, once", () => {
    const { status, stdout } = run("check", file("typo.toml", typo));
    assert.equal(status, 1);
    assert.equal(
      stdout,
      "typo.toml:5:10: error: overlay.off.flags[0]: the model has no flag `soc33` [no-longer-there]\n" +
        "  did you mean `soc3`?\n✗ typo.toml: 1 problem\n",
    );
  });

  test("programs get JSON, code hosts SARIF", () => {
    const json = JSON.parse(run("check", file("typo.toml", typo), "--format", "json").stdout);
    assert.deepEqual([json.length, json[0].line, json[0].column, json[0].code], [1, 5, 10, "no-longer-there"]);
    const sarif = JSON.parse(run("check", "typo.toml", "--format", "sarif").stdout);
    const [result] = sarif.runs[0].results;
    assert.equal(sarif.version, "2.1.0");
    assert.deepEqual(result.locations[0].physicalLocation, {
      artifactLocation: { uri: "typo.toml" },
      region: { startLine: 5, startColumn: 10 },
    });
  });

  test("a currency that no browser knows is a problem", () => {
    const price = 'id = "ours"\nversion = "1"\n[[prices]]\nid = "platform"\ncurrency = "QQQ"\n';
    const { status, stdout } = run("check", file("price.toml", price));
    assert.equal(status, 1);
    assert.match(stdout, /`QQQ` is no currency that is in use/);
  });

  test("a file that is not there is a sentence, not a stack", () => {
    const { status, stderr } = run("check", "none.toml");
    assert.deepEqual([status, stderr], [2, "none.toml cannot be read: ENOENT\n"]);
  });
});

describe("the example", () => {
  test("has no problem, and its cases are as expected", () => {
    assert.equal(run("check", EXAMPLE).status, 0);
    const { status, stdout } = run("test", at("examples/wider-vendor.cases.toml"), "--overlay", EXAMPLE);
    assert.match(stdout, /2 of 2 as expected/);
    assert.equal(status, 0);
  });

  test("is packed with its words and calls to action", () => {
    assert.equal(run("pack", EXAMPLE, "--out", "fit").status, 0);
    for (const name of ["model.bin", "model.json", "words.en.json", "words.de.json", "cta.json"]) {
      assert.ok(existsSync(join(folder, "fit", name)), name);
    }
  });
});

test("a case that is not as expected names the rule that decided", () => {
  const cases = '[[cases]]\nname = "N"\nanswers = { asked = ["nothing"] }\noutcome = "renew"\n';
  const { status, stdout } = run("test", file("cases.toml", cases));
  assert.equal(status, 1);
  assert.match(stdout, /✗ N\n {4}the advice is \w+, not renew; because of [\w-]+\n0 of 1 as expected/);
});

test("an explanation names rules, facts, and what would change the advice", () => {
  const { status, stdout } = run("explain", "--answers", '{"asked":["soc2_type2"],"firmness":"gate"}');
  assert.equal(status, 0);
  assert.match(stdout, /rests on [A-Z]\d+/);
  assert.match(stdout, /would be \w+ with \w+: .* → /);
  const wrong = run("explain", "--answers", '{"markt":"eu"}');
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /did you mean `market`\?/);
});

describe("evaluate", () => {
  test("columns are mapped by their header, several choices stand in one cell, and a bad row is a line", () => {
    const csv =
      'Company,Region,asked,firmness\nA,north_america,soc2_type2;soc2,gate\nB,Mars,soc2,gate\n"C, Inc",?,nothing,\n';
    const { status, stdout, stderr } = run("evaluate", file("p.csv", csv), "--map", "Region=market");
    assert.equal(status, 1);
    const rows = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      rows.map(({ line, Company }) => [line, Company]),
      [
        [2, "A"],
        [3, "B"],
        [4, "C, Inc"],
      ],
    );
    assert.ok(rows[0].outcome && rows[2].outcome && !rows[1].outcome);
    assert.match(stderr, /^p\.csv:3: answers\.market: unknown choice `Mars`/);
    assert.match(stderr, /3 rows, 1 of them refused\n$/);
  });

  test("a column that is mapped and not there is told", () => {
    const { status, stderr } = run("evaluate", file("q.csv", "asked\nnothing\n"), "--map", "Region=market");
    assert.equal(status, 2);
    assert.equal(stderr, "--map Region: the file has no such column; it has asked\n");
  });
});

describe("compare", () => {
  const [id, version] = ['id = "ours"', 'version = "1"'];

  test("texts alone change no advice", () => {
    const same = file("same.toml", `${id}\n${version}\n[words.en.outcomes.renew]\ntitle = "Renew"\n`);
    const { status, stdout } = run("compare", same);
    assert.equal(status, 0);
    assert.match(stdout, /→ ours 1\n0 of \d+ sets of answers get another outcome; likely by the priors: 0\.00 %\n$/);
  });

  test("a rule that is off moves answers, with an example that the program itself can explain", () => {
    const off = file("off.toml", `${id}\n${version}\n[off]\nrules = ["outcome.cmmc-first"]\n`);
    const { status, stdout } = run("compare", off, "--json");
    const comparison = JSON.parse(stdout);
    assert.equal(status, 1);
    assert.ok(BigInt(comparison.changed) > 0n && BigInt(comparison.changed) < BigInt(comparison.answerSets));
    const sum = comparison.moved.reduce(
      (/** @type {bigint} */ all, /** @type {{ answerSets: string }} */ row) => all + BigInt(row.answerSets),
      0n,
    );
    assert.equal(sum, BigInt(comparison.changed));
    assert.deepEqual(comparison.leftOut, []);
    const [{ from, to, example }] = comparison.moved;
    const answers = JSON.stringify(example);
    assert.equal(JSON.parse(run("explain", "--answers", answers, "--json").stdout).recommendation.outcome, from);
    assert.equal(JSON.parse(run("explain", off, "--answers", answers, "--json").stdout).recommendation.outcome, to);
    assert.match(run("compare", off).stdout, new RegExp(`${from} → ${to}: \\{`));
  });

  test("what only one of them knows is told", () => {
    const less = file("less.toml", `${id}\n${version}\n[off]\nchoices = ["firmness.one_off"]\n`);
    assert.match(run("compare", less).stdout, /Left out:\n {2}firmness\.one_off: the new model has it not\n$/);
  });
});

describe("priors", () => {
  /** @param {object} answers */
  const completed = (answers) => JSON.stringify({ type: "fit-completed", detail: { answers } });

  test("answers are counted, smoothed, and make an overlay that fits", () => {
    const lines = [
      JSON.stringify({ type: "fit-started", detail: {} }),
      ...Array(7).fill(completed({ aim: "sales", asked: ["soc2_type2"] })),
      completed({ aim: null, asked: ["nothing"] }),
    ];
    const { status, stdout, stderr } = run("priors", file("events.ndjson", `${lines.join("\n")}\n`));
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^id = "our-priors"\nversion = "1"\n# Counted in 8 completed interviews\.\n/);
    assert.match(stdout, /\[priors\.aim\] # of 8 answers\n/);
    const aim = stdout.split("[priors.aim]")[1]?.split("\n\n")[0] ?? "";
    const parts = [...aim.matchAll(/ = (\d+)$/gm)].map(([, share]) => Number(share));
    assert.equal(
      parts.reduce((all, share) => all + share, 0),
      100,
    );
    assert.match(stderr, /Expected number of questions under the model's priors \d+\.\d{3}, under these \d+\.\d{3}\n$/);
    assert.equal(run("check", file("counted.toml", stdout)).stdout, "✓ counted.toml: no problems\n");
  });

  test("lines that are no event are told, and choices that the model has not are not counted", () => {
    const lines = ["{", '{"answers":{}}', completed({ aim: "other_times" }), completed({ aim: "sales" })];
    const { status, stdout, stderr } = run("priors", file("bad.ndjson", lines.join("\n")));
    assert.equal(status, 1);
    assert.match(stderr, /^bad\.ndjson:1: the line is no JSON\nbad\.ndjson:2: the line has no `type`/);
    assert.match(stderr, /no choice `aim\.other_times`/);
    assert.match(stdout, /\[priors\.aim\] # of 1 answers/);
  });

  test("without a completed interview nothing is written", () => {
    const { status, stdout, stderr } = run("priors", file("none.ndjson", '{"type":"fit-ready"}\n'));
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /no line is a `fit-completed` event/);
    assert.equal(run("priors", "none.ndjson", "--smoothing", "-1").status, 2);
  });
});

test("schemas are written as they are published", () => {
  for (const which of ["overlay", "model", "cases"]) {
    assert.equal(run("schema", which).stdout, readFileSync(at(`dist/${which}.schema.json`), "utf8"));
  }
});

describe("the documents say what the program says", () => {
  const fence = "```";
  const names = [
    "init",
    "check",
    "test",
    "explain",
    "evaluate",
    "ids",
    "pack",
    "verify",
    "compare",
    "priors",
    "schema",
  ];
  const helps = names.map((name) => `## ${name}\n\n${fence}text\n${run(name, "--help").stdout.trim()}\n${fence}\n`);
  const written = "Written from the program itself: `UPDATE_DOCS=1 node --test tests/package/cli.test.mjs`.";
  const about = `<!-- ${written} -->`;
  const cli = `# Command line\n\n${about}\n\n${fence}text\n${run("--help").stdout.trim()}\n${fence}\n\n${helps.join("\n")}`;
  const ids = `# Ids of the default model\n\n${about}\n\n${run("ids", "--format", "markdown").stdout}`;
  for (const [name, text] of Object.entries({ "docs/cli.md": cli, "docs/ids.md": ids })) {
    test(name, () => {
      if (process.env.UPDATE_DOCS) writeFileSync(at(name), text);
      assert.equal(readFileSync(at(name), "utf8"), text);
    });
  }
});
