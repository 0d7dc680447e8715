/** What a prospect takes away: the link, texts and files of one result. */
import type { ElementEngine } from "../../engine/page-engine.ts";
import { today } from "../plan/plan.ts";
import type { Advice } from "../words/advice.ts";
import { calendarFile } from "./calendar.ts";
import { copyToClipboard } from "./clipboard.ts";
import { saveFile } from "./files.ts";
import { handoverOf, letterBody } from "./handover.ts";
import { letterText } from "./letter.ts";
import { decisionRecord } from "./record.ts";
import { adviceText } from "./text.ts";

/** What came of copying or saving. */
export interface Taken {
  /** Said beside the buttons: what was just copied or saved. */
  readonly notice: string | null;
  /** A text to be selected by hand, where the browser did not let it be copied. */
  readonly uncopied: string | null;
  /** Beside which letter it is said: `letter` or an id of the handover; `null` for the menu. */
  readonly beside: string | null;
}

export const NOTHING_TAKEN: Taken = { notice: null, uncopied: null, beside: null };

/** What is copied: the link, the whole advice, the question to the buyer, or a letter of the handover by its id. */
export type Text = "link" | "text" | "letter" | { handover: string };
export type File = "calendar" | "record";

/** The address of this page with the answers; empty where links are off or there is no page. */
export function linkTo(advice: Advice, engine: ElementEngine, linkable: boolean): string {
  return (linkable && engine.browser?.shareLink(engine.toLink(advice.report.answers))) || "";
}

export async function copy(what: Text, advice: Advice, link: string): Promise<Taken> {
  const text = textOf(what, advice, link);
  const copied = await copyToClipboard(text);
  const kind = typeof what === "string" ? what : "letter";
  const beside = typeof what === "string" ? (what === "letter" ? what : null) : what.handover;
  return { notice: advice.say(copied ? `copied_${kind}` : "copy_refused"), uncopied: copied ? null : text, beside };
}

function textOf(what: Text, advice: Advice, link: string): string {
  if (what === "link") return link;
  if (what === "text") return adviceText(advice, link);
  if (what === "letter") return letterText(advice.words);
  return handoverOf(advice)
    .filter(({ id }) => id === what.handover)
    .map(letterBody)
    .join();
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
  return { notice: advice.say("saved", { name }), uncopied: null, beside: null };
}
