/**
 * The report, as Rust has it: written by a test of src/report from the types there. Change those, not this.
 */
import type { Answers } from "./answers.ts";

/**
 * Everything the engine says about one set of answers. Same model and same answers: same bytes, everywhere.
 */
export type Report = { 
/**
 * Which model spoke.
 */
model: ModelIdentity, 
/**
 * The answers in canonical form: questions and choices in declared order.
 */
answers: Answers, 
/**
 * The advice, and what it rests on.
 */
recommendation: Recommendation, 
/**
 * SOC 2 categories in scope, where SOC 2 is part of the advice; otherwise empty.
 */
criteria: Array<Finding>, 
/**
 * Other schemes, add-ons and warnings that apply.
 */
flags: Array<Finding>, 
/**
 * Criteria and flags that are not given now, but that an open question can still bring.
 */
open: Open, 
/**
 * The question to ask next; `null` once the outcome is decided.
 */
next: Next | null, 
/**
 * Ids of the open questions that can still change criteria, flags, plan, cost or audit, in declared order.
 */
refine: Array<string>, 
/**
 * The plan of the outcome, in weeks.
 */
roadmap: Roadmap, 
/**
 * Cost ranges that belong to the outcome; quotes vary.
 */
costs: Array<Cost>, 
/**
 * ISO/IEC 27001 auditor days by people in scope; `null` where ISO 27001 is no part, or the head count is open or
 * has no source.
 */
audit: Audit | null, };

/**
 * Which model this is. Kept answers and records name it, so that a report can be made again.
 */
export type ModelIdentity = { 
/**
 * As the model's source says: `attestation-fit` for the built-in one.
 */
id: string, 
/**
 * Semantic version, for advice: what each number means is in `docs/versioning.md`.
 */
version: string, 
/**
 * SHA-256 of the packed model, lower-case hexadecimal.
 */
digest: string, };

/**
 * The advice on what is known now, and how settled it is.
 */
export type Recommendation = { 
/**
 * Id of the outcome that is best on what is known now; open questions count as "I don't know".
 */
outcome: string, 
/**
 * True where no completion of the open questions changes the outcome. Exact.
 */
decided: boolean, 
/**
 * Ids of every outcome that some completion of the open questions reaches, in declared order.
 */
possible: Array<string>, 
/**
 * The determining rules, strongest first.
 */
reasons: Array<Reason>, 
/**
 * Ids of a minimal set of questions whose answers alone force the outcome; empty while undecided.
 */
sufficient: Array<string>, 
/**
 * For each other outcome that other answers reach: a smallest change that leads there, in declared order of
 * outcomes.
 */
flips: Array<Flip>, };

/**
 * One rule that holds, with what makes it hold.
 */
export type Reason = { 
/**
 * Id of the rule; its sentence is in the words of a language, under `rules`.
 */
rule: string, 
/**
 * Ids of the answered questions that make the rule hold, in declared order.
 */
questions: Array<string>, 
/**
 * Ids of the facts that the rule rests on; each has a source.
 */
facts: Array<string>, };

/**
 * A criterion or a flag that applies.
 */
export type Finding = { 
/**
 * Id of the criterion or flag, as `questionnaire.criteria` and `questionnaire.flags` list them.
 */
id: string, 
/**
 * True where no completion of the open questions takes it away.
 */
decided: boolean, 
/**
 * The rules that bring it, in declared order.
 */
reasons: Array<Reason>, };

/**
 * What an open question can still bring.
 */
export type Open = { 
/**
 * Ids of criteria.
 */
criteria: Array<string>, 
/**
 * Ids of flags.
 */
flags: Array<string>, };

/**
 * How the advice would become another.
 */
export type Flip = { 
/**
 * Id of the outcome that the changes lead to.
 */
outcome: string, 
/**
 * All of them together; no smaller number of changed answers leads there.
 */
changes: Array<Change>, };

/**
 * One answer that would be another.
 */
export type Change = { 
/**
 * Id of the question.
 */
question: string, 
/**
 * What is answered now; `null` is "I don't know", and so counts a question that is open.
 */
from: null | string | Array<string>, 
/**
 * What would have to be answered; `null` is "I don't know".
 */
to: null | string | Array<string>, };

/**
 * What the engine asks next.
 */
export type Next = { 
/**
 * Id of the question.
 */
question: string, 
/**
 * Expected number of questions until the outcome is decided, this one included, under the model's priors; to three
 * decimals.
 */
expectedRemaining: number, };

/**
 * The plan: what to do, in which order, and whether it is done in time.
 */
