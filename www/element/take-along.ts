/** What a prospect takes along: the link, texts and files of one result. */
import type { Report } from "../engine/types.ts";
import { calendarFile } from "./exports/calendar.ts";
import { letterText } from "./exports/letter.ts";
import { decisionRecord } from "./exports/record.ts";
import { adviceText } from "./exports/text.ts";
import { copyToClipboard, saveFile } from "./handover.ts";
import type { ElementEngine } from "./interview.ts";
import type { Phrases } from "./phrases.ts";
import { today } from "./plan.ts";
import type { Acts } from "./scene.ts";
import type { Library } from "./words.ts";

export interface Taken {
  report: Report;
  engine: ElementEngine;
  phrases: Phrases;
  library: Library;
  /** First day of the plan. */
  start: string;
  /** Whether texts may carry the share link. */
  linkable: boolean;
}

/** What was done, in words; and the text to be copied by hand where the browser refused. */
export interface Outcome {
  notice: string;
  uncopied: string | null;
}

export async function copy(what: Parameters<Acts["copy"]>[0], taken: Taken): Promise<Outcome> {
  const { report, engine, phrases, library, start, linkable } = taken;
  const link = (linkable && engine.browser?.shareLink(engine.toText(report.answers))) || "";
  const text =
    what === "link"
      ? link
      : what === "letter"
        ? letterText(phrases.words)
        : adviceText(report, phrases, library, start, link);
  const copied = await copyToClipboard(text);
  return { notice: phrases.say(copied ? `copied_${what}` : "copy_refused"), uncopied: copied ? null : text };
}

export function save(what: Parameters<Acts["save"]>[0], { report, engine, phrases, start }: Taken): Outcome {
  const [name, type, content] =
    what === "calendar"
      ? ["attestation-plan.ics", "text/calendar", calendarFile(report, phrases, start, new Date())]
      : [
          "attestation-decision.json",
          "application/json",
          decisionRecord(report, engine.toText(report.answers), today(), start, phrases.say("not_advice")),
        ];
  saveFile(name, type, content);
  return { notice: phrases.say("saved", { name }), uncopied: null };
}
