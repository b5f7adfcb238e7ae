import { createHash, randomInt } from 'node:crypto';

const COUNT = 10;
/** Neither 0 and o nor 1, i and l: people copy these from paper. */
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** Ten codes of 79 random bits each: too many to guess, so a plain hash is enough to store them. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => Array.from({ length: GROUPS }, group).join('-'));
}

/** However it was typed: with or without hyphens and spaces, in whatever case. */
export function hashOfRecoveryCode(code: string): Buffer {
  return createHash('sha256').update(code.toLowerCase().replace(/[\s-]/g, '')).digest();
}

function group(): string {
  return Array.from({ length: GROUP_LENGTH }, () => CHARACTERS.charAt(randomInt(CHARACTERS.length))).join('');
}
