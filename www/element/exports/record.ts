/**
 * The decision record: all that is needed to reproduce the advice and to check it later. The same model (by digest) and
 * the same answers give the same report, on any machine.
 */
import type { Answers, ModelIdentity, Report } from "../../engine/types.ts";

export interface DecisionRecord {
  type: "attestation-fit/decision-record";
  version: 1;
  /** ISO day on which the record was made, and on which its plan starts. */
  made: string;
  planStarts: string;
  model: ModelIdentity;
  answers: Answers;
  /** The answers as one line, as in the share link. */
  text: string;
  report: Report;
  note: string;
}

export function decisionRecord(report: Report, text: string, made: string, planStarts: string, note: string): string {
  const { model, answers } = report;
  const type = "attestation-fit/decision-record";
  const record: DecisionRecord = { type, version: 1, made, planStarts, model, answers, text, report, note };
  return `${JSON.stringify(record, null, 2)}\n`;
}
