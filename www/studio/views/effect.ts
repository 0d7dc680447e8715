/** What the file does: its problems, the shares of the advice, what changed against the published default, what matters. */
import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { Finding } from "../../authoring/authoring.ts";
import type { Answers } from "../../engine/types.ts";
import type { Desk, Section } from "../desk/desk.ts";
import { inWords } from "../desk/sentences.ts";
import { namesOf, perCent, plain, problems } from "./parts.ts";
import { sayOf } from "./rule-form.ts";

const STAGES = {
  checking: "Checking …",
  counting: "Counting who gets what …",
  packing: "Making it ready to be tried …",
  proving: "Looking for rules that never decide …",
} as const;

export function statusLine(desk: Desk): string {
  const { unreadable, failure, stage, findings } = desk;
  if (unreadable) return "The text of the file cannot be read.";
  if (failure) return "The check stopped.";
  if (stage === "checking") return STAGES.checking;
  const count =
    findings.length === 0 ? "No problems." : findings.length === 1 ? "1 problem." : `${findings.length} problems.`;
  return stage ? `${count} ${STAGES[stage]}` : count;
}

export function effectView(desk: Desk, goTo: (line: number) => void): TemplateResult {
  return html`<h2>What your file does</h2>
    <p class="state ${desk.stage ? "busy" : desk.findings.length > 0 || desk.unreadable ? "bad" : "good"}">${statusLine(desk)}</p>
    ${desk.failure ? html`<p class="problems">${desk.failure}</p>` : nothing}
    ${problemList(desk, goTo)}
    ${comparisonView(desk)}
    ${sharesView(desk)}
    ${insightView(desk)}`;
}

/** Where a problem is shown in the tables. */
const PLACES: [RegExp, Section][] = [
  [/^overlay\.(flags|words\.[^.]+\.flags)/, "remarks"],
  [/^overlay\.prices/, "prices"],
  [/^overlay\.cta/, "buttons"],
  [/^overlay\.facts/, "sources"],
  [/^overlay\.(rules|words\.[^.]+\.rules)/, "rules"],
  [/^overlay\.(priors|words\.[^.]+\.questions)/, "questions"],
];

function problemList(desk: Desk, goTo: (line: number) => void) {
  const { unreadable, findings } = desk;
  const toLine = (line: number) =>
    html`<button type="button" class="small" @click=${() => goTo(line)}>Show line ${line}</button>`;
  if (unreadable) {
    return html`${problems([{ message: unreadable.message, help: null }])}${toLine(unreadable.line)}
      <p class="hint">The tables show the file as it was before, and wait until this is mended.</p>`;
  }
  const place = ({ path }: Finding) => PLACES.find(([shape]) => shape.test(path))?.[1];
  return findings.map((finding) => {
    const section = place(finding);
    return html`<div class="finding">${problems([finding])}
      ${finding.example ? html`<p class="hint">For example: ${answersInWords(desk, finding.example)}</p>` : nothing}
      ${section ? html`<button type="button" class="small" @click=${() => desk.show({ section })}>Show in the ${section}</button>` : nothing}
      ${finding.line === null ? nothing : toLine(finding.line)}</div>`;
  });
}

function comparisonView(desk: Desk) {
  const { comparison } = desk;
  if (!comparison) return nothing;
  const { share, changed, moved, leftOut } = comparison;
  const none = changed === "0";
  return html`<section><h3>Against the published default</h3>
    <p>${none ? "Everyone gets the same advice as before." : html`<strong>${share === null ? "Some" : perCent(share)}</strong> of the expected visitors get other advice.`}</p>
    ${none ? nothing : html`<p class="hint">Counted, not sampled: ${grouped(changed)} of ${grouped(comparison.answerSets)} possible sets of answers.</p>`}
    <ul class="moved">${moved.slice(0, 8).map(
      ({
        from,
        to,
        share,
        example,
      }) => html`<li>${sayOf(desk, from)} <span aria-hidden="true">→</span><span class="unseen">becomes</span> <strong>${sayOf(desk, to)}</strong>${share === null ? "" : ` (${perCent(share)})`}
        <details><summary>An example</summary><p class="hint">${answersInWords(desk, example)}</p>
        <button type="button" class="small" @click=${() => desk.show({ section: "try", answers: known(example) })}>Try these answers</button></details></li>`,
    )}</ul>
    ${moved.length > 8 ? html`<p class="hint">And ${moved.length - 8} more kinds of change.</p>` : nothing}
    ${leftOut.length > 0 ? html`<p class="hint">Not compared, since only one of them has it: ${leftOut.map(({ path }) => plain(path)).join(", ")}.</p>` : nothing}
  </section>`;
}

