export const paper = [];
