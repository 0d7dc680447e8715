/** What pages/stage.js and the element's own script put into a page; functions that run there see these. */
declare var stage: any;
declare var attestationFit: any;
declare var axe: any;
