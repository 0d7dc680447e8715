/**
 * The decision record: all that is needed to reproduce the advice and to check it later. The same model (by digest) and
 * the same answers give the same report, on any machine.
 */
import type { Answers, ModelIdentity, Report } from "../../engine/types.ts";
import type { Advice } from "../words/advice.ts";

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

export function decisionRecord(advice: Advice, text: string, made: string): string {
  const { report } = advice;
  const record: DecisionRecord = {
    type: "attestation-fit/decision-record",
    version: 1,
    made,
    planStarts: advice.start,
    model: report.model,
    answers: report.answers,
    text,
    report,
    note: advice.say("not_advice"),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
