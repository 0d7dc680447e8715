export const takeAlong = [];
