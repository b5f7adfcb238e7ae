/** The parameter of an address that says which message a room is to be shown at, by its `seq`. */
export const AT = 'at';
