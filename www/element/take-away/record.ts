/**
 * The decision record: all that is needed to reproduce the advice and to check it later. The same model (by digest) and
 * the same answers give the same report, on any machine.
 */
import type { Answers, ModelIdentity, Report } from "../../engine/types.ts";
import type { Advice } from "../words/advice.ts";
import { type Answer, answerOf } from "./answer.ts";
import { type HandedOver, handoverOf } from "./handover.ts";

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
  /** BCP 47 tag of the words below. */
  language: string;
  /** What the page said at its top: the same figures, in words. */
  answer: Answer;
  /** What was handed over, with the same dates. */
  handover: HandedOver[];
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
    language: advice.words.locale.tag,
    answer: answerOf(advice),
    handover: handoverOf(advice),
    note: advice.say("not_advice"),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
