export const hostile = [];