const known = (answers: Answers) =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null)) as Answers;

/** Large whole numbers, readable. */
function grouped(digits: string): string {
  if (digits.length <= 9) return Number(digits).toLocaleString("en");
  return `${digits[0]}.${digits.slice(1, 3)} × 10^${digits.length - 1}`;
}

function answersInWords(desk: Desk, answers: Answers): string {
  const when = Object.fromEntries(
    Object.entries(known(answers)).map(([question, answer]) => [question, [answer].flat().filter((id) => id !== null)]),
  );
  return (inWords(when, namesOf(desk))[0] ?? []).join("; ") || "no answer is known";
}

function sharesView(desk: Desk) {
  const { shares } = desk;
  if (!shares) return nothing;
  const most = Math.max(1, ...shares.now.map(({ prior, space }) => Math.max(prior ?? 0, space)));
  const before = new Map(shares.published.map((share) => [share.outcome, share]));
  return html`<section><h3>Who gets what</h3>
    <table class="shares"><caption class="hint">Upper bar: of the visitors expected; lower, pale bar: of all possible sets of answers.</caption>
    <thead class="unseen"><tr><th scope="col">Advice</th><th scope="col">Bars</th><th scope="col">Visitors expected; sets of answers</th></tr></thead>
    <tbody>${shares.now.map(({ outcome, prior, space }) => {
      const old = before.get(outcome);
      const moved = old && (old.prior ?? 0) !== (prior ?? 0);
      return html`<tr><th scope="row">${sayOf(desk, outcome)}</th>
        <td aria-hidden="true"><svg viewBox="0 0 100 14" preserveAspectRatio="none" class="bars">${svg`<rect class="prior" width=${(100 * (prior ?? 0)) / most} height="8"></rect><rect class="space" y="9" width=${(100 * space) / most} height="4"></rect>`}</svg></td>
        <td>${prior === null ? "unknown" : perCent(prior)}${moved ? html` <span class="hint">was ${perCent(old.prior ?? 0)}</span>` : nothing}; <span class="hint">${perCent(space)}</span></td></tr>`;
    })}</tbody></table></section>`;
}

function insightView(desk: Desk) {
  const { insight } = desk;
  if (!insight) return nothing;
  const bar = (of: number, most: number) =>
    html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" class="bars" aria-hidden="true">${svg`<rect class="prior" width=${(100 * of) / (most || 1)} height="8"></rect>`}</svg>`;
  const list = (items: readonly { id: string; of: number }[], name: (id: string) => string) =>
    html`<ol class="ranked">${items.slice(0, 8).map(({ id, of }) => html`<li><span>${name(id)}</span>${bar(of, items[0]?.of ?? 1)}<span>${Math.round(of / 10)} in 100</span></li>`)}</ol>`;
  return html`<section><h3>Which questions matter</h3><p class="hint">Of 10,000 drawn visitors: how many would get other advice, had they answered this as another visitor did.</p>
      ${list(insight.questions, (id) => desk.text(["questions", id, "text"]) || plain(id))}</section>
    <section><h3>Which rules decide most</h3><p class="hint">Of 250 drawn visitors: whose reasons have this rule.</p>
      ${list(insight.rules, (id) => desk.text(["rules", id]) || plain(id))}</section>`;
}
