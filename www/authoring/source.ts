/** Written by json-schema-to-typescript from model/model.schema.json: `npm run source-types`. */

/**
 * A name within the model: letters, digits, `_` and `-`.
 */
export type Id = string;
/**
 * Of a question: any of these. Of a decision: `any` and `not` alone, and `not` does not hold where the table has no value.
 */
export type Entry =
  | [Id, ...Id[]]
  | {
      /**
       * Any of these.
       *
       * @minItems 1
       */
      any?: [Id, ...Id[]];
      /**
       * All of these.
       *
       * @minItems 1
       */
      all?: [Id, ...Id[]];
      /**
       * A known answer with none of these.
       *
       * @minItems 1
       */
      none?: [Id, ...Id[]];
      /**
       * At least one of these and nothing else.
       *
       * @minItems 1
       */
      only?: [Id, ...Id[]];
      /**
       * Anything but these, "I don't know" included.
       *
       * @minItems 1
       */
      not?: [Id, ...Id[]];
      /**
       * "I don't know" too, or alone where nothing else is asked for.
       */
      unknown?: boolean;
    };
export type Rule = {
  /**
   * A name within the model: letters, digits, `_` and `-`.
   */
  id: string;
  when?: Condition;
  /**
   * A name within the model: letters, digits, `_` and `-`.
   */
  then?: string;
  /**
   * A name within the model: letters, digits, `_` and `-`.
   */
  then_decision?: string;
  /**
   * With the hit policy `sum`: 0 says nothing, 10 outvotes two others with 4.
   */
  points?: number;
  /**
   * Ids of the facts that this rests on.
   */
  facts?: Id[];
} & Rule1;
/**
 * Holds where all entries of a table hold; of a list of tables, one must hold.
 */
export type Condition = Entries | [Entries, ...Entries[]];
export type Rule1 =
  | {
      then: unknown;
      [k: string]: unknown;
    }
  | {
      then_decision: unknown;
      [k: string]: unknown;
    };

/**
 * A model of attestation-fit: what `checkModel` and `packModel` of attestation-fit/authoring take. In the repository the same structure is kept as TOML files; see model/README.md. The schema checks shapes; names, gaps and conflicts are checked by `checkModel` and `verifyModel`.
 */
export interface ModelSource {
  /**
   * Where this schema is, for editors.
   */
  $schema?: string;
  /**
   * Name of the model.
   */
  id: string;
  /**
   * Version of the model: numbers with points between them.
   */
  version: string;
  /**
   * Date of the model, as YYYY-MM-DD.
   */
  date?: string;
  /**
   * The decision whose value is the advice.
   */
  outcome: string;
  /**
   * The outcomes in declared order: ties go to the earlier one.
   *
   * @minItems 1
   * @maxItems 31
   */
  outcomes: [Id, ...Id[]];
  /**
   * Criteria that a decision of kind `criterion` may bring.
   */
  criteria?: Id[];
  /**
   * Order in which the decision diagram tests the questions: it changes sizes, never a result.
   */
  diagram_order?: Id[];
  /**
   * @minItems 1
   * @maxItems 64
   */
  questions: [Question, ...Question[]];
  /**
   * @maxItems 2048
   */
  decisions: (Decision | Collection)[];
  /**
   * Sources by id. The engine reads their ids; the page shows the rest, and may know further keys.
   */
  facts?: {
    [k: string]: Fact;
  };
  roadmap?: Roadmap;
  /**
   * What a result page shows beside the advice; not read by the engine.
   */
  learn?: {
    [k: string]: unknown;
  };
  /**
   * What the decision as a whole promises.
   */
  monotonicity?: Promise[];
  /**
   * Findings of the verifier that the author keeps.
   */
  accepted?: Accepted[];
}
export interface Question {
  /**
   * Unique in the model; a name that does not begin with a digit.
   */
  id: string;
  /**
   * One choice, or a set of at least one.
   */
  select: "one" | "many";
  /**
   * At most 31 for `one`, at most 12 for `many`.
   *
   * @minItems 1
   * @maxItems 31
   */
  choices: [Choice, ...Choice[]];
  /**
   * What the question costs a prospect, in tenths of a plain single choice. Default: 10.
   */
  cost?: number;
  /**
   * Who would have to change for the answer to change: counterfactuals prefer what a prospect can act on. Default: prospect.
   */
  decided_by?: "prospect" | "buyers" | "nature";
  /**
   * Share of prospects who answer "I don't know", in per cent. Give it and a prior for every choice, or none: then all answers count as equally likely.
   */
  unknown_prior?: number;
  /**
   * The question is asked only where this holds; reads earlier questions.
   */
  relevant?: Entries | [Entries, ...Entries[]];
  /**
   * Questions that come first: this one is asked once each of them is answered, or cannot be asked or matter any more. In no circle, the questions that `relevant` reads included. Sets the order of asking, never the advice.
   *
   * @minItems 1
   */
  after?: [Id, ...Id[]];
}
export interface Choice {
  id: Id;
  /**
   * Cannot be combined with another choice.
   */
  exclusive?: boolean;
  /**
   * Means "I don't know": rules cannot name it.
   */
  unknown?: boolean;
  /**
   * `one`: share of prospects who choose this, in per cent. `many`: share who tick it among others.
   */
  prior?: number;
}
/**
 * By question or earlier decision: what is asked of its answer or value.
 */
