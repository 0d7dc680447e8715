/** The commands, their arguments and their help. */
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { check } from "./commands/check.ts";
import { compare } from "./commands/compare.ts";
import { evaluate } from "./commands/evaluate.ts";
import { explain } from "./commands/explain.ts";
import { ids } from "./commands/ids.ts";
import { init } from "./commands/init.ts";
import { pack } from "./commands/pack.ts";
import { priors } from "./commands/priors.ts";
import { test } from "./commands/test.ts";
import { verify } from "./commands/verify.ts";
import { schemaText } from "./parts.ts";

/** `done` gets the exit code of a command: 0 all is well, 1 something was found, 2 the command could not run. */
export function program(version: string, done: (code: number) => void): Command {
  const root = new Command("attestation-fit")
    .description("Changes, checks, explains and runs the model that tells which security attestation fits.")
    .version(version)
    .exitOverride()
    .addHelpText("after", "\nExit codes: 0 all is well, 1 something was found, 2 the command could not run.");
  const command = (name: string, description: string, examples: readonly string[]) =>
    root
      .command(name)
      .description(description)
      .exitOverride()
      .addHelpText(
        "after",
        `\nExamples:\n${examples.map((example) => `  $ npx attestation-fit ${example}`).join("\n")}`,
      );
  const run =
    <Given extends unknown[]>(work: (...given: Given) => Promise<number>) =>
    async (...given: Given) =>
      done(await work(...given));

  command("init", "Writes a small starter overlay with comments.", ["init", "init our-fit.toml"])
    .argument("[file]", "the file to write", "overlay.toml")
    .action(run((file) => init(file)));

  command("check", "Tells every problem of an overlay or a model, with its line and the way out.", [
    "check overlay.toml",
    "check overlay.toml --watch",
    "check overlay.toml --format sarif > problems.sarif",
  ])
    .argument("<file>", "an overlay (TOML, JSON), or a whole model (JSON)")
    .addOption(new Option("--format <form>", "how to write it").choices(["human", "json", "sarif"]).default("human"))
    .option("--watch", "check again whenever the file changes")
    .action(run((file, options) => check(file, options)));

  command("test", "Runs worked cases: answers, and the advice expected for them.", [
    "test cases.toml",
    "test cases.toml --overlay overlay.toml",
  ])
    .argument("<cases>", "cases as TOML or JSON; see `attestation-fit schema cases`")
    .option("--overlay <file>", "the overlay or model to test; without it the built-in model")
    .action(run((file, options) => test(file, options)));

  command("explain", "The advice for one set of answers: why, and the least that would change it.", [
    'explain --answers "asked:soc2,firmness:gate,market:north_america"',
    'explain overlay.toml --answers \'{"asked":["soc2"]}\' --json',
  ])
    .argument("[file]", "an overlay or a model; without it the built-in model")
    .requiredOption("--answers <answers>", "one line as the page keeps it, or JSON")
    .option("--json", "the whole report")
    .action(run((file, options) => explain(file, options)));

  command("evaluate", "The advice for each row of a CSV, as one line of JSON each.", [
    "evaluate prospects.csv --out advice.ndjson",
    'evaluate prospects.csv --map "Region=market" --map "Industry=buyers"',
  ])
    .argument("<csv>", "a table whose header names questions; other columns are kept as they are")
    .option("--model <file>", "an overlay or a model; without it the built-in model")
    .option(
      "--map <column=question>",
      "which question a column answers; may be repeated",
      (text, all: string[] = []) => [...all, text],
    )
    .option("--out <file>", "where to write; without it to standard output")
    .option("--no-progress", "without a progress bar")
    .action(run((file, options) => evaluate(file, options)));

  command("ids", "Every question, choice, outcome, criterion, flag and rule, with its English words.", [
    "ids",
    "ids overlay.toml --format json",
  ])
    .argument("[file]", "an overlay or a model; without it the built-in model")
    .addOption(new Option("--format <form>", "how to write it").choices(["table", "json", "markdown"]).default("table"))
    .action(run((file, options) => ids(file, options)));

  command("pack", "Writes what a page needs: model, words and calls to action.", ["pack overlay.toml --out public/fit"])
    .argument("<file>", "an overlay or a model")
    .option("--out <folder>", "where to write", "fit")
    .action(run((file, options) => pack(file, options)));

  command("verify", "Proves what is true of every set of answers, and how many lead to each outcome.", [
    "verify",
    "verify overlay.toml --json",
  ])
    .argument("[file]", "an overlay or a model; without it the built-in model")
    .option("--json", "the whole verification")
    .action(run((file, options) => verify(file, options)));

  command("compare", "Which sets of answers get another advice by another model: all of them counted, none guessed.", [
    "compare overlay.toml",
    "compare before.toml after.toml --json",
  ])
    .argument("<old>", "an overlay or a model; alone, it is compared with the built-in model")
    .argument("[new]", "the overlay or the model after the change")
    .option("--json", "the whole comparison")
    .action(run((old, after, options) => compare(old, after, options)));

  command("priors", "Counts the answers of exported events, and writes them as the priors of an overlay.", [
    "priors events.ndjson > priors.toml",
    "priors events.ndjson --model overlay.toml --smoothing 5",
  ])
    .argument("<events>", "`fit-…` events of the page, one line of JSON each, with `type` and `detail`")
    .option("--model <file>", "an overlay or a model; without it the built-in model")
    .option("--smoothing <count>", "how often each kind of answer counts besides what was counted", notNegative, 1)
    .action(run((file, options) => priors(file, options)));

  command("schema", "Writes a JSON Schema, for editors.", ["schema overlay > overlay.schema.json"])
    .addArgument(new Argument("[which]", "of what").choices(["overlay", "model", "cases"]).default("overlay"))
    .action(
      run(async (which) => {
        process.stdout.write(await schemaText(which));
        return 0;
      }),
    );
  return root;
}

/** A number, as an option. */
function notNegative(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number) || number < 0) {
    throw new InvalidArgumentError("give a number that is not below 0");
  }
  return number;
}
