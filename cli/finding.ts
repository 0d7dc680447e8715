/** Findings as people, programs and code hosts read them. */
import pc from "picocolors";
import type { Diagnostic, Finding } from "../www/authoring/authoring.ts";

export type Format = "human" | "json" | "sarif";

/** A finding of a file. What is not of an overlay has no line. */
export const located = (problem: Diagnostic): Finding => ({ line: null, column: null, ...problem });

/** `file:line:column: path: message`, the way out below. */
export function line(file: string, { line, column, severity, path, message, help, code, example }: Finding): string {
  const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
  const colour = severity === "error" ? pc.red : pc.yellow;
  const lines = [`${pc.bold(place)}: ${colour(severity)}: ${path}: ${message} ${pc.dim(`[${code}]`)}`];
  if (help) lines.push(`  ${help}`);
  if (example) lines.push(`  for example ${JSON.stringify(example)}`);
  return lines.join("\n");
}

export function format(file: string, findings: readonly Finding[], form: Format, version: string): string {
  if (form === "json")
    return JSON.stringify(
      findings.map((finding) => ({ file, ...finding })),
      null,
      2,
    );
  if (form === "sarif") return JSON.stringify(sarif(file, findings, version), null, 2);
  if (findings.length === 0) return `${pc.green("✓")} ${file}: no problems`;
  const count = findings.length === 1 ? "1 problem" : `${findings.length} problems`;
  return [...findings.map((finding) => line(file, finding)), `${pc.red("✗")} ${file}: ${count}`].join("\n");
}

/** SARIF 2.1.0, which code hosts show beside the lines of a change. */
function sarif(file: string, findings: readonly Finding[], version: string): object {
  const rules = [...new Set(findings.map(({ code }) => code))].map((id) => ({ id }));
  const results = findings.map(({ code, severity, path, message, help, line, column }) => ({
    ruleId: code,
    level: severity,
    message: { text: `${path}: ${message}${help ? `; ${help}` : ""}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file },
          ...(line === null ? {} : { region: { startLine: line, startColumn: column ?? 1 } }),
        },
      },
    ],
  }));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "attestation-fit", version, rules } }, results }],
  };
}