export interface Entries {
  [k: string]: Entry;
}
/**
 * A decision table that gives one value.
 */
export interface Decision {
  id: Id;
  /**
   * Hit policy (DMN): the first rule that holds; the only one; the highest sum of points, ties to the value declared first.
   */
  hit: "first" | "unique" | "sum";
  /**
   * The allowed values. Default: the outcomes.
   *
   * @minItems 1
   * @maxItems 31
   */
  values?: [Id, ...Id[]];
  rules: Rule[];
}
/**
 * A decision table in which every rule that holds adds its output.
 */
export interface Collection {
  id: Id;
  hit: "collect";
  kind: "criterion" | "flag";
  /**
   * The flags, in declared order.
   */
  outputs?: {
    id: Id;
    /**
     * What the flag is, for the page: a scheme that comes first, another scheme, an addition, a duty, a warning.
     */
    kind?: "first" | "scheme" | "addition" | "duty" | "warning";
  }[];
  rules: {
    id: Id;
    when?: Condition;
    /**
     * A name within the model: letters, digits, `_` and `-`.
     */
    then: string;
    /**
     * Ids of the facts that this rests on.
     */
    facts?: Id[];
  }[];
}
export interface Fact {
  title: string;
  publisher?: string;
  address?: string;
  /**
   * As the source states it, or `undated`.
   */
  date?: string;
  /**
   * The day on which it was last looked at.
   */
  checked?: string;
  tier?: "primary-standard" | "official-body" | "reputable-secondary" | "vendor-marketing" | "community" | "computed";
  confidence?: "high" | "medium" | "low";
  [k: string]: unknown;
}
/**
 * Steps, plans, what recurs, dates, costs and audit days.
 */
export interface Roadmap {
  steps?: {
    id: Id;
    weeks: Weeks;
    /**
     * The first that holds replaces `weeks`.
     */
    variants?: {
      when?: Condition;
      weeks: Weeks;
    }[];
    /**
     * Ids of the facts that this rests on.
     */
    facts?: Id[];
  }[];
  plans?: (
    | {
        outcome: unknown;
        [k: string]: unknown;
      }
    | {
        for: unknown;
        [k: string]: unknown;
      }
  )[];
  recurring?: (
    | {
        outcome: unknown;
        [k: string]: unknown;
      }
    | {
        for: unknown;
        [k: string]: unknown;
      }
  )[];
  /**
   * Weeks from now, by choice of the question.
   */
  deadlines?: {
    question: Id;
    [k: string]:
      | Id
      | {
          low: number;
          high?: number;
        };
  };
  costs?: (
    | {
        outcome: unknown;
        [k: string]: unknown;
      }
    | {
        for: unknown;
        [k: string]: unknown;
      }
  )[];
  /**
   * Auditor days by people in scope.
   */
  audit?:
    | {
        outcome: unknown;
        [k: string]: unknown;
      }
    | {
        for: unknown;
        [k: string]: unknown;
      };
}
/**
 * An estimate in whole weeks; the numbers rise.
 */
export interface Weeks {
  low: number;
  usual: number;
  high: number;
}
/**
 * What the author promises of the decision as a whole; the verifier proves it or shows an example against it.
 */
export interface Promise {
  id: Id;
  question: Id;
  /**
   * Moving the answer from one to the next …
   *
   * @minItems 2
   */
  chain?: [Id, Id, ...Id[]];
  /**
   * … or adding this choice …
   *
   * @minItems 1
   */
  adds?: [Id, ...Id[]];
  /**
   * … never leads from one of these outcomes to another one.
   *
   * @minItems 1
   */
  keeps: [Id, ...Id[]];
  when?: Condition;
}
/**
 * A finding of the verifier that the author has looked at and keeps.
 */
export interface Accepted {
  code: string;
  path: string;
  /**
   * Why the finding stays.
   */
  reason: string;
}
