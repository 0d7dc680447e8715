export const memory = [];
