/** The answer in short as a mail that the visitor's own program opens: to nobody yet, and nothing is sent by the page. */
import type { Advice } from "../words/advice.ts";
import { answerOf } from "./answer.ts";
import { shortAnswer } from "./text.ts";

export function mailAddress(advice: Advice, link: string): string {
  const answer = answerOf(advice);
  const body = [shortAnswer(advice, answer), link, advice.say("not_advice")].filter(Boolean).join("\n\n");
  // RFC 6068: lines end with CRLF, and a blank is no plus.
  return `mailto:?subject=${encoded(answer.title)}&body=${encoded(body.replace(/\n/g, "\r\n"))}`;
}

/** Half a character, as a vendor's text may have, cannot be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
