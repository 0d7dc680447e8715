/** What a prospect takes away: the link, texts and files of one result. */
import type { ElementEngine } from "../../engine/page-engine.ts";
import { today } from "../plan/plan.ts";
import type { Advice } from "../words/advice.ts";
import { calendarFile } from "./calendar.ts";
import { copyToClipboard } from "./clipboard.ts";
import { saveFile } from "./files.ts";
import { letterText } from "./letter.ts";
import { decisionRecord } from "./record.ts";
import { adviceText } from "./text.ts";

/** What came of copying or saving. */
export interface Taken {
  /** Said beside the buttons: what was just copied or saved. */
  readonly notice: string | null;
  /** A text to be selected by hand, where the browser did not let it be copied. */
  readonly uncopied: string | null;
}

export const NOTHING_TAKEN: Taken = { notice: null, uncopied: null };

export type Text = "link" | "text" | "letter";
export type File = "calendar" | "record";

/** The address of this page with the answers; empty where links are off or there is no page. */
export function linkTo(advice: Advice, engine: ElementEngine, linkable: boolean): string {
  return (linkable && engine.browser?.shareLink(engine.toText(advice.report.answers))) || "";
}

export async function copy(what: Text, advice: Advice, link: string): Promise<Taken> {
  const text = { link: () => link, letter: () => letterText(advice.words), text: () => adviceText(advice, link) }[
    what
  ]();
  const copied = await copyToClipboard(text);
  return { notice: advice.say(copied ? `copied_${what}` : "copy_refused"), uncopied: copied ? null : text };
}

export function save(what: File, advice: Advice, engine: ElementEngine, link: string): Taken {
  const [name, type, content] =
    what === "calendar"
      ? ["attestation-plan.ics", "text/calendar", calendarFile(advice, link, new Date())]
      : [
          "attestation-decision.json",
          "application/json",
          decisionRecord(advice, engine.toText(advice.report.answers), today()),
        ];
  saveFile(name, type, content);
  return { notice: advice.say("saved", { name }), uncopied: null };
}