export type Roadmap = { 
/**
 * In the order in which they are shown; each names those that it waits for. Empty where the outcome has no plan.
 */
steps: Array<Step>, 
/**
 * What comes back afterwards.
 */
recurring: Array<Recurrence>, 
/**
 * The answered date; `null` where none is answered.
 */
deadline: Deadline | null, 
/**
 * Whether the first document comes in time: false where even the low estimate misses the latest date answered, true
 * where the usual one keeps the earliest, `null` without a date, without a document, or in between.
 */
feasible: boolean | null, };

/**
 * One step of the plan.
 */
export type Step = { 
/**
 * Id of the step; its name is in the words of a language, under `steps`.
 */
id: string, 
/**
 * Ids of the steps that must end first.
 */
after: Array<string>, 
/**
 * How long it takes.
 */
weeks: Weeks, 
/**
 * When it starts, in weeks from the first day of the plan.
 */
start: Weeks, 
/**
 * When it ends, in weeks from the first day of the plan.
 */
end: Weeks, 
/**
 * True where the step ends with a document that a buyer can be shown.
 */
delivers: boolean, 
/**
 * Ids of the facts behind its length.
 */
facts: Array<string>, };

/**
 * Whole weeks as low, usual and high estimates: `low` ≤ `usual` ≤ `high`.
 */
export type Weeks = { 
/**
 * Where all goes well.
 */
low: number, 
/**
 * What to plan with.
 */
usual: number, 
/**
 * Where it does not.
 */
high: number, };

/**
 * What comes back after the first document: audits of years two and three.
 */
export type Recurrence = { 
/**
 * Id of what comes back; its name is in the words of a language, under `recurring`.
 */
id: string, 
/**
 * Months after the document of the step `after` is issued.
 */
months: number, 
/**
 * Id of the step whose end starts the clock.
 */
after: string, 
/**
 * Ids of the facts behind it.
 */
facts: Array<string>, };

/**
 * A date as weeks from now.
 */
export type Deadline = { 
/**
 * At the earliest.
 */
low: number, 
/**
 * At the latest; `null` where it is open-ended.
 */
high: number | null, };

/**
 * What something costs, as published figures say; in whole units of the currency.
 */
export type Cost = { 
/**
 * Id of what is paid for; its name is in the words of a language, under `costs`.
 */
id: string, 
/**
 * ISO 4217 code: `USD`.
 */
currency: string, 
/**
 * The lowest figure; `null` where none has a source.
 */
low: number | null, 
/**
 * From where most quotes lie; `null` where no figure has a source.
 */
usualLow: number | null, 
/**
 * To where most quotes lie; `null` where no figure has a source.
 */
usualHigh: number | null, 
/**
 * The highest figure; `null` where none has a source.
 */
high: number | null, 
/**
 * The year that the figures speak of.
 */
year: number, 
/**
 * Ids of the facts behind the figures.
 */
facts: Array<string>, };

/**
 * Auditor days of eight hours, before adjustment for complexity; each as a range over the answered band of people.
 */
export type Audit = { 
/**
 * The audit that leads to the certificate, both stages.
 */
initialDays: Range, 
/**
 * Each of the two audits in the years between.
 */
surveillanceDays: Range, 
/**
 * The audit after three years.
 */
recertificationDays: Range, 
/**
 * Ids of the facts behind the figures.
 */
facts: Array<string>, };

/**
 * A number of days, to one decimal.
 */
export type Range = { 
/**
 * For the fewest people of the band.
 */
low: number, 
/**
 * For the most; `null` where the sources end before the band does.
 */
high: number | null, };

/**
 * Everything that a model asks and can say, by id, in declared order.
 */
export type Questionnaire = { 
/**
 * What is asked.
 */
questions: Array<Question>, 
/**
 * Ids of the outcomes: `evaluate` gives indices into this list.
 */
outcomes: Array<string>, 
/**
 * Ids of the criteria: for the built-in model, the SOC 2 categories.
 */
criteria: Array<string>, 
/**
 * Ids of the flags: other schemes, add-ons, duties and warnings.
 */
flags: Array<string>, };

/**
 * One question and how it can be answered, besides `null`.
 */
export type Question = { 
/**
 * The key of its answer in the answers.
 */
id: string, 
/**
 * `one`: the answer is a choice's id; `many`: it is an array of ids.
 */
select: "one" | "many", 
/**
 * What can be chosen.
 */
choices: Array<Choice>, };

/**
 * One choice of a question.
 */
export type Choice = { 
/**
 * What the answer holds.
 */
id: string, 
/**
 * True where it stands alone: "none of these".
 */
exclusive: boolean, 
/**
 * True where it means "I don't know": no rule tells it from `null`.
 */
unknown: boolean, };
