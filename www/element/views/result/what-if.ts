import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Questionnaire } from "../../../engine/types.ts";
import { changedQuestions } from "../../interview/session.ts";
import { type Answer, answerOf } from "../../take-away/answer.ts";
import { keepExclusive } from "../choosing.ts";
import { answerOfValues, offeredOf } from "../offered.ts";
import { button, type Piece } from "../parts.ts";
import type { ResultScene } from "../scene.ts";

type Question = Questionnaire["questions"][number];

/** Other answers tried in place: the whole result follows, with what it was before beside it. */
export function whatIf(scene: ResultScene): Piece {
  const given = scene.questions.filter(({ id }) => scene.session.answers[id] !== undefined);
  if (given.length === 0) return nothing;
  return html`<p class="help">${scene.say("what_if_lead")}</p>
    ${moved(scene)}
    <div class="tries" part="tries">
      ${given.map((question) => (question.select === "many" ? several(scene, question) : single(scene, question)))}
    </div>`;
}

/** Both scenarios side by side, and the ways on from there. */
function moved(scene: ResultScene): Piece {
  const { compared, steps } = scene;
  if (!compared) return nothing;
  const [before, now] = [answerOf({ ...scene, report: compared }), answerOf(scene)];
  const row = (name: "our_advice" | "by_when" | "how_much", shown: (answer: Answer) => string) => {
    const differs = shown(before) !== shown(now);
    return html`<tr>
      <th scope="row">${scene.say(name)}</th>
      <td>${shown(before)}</td>
      <td class=${differs ? "differs" : ""}>${shown(now)}</td>
    </tr>`;
  };
  const changed = changedQuestions(scene.session);
  return html`<table class="moved" part="moved">
      <caption>${scene.count("what_if_changed", changed.length)}</caption>
      <thead><tr><td></td><th scope="col">${scene.say("what_if_before")}</th><th scope="col">${scene.say("what_if_now")}</th></tr></thead>
      <tbody>
        ${row("our_advice", ({ title }) => title)} ${row("by_when", (answer) => whenOf(scene, answer))}
        ${row("how_much", (answer) => priceOf(scene, answer))}
      </tbody>
    </table>
    <div class="actions">
      ${button("secondary", scene.say("undo"), steps.takeBack)}
      ${button("quiet", scene.say("what_if_reset"), steps.takeAllBack)}
      ${button("quiet", scene.say("what_if_keep"), steps.keepTried)}
    </div>`;
}

/** What moved, in one breath, for who does not see it move. */
export function spokenMove(scene: ResultScene): string {
  const now = answerOf(scene);
  return [now.title, whenOf(scene, now), priceOf(scene, now)].join(". ");
}

function whenOf(scene: ResultScene, { document, end }: Answer): string {
  if (document) return `${document.month} (${document.name})`;
  return end === null ? scene.say("no_plan") : `${end} (${scene.say("nothing_to_show")})`;
}

function priceOf(scene: ResultScene, { price }: Answer): string {
  return price ? `${price.range} (${price.name})` : scene.say("cost_none");
}

function single(scene: ResultScene, question: Question): TemplateResult {
  const choose = ({ target }: Event) => {
    const value = answerOfValues([(target as HTMLSelectElement).value], false);
    if (value !== undefined) scene.steps.tryAnswer(question.id, value);
  };
  return html`<label class="try"
    ><span>${scene.name("questions", question.id)}</span>
    <select part="try" ?disabled=${scene.disabled} @change=${choose}>
      ${offeredOf(scene, question, scene.session.answers[question.id]).map(
        ({ id, label, chosen }) => html`<option value=${id} .selected=${chosen}>${label}</option>`,
      )}
    </select></label
  >`;
}

function several(scene: ResultScene, question: Question): TemplateResult {
  const given = scene.session.answers[question.id];
  const choose = (event: Event) => {
    keepExclusive(event);
    const inputs = (event.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>("input:checked");
    const value = answerOfValues(
      [...inputs].map(({ value }) => value),
      true,
    );
    scene.steps.tryAnswer(question.id, value ?? null);
  };
  return html`<details class="try">
    <summary><span>${scene.name("questions", question.id)}</span> <span class="said">${scene.answered(question.id, given ?? null)}</span></summary>
    <fieldset ?disabled=${scene.disabled} aria-label=${scene.name("questions", question.id)} @change=${choose}>
      ${offeredOf(scene, question, given).map(
        ({ id, label, exclusive, chosen }) => html`<label>
          <input type="checkbox" value=${id} .checked=${chosen} ?data-exclusive=${exclusive} /> <span>${label}</span>
        </label>`,
      )}
    </fieldset>
  </details>`;
}
