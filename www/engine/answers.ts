/**
 * One prospect's answers.
 *
 * A question that is absent has not been asked yet. `null` is the answer "I don't know", an answer like
 * any other. A question that takes one choice holds its id; one that takes several holds an array of
 * ids, for which a single id will do.
 */
export type Answers = { [question: string]: string | string[] | null };
