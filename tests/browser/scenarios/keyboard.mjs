export const keyboard = [];
