/** Under which a response keeps the `ChatError` that it was refused with. */
export const REFUSED = 'refused';
