import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Purpose } from "../interview/session.ts";
import { chooseByDigit, chooseByPointer, DIGITS, keepExclusive } from "./choosing.ts";
import { answerOfValues, offeredOf } from "./offered.ts";
import { back, button, foot, greeting, required } from "./parts.ts";
import type { QuestionScene } from "./scene.ts";
import { left, possibleOf } from "./spoken.ts";

/** One question: native radio buttons or checkboxes, so that arrows, space and Enter work as everywhere else. */
export function question(scene: QuestionScene, id: string, purpose: Purpose): TemplateResult {
  const asked = scene.words.questions[id];
  const known = scene.questions.find((question) => question.id === id);
  const many = known?.select === "many";
  const given = scene.session.answers[id];
  const offered = known ? offeredOf(scene, known, given) : [];

  // No form of its own: a sandboxed frame would not let it be submitted.
  const goOn = ({ currentTarget }: Event) => {
    const page = (currentTarget as HTMLElement).closest(".question");
    const values = [...(page?.querySelectorAll<HTMLInputElement>("input:checked") ?? [])].map(({ value }) => value);
    scene.steps.answer(answerOfValues(values, many));
  };
  // Who changes an answer looks at it first: only what was not answered before goes on by itself.
  const advances = scene.advance && purpose !== "change" && given === undefined;
  const chosenAlone = (event: Event) => {
    if (advances) goOn(event);
  };
  // What waits for the engine is what is ticked now.
  const changed = (event: Event) => {
    keepExclusive(event);
    if (scene.working) goOn(event);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      // Enter goes on from a choice, as in a form.
      event.preventDefault();
      goOn(event);
    } else if (!scene.disabled) chooseByDigit(event, chosenAlone);
  };

  return html`<div class="page question" part="page" @keydown=${press}>
    ${back(scene)} ${progress(scene, purpose)} ${purpose === "interview" ? greeting(scene) : nothing}
    <div part="question">
      <fieldset aria-describedby="help" ?disabled=${scene.disabled}>
        <legend part="legend"><h2>${scene.name("questions", id)}</h2></legend>
        <p class="help" id="help">${asked?.help} ${scene.say(many ? "choose_many" : "choose_one")}</p>
        <div class="choices ${many ? "many" : ""}">
          ${offered.map(({ id, label, help, exclusive, unknown, chosen }, index) => {
            const digit = DIGITS[index];
            return html`<label class="choice ${unknown ? "unknown" : ""}" part="choice" @click=${chooseByPointer(scene.since, chosenAlone)}>
              <input
                type=${many ? "checkbox" : "radio"}
                name="choice"
                value=${id}
                ?checked=${chosen}
                ?data-exclusive=${many && exclusive}
                aria-describedby=${scene.missing ? "missing" : nothing}
                aria-keyshortcuts=${digit ?? nothing}
                @change=${changed}
              />
              <span>${label}${help ? html`<small>${help}</small>` : nothing}</span>
              ${digit ? html`<kbd aria-hidden="true">${digit}</kbd>` : nothing}
            </label>`;
          })}
        </div>
      </fieldset>
      ${asked?.why ? html`<details class="why"><summary>${scene.say("why_we_ask")}</summary><p>${asked.why}</p></details>` : nothing}
      <div class="actions">
        ${scene.missing ? html`<p class="missing" id="missing" part="missing">${scene.say("missing")}</p>` : nothing}
        ${required(scene)}
        ${button("primary", scene.say("continue"), goOn, {
          disabled: scene.disabled,
          working: scene.working && scene.say("working"),
        })}
        ${purpose === "refine" ? button("quiet", scene.say("skip"), scene.steps.skip) : nothing}
      </div>
    </div>
    ${purpose === "interview" ? possible(scene) : nothing} ${foot(scene)}
  </div>`;
}

/** What can still come of it: fewer with every answer. */
function possible(scene: QuestionScene): TemplateResult {
  return html`<div class="possible" part="possible">
    <p>${possibleOf(scene)}</p>
    <ul>
      ${scene.possible.map((id) => html`<li>${scene.name("outcomes", id)}</li>`)}
    </ul>
  </div>`;
}

/** How far along, and how much is still to come. */
function progress(scene: QuestionScene, purpose: Purpose): TemplateResult {
  const bar = html`<progress part="bar" max="1" .value=${scene.progress} aria-label=${scene.say("progress")}></progress>`;
  const told = {
    interview: () => [bar, left(scene)],
    refine: () => scene.count("optional", scene.optional),
    change: () => scene.say("changing"),
  };
  return html`<div class="progress" part="progress">${told[purpose]()}</div>`;
}
