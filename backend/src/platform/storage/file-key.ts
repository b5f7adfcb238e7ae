import { randomBytes } from 'node:crypto';

const KEY = /^[0-9a-f]{32}$/;

/** A name in the store: random, so that nobody guesses it, and of nothing but these letters. */
export const newFileKey = (): string => randomBytes(16).toString('hex');

/** The key itself. @throws Error for what `newFileKey` did not make */
export function checkedKey(key: string): string {
  if (KEY.test(key)) return key;
  throw new Error('this is no key of a file');
}
