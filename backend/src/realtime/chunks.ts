/** Rows that one question to the database names. */
const AT_ONCE = 5_000;

/** Cuts a long list into questions. */
export function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += AT_ONCE) yield all.slice(start, start + AT_ONCE);
}
