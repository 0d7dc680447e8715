/** "Try these answers", with the trail of the advice; and worked cases, green or red. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Answers, Report } from "../../engine/types.ts";
import { amiss, readCases, writeCases } from "../desk/cases.ts";
import type { Desk } from "../desk/desk.ts";
import { chosen, save } from "../desk/files.ts";
import { withoutItem } from "../desk/sequence.ts";
import { facts } from "../desk/shown.ts";
import { namesOf } from "./parts.ts";
import { sayOf } from "./rule-form.ts";

export function tryView(desk: Desk): TemplateResult {
  return html`<h2>Try these answers</h2>
    <p class="hint">${desk.current ? "With your file as it stands." : desk.stage ? "With your file as it was last checked; the newest one is being checked." : "With the last file that had no problems."} What is left open counts as “I don’t know”.</p>
    <div class="trial"><div>${desk.engine.questionnaire.questions.map((question) => questionField(desk, question))}</div>
    <div class="answered" aria-live="polite">${answerOf(desk)}</div></div>`;
}

type Asked = Desk["engine"]["questionnaire"]["questions"][number];

function questionField(desk: Desk, { id, select, choices }: Asked) {
  const names = namesOf(desk);
  const given = [desk.answers[id] ?? []].flat() as string[];
  const set = (answer: string | string[] | undefined) => {
    const { [id]: _, ...others } = desk.answers as { [question: string]: string | string[] };
    desk.show({
      answers: (answer === undefined || answer.length === 0 ? others : { ...others, [id]: answer }) as Answers,
    });
  };
  const known = choices.filter(({ unknown }) => !unknown);
  if (select === "one") {
    return html`<label class="asked">${names.question(id)}
      <select @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${given.length === 0}>(open)</option>
        ${known.map((choice) => html`<option value=${choice.id} ?selected=${given.includes(choice.id)}>${names.choice(id, choice.id)}</option>`)}
      </select></label>`;
  }
  const tick = (choice: Asked["choices"][number], on: boolean) => {
    if (!on) return set(given.filter((other) => other !== choice.id));
    const alone = new Set(known.filter(({ exclusive }) => exclusive).map((one) => one.id));
    set(choice.exclusive ? [choice.id] : [...given.filter((other) => !alone.has(other)), choice.id]);
  };
  return html`<fieldset class="asked"><legend>${names.question(id)}</legend><div class="ticks">
    ${known.map((choice) => html`<label><input type="checkbox" .checked=${given.includes(choice.id)} @change=${(event: Event) => tick(choice, (event.target as HTMLInputElement).checked)}> ${names.choice(id, choice.id)}</label>`)}
  </div></fieldset>`;
}

function answerOf(desk: Desk) {
  let report: Report;
  try {
    report = desk.engine.report(desk.answers);
  } catch (cause) {
    return html`<p class="problems">${(cause as Error).message}</p>`;
  }
  const { recommendation, flags } = report;
  const known = facts(desk.source, desk.overlay);
  const names = namesOf(desk);
  const say = (question: string, answer: string | string[] | null) =>
    answer === null
      ? "not known"
      : [answer]
          .flat()
          .map((choice) => `“${names.choice(question, choice)}”`)
          .join(", ");
  const reason = ({ rule, facts }: Report["recommendation"]["reasons"][number]) =>
    html`<li>${desk.text(["rules", rule])} <span class="hint">(rule ${rule}; ${facts.map((id) => known[id]?.title ?? id).join("; ") || "no source"})</span></li>`;
  const keep = () => {
    const name = `Case ${desk.cases.length + 1}: ${sayOf(desk, recommendation.outcome)}`;
    desk.show({
      cases: [...desk.cases, { name, answers: desk.answers, outcome: [recommendation.outcome] }],
      told: "Kept as a worked case.",
    });
  };
  return html`<div class="answer"><p class="kind">The advice${recommendation.decided ? "" : ", so far"}</p>
    <h3>${sayOf(desk, recommendation.outcome)}</h3><p>${desk.text(["outcomes", recommendation.outcome, "advice"])}</p>
    <h4>Why</h4><ol>${recommendation.reasons.map(reason)}</ol>
    ${flags.length > 0 ? html`<h4>Remarks</h4><ul>${flags.map(({ id, reasons, decided }) => html`<li><strong>${sayOf(desk, id)}</strong>${decided ? "" : " (so far)"}: ${reasons.map(({ rule }) => desk.text(["rules", rule])).join(" ")}</li>`)}</ul>` : nothing}
    ${recommendation.flips.length > 0 ? html`<h4>The least that would change it</h4><ul>${recommendation.flips.map(({ outcome, changes }) => html`<li><strong>${sayOf(desk, outcome)}</strong> if ${changes.map(({ question, to }) => `${names.question(question)} ${say(question, to)}`).join(", and ")}</li>`)}</ul>` : nothing}
    <p class="actions"><button type="button" @click=${keep}>Keep as a worked case</button> <button type="button" @click=${() => desk.show({ answers: {} })}>Clear the answers</button></p></div>`;
}

export function casesView(desk: Desk): TemplateResult {
  const open = async (event: Event) => {
    const text = await chosen(event.target as HTMLInputElement);
    if (text === null) return;
    try {
      desk.show({ cases: readCases(text), told: "The cases are open." });
    } catch (cause) {
      desk.show({ told: `These cases cannot be read: ${(cause as Error).message}` });
    }
  };
  const judged = desk.cases.map((one) => ({ one, wrong: amiss(one, desk.engine) }));
  const red = judged.filter(({ wrong }) => wrong.length > 0).length;
  return html`<h2>Worked cases</h2>
    <p class="hint">Answers of companies that you know, with the advice that they ought to get. Keep some from “Try”, then see whether a change breaks one.</p>
    <p class="bar"><label>Open cases <input type="file" accept=".toml" @change=${open}></label>
      <button type="button" ?disabled=${desk.cases.length === 0} @click=${() => save("cases.toml", writeCases(desk.cases))}>Save the cases</button></p>
    ${desk.cases.length > 0 ? html`<p role="status">${desk.cases.length - red} as expected, ${red} not.</p>` : nothing}
    <ul class="cards">${judged.map(
      (
        { one, wrong },
        at,
      ) => html`<li class="card case ${wrong.length > 0 ? "red" : "green"}"><p><strong>${wrong.length > 0 ? "✗ Not as expected" : "✓ As expected"}</strong> ${one.name}</p>
        <p class="hint">Expected: ${one.outcome.map((id) => sayOf(desk, id)).join(" or ") || "any advice"}.${wrong.length > 0 ? ` But it ${wrong.join(", ")}.` : ""}</p>
        <p class="actions"><button type="button" class="small" @click=${() => desk.show({ section: "try", answers: one.answers })}>Try these answers<span class="unseen"> of ${one.name}</span></button>
        <button type="button" class="small" @click=${() => desk.show({ cases: withoutItem(desk.cases, at) })}>Take out<span class="unseen"> ${one.name}</span></button></p></li>`,
    )}</ul>`;
}
