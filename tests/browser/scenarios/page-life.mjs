export const pageLife = [];
