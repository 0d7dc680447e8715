/**
 * What pages/stage.js, the element's own script and axe-core put into a page; functions that run there see these.
 * Their results pass through JSON, so nothing would be gained by types.
 */

// biome-ignore-start lint/suspicious/noExplicitAny: see above
declare var stage: any;
declare var attestationFit: any;
declare var axe: any;
// biome-ignore-end lint/suspicious/noExplicitAny: see above
