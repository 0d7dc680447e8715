export const telling = [];
