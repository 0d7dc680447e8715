/** What a prospect takes along: the link, texts and files of one result. */
import { calendarFile } from "./exports/calendar.ts";
import { letterText } from "./exports/letter.ts";
import { decisionRecord } from "./exports/record.ts";
import { adviceText } from "./exports/text.ts";
import { copyToClipboard, saveFile } from "./handover.ts";
import { today } from "./plan.ts";
import type { Acts, Scene } from "./scene.ts";

export interface Outcome {
  /** Said beside the buttons: what was just copied or saved. */
  readonly notice: string | null;
  /** A text to be selected by hand, where the browser did not let it be copied. */
  readonly uncopied: string | null;
}

export const NOTHING_TAKEN: Outcome = { notice: null, uncopied: null };

type What<Act extends "copy" | "save"> = Parameters<Acts[Act]>[0];

export async function copy(what: What<"copy">, scene: Scene): Promise<Outcome> {
  const link = (scene.linkable && scene.engine.browser?.shareLink(scene.engine.toLink(scene.report.answers))) || "";
  const text = { link: () => link, letter: () => letterText(scene.words), text: () => adviceText(scene, link) }[what]();
  const copied = await copyToClipboard(text);
  return { notice: scene.say(copied ? `copied_${what}` : "copy_refused"), uncopied: copied ? null : text };
}

export function save(what: What<"save">, scene: Scene): Outcome {
  const [name, type, content] =
    what === "calendar"
      ? ["attestation-plan.ics", "text/calendar", calendarFile(scene, new Date())]
      : [
          "attestation-decision.json",
          "application/json",
          decisionRecord(scene, scene.engine.toText(scene.report.answers), today()),
        ];
  saveFile(name, type, content);
  return { notice: scene.say("saved", { name }), uncopied: null };
}
