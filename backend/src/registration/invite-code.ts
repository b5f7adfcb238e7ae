import { createHash, randomBytes } from 'node:crypto';

const BYTES = 18;

/** 144 random bits, in 24 characters that need no escaping in a link. */
export function newCode(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is stored of a code. Without a salt, because nobody can guess a code, and by it the invite is found. */
export function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
