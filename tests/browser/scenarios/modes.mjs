export const modes = [];
