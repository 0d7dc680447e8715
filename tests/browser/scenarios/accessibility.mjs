export const accessibility = [];
