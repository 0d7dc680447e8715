import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import type { Answers } from "../../www/authoring/authoring.ts";
import type { Questionnaire } from "../../www/engine/report.ts";
import { packed, Refused } from "../opened.ts";
import { engine } from "../parts.ts";

export interface Options {
  model?: string;
  out?: string;
  map?: string[];
  progress?: boolean;
}

/** What a column answers: one question, as one choice or several. */
interface Column {
  name: string;
  question: string | null;
  many: boolean;
}

/** Rows of a CSV in, a line of JSON for each out: the row's own columns that answer nothing, and the advice. */
export async function evaluate(file: string, options: Options): Promise<number> {
  const size = await stat(file).catch((cause) => {
    throw new Refused(`${file} cannot be read: ${cause.code}`);
  });
  const { createEngine } = await engine();
  const running = await createEngine({ model: await packed(options.model) });
  const { questionnaire } = running;
  const renamed = mapping(options.map ?? []);
  let columns: Column[] | undefined;
  let rows = 0;
  let bad = 0;
  const advice = adviceOf(running);
  /** The line of JSON of one row. */
  const written = (record: string[], line: number, columns: readonly Column[]) => {
    const own = Object.fromEntries(columns.flatMap(({ name, question }, at) => (question ? [] : [[name, record[at]]])));
    try {
      if (record.length !== columns.length) throw new Error(`${record.length} values for ${columns.length} columns`);
      return `${JSON.stringify({ line, ...own, outcome: advice(read(record, columns)) })}\n`;
    } catch (cause) {
      bad += 1;
      const error = (cause as Error).message.replaceAll("\n", "; ");
      process.stderr.write(`${file}:${line}: ${error}\n`);
      return `${JSON.stringify({ line, ...own, error })}\n`;
    }
  };
  const source = createReadStream(file);
  const rowsOf = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  let held = "";
  const write = new Transform({
    writableObjectMode: true,
    transform({ record, info }: { record: string[]; info: { lines: number } }, _encoding, done) {
      try {
        if (!columns) {
          columns = header(record, renamed, questionnaire);
          return done();
        }
        rows += 1;
        held += written(record, info.lines, columns);
        if (held.length < CHUNK) return done();
        done(null, held);
        held = "";
      } catch (cause) {
        done(cause as Error);
      }
    },
    flush(done) {
      done(null, held);
    },
  });
  const ticking = options.progress && process.stderr.isTTY ? progress(() => source.bytesRead / size.size) : undefined;
  try {
    const to = options.out ? createWriteStream(options.out) : process.stdout;
    await pipeline(source, rowsOf, write, to, { end: options.out !== undefined });
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw new Refused(`${file}: ${(cause as Error).message}`);
  } finally {
    clearInterval(ticking);
  }
  process.stderr.write(`${rows} rows, ${bad} of them refused\n`);
  return bad > 0 ? 1 : 0;
}

/** Letters that are written at once. */
const CHUNK = 65_536;
/** Most answers whose advice is kept: lists of prospects say the same again and again. */
const MOST_KEPT = 100_000;

type Running = Awaited<ReturnType<typeof import("../../www/engine/engine.ts")["createEngine"]>>;

/** The advice for answers; what was asked before is not worked out again. */
function adviceOf(running: Running): (answers: Answers) => string {
  const { outcomes } = running.questionnaire;
  const kept = new Map<string, string>();
  return (answers) => {
    const key = JSON.stringify(answers);
    const before = kept.get(key);
    if (before !== undefined) return before;
    const [code] = running.evaluate(running.encode(answers));
    const outcome = outcomes[code ?? -1];
    if (outcome === undefined) throw new Error("the engine gave no outcome");
    if (kept.size < MOST_KEPT) kept.set(key, outcome);
    return outcome;
  };
}

/** `Column name=question`, from `--map`. */
function mapping(given: readonly string[]): Map<string, string> {
  return new Map(
    given.map((text) => {
      const at = text.lastIndexOf("=");
      if (at < 1) throw new Refused(`--map ${text}: write \`column=question\``);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

function header(names: readonly string[], renamed: Map<string, string>, { questions }: Questionnaire): Column[] {
  const columns = names.map((written) => {
    const name = written.trim();
    const wanted = renamed.get(name);
    const found = questions.find(({ id }) => id === (wanted ?? name));
    if (wanted !== undefined && !found)
      throw new Refused(`--map ${name}=${wanted}: the model has no question \`${wanted}\``);
    return { name, question: found?.id ?? null, many: found?.select === "many" };
  });
  const surplus = [...renamed.keys()].filter((name) => !columns.some((column) => column.name === name));
  if (surplus.length > 0)
    throw new Refused(`--map ${surplus[0]}: the file has no such column; it has ${names.join(", ")}`);
  if (!columns.some(({ question }) => question)) {
    throw new Refused(
      `no column is a question of the model; map one by --map "Column=question". Questions: ${questions.map(({ id }) => id).join(", ")}`,
    );
  }
  return columns;
}

/** Empty: not answered. `?`: "I don't know". Several choices stand with `;`, `+` or `|` between them. */
function read(record: readonly string[], columns: readonly Column[]): Answers {
  const answers: { [question: string]: string | string[] | null } = {};
  for (const [at, { question, many }] of columns.entries()) {
    const written = record[at]?.trim() ?? "";
    if (question === null || written === "") continue;
    if (written === "?") answers[question] = null;
    else answers[question] = many ? written.split(/[;+|]/).map((choice) => choice.trim()) : written;
  }
  return answers as Answers;
}

function progress(share: () => number): NodeJS.Timeout {
  return setInterval(() => {
    const done = Math.round(share() * 30);
    process.stderr.write(`\r[${"=".repeat(done)}${" ".repeat(30 - done)}] ${Math.round(share() * 100)} %\r`);
  }, 200).unref();
}
