import { LIMITS } from '@parley/contracts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Control characters, and those that override the direction of text. */
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/** Letters that look like nothing (fillers, a blank braille cell) are none. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u;
/** More than any script puts on one letter. */
const MARKS = /\p{M}{9}/u;
const NOT_STORABLE = /\0|\p{Surrogate}/u;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID_V7.test(value);
}

/** As `Date.toISOString` writes it: ISO 8601, UTC, milliseconds, a year of four digits. */
export function isTimestamp(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 24) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}

/** Code points, as the contract counts characters. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** What PostgreSQL can store and every client can show: no NUL and no half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !NOT_STORABLE.test(text);
}

export function isChatText(value: unknown, max: number): value is string {
  return typeof value === 'string' && isStorable(value) && (value.length <= max || lengthOf(value) <= max);
}

/** Not only white space, well-formed, and shorter than any server could allow. */
export function isMessageBody(value: unknown): value is string {
  return isChatText(value, LIMITS.packetMaxBytes) && (value === '' || value.trim() !== '');
}

/**
 * Names stand among other people's words: none may change the direction of what follows, pile marks onto its
 * neighbours, or be nothing that anybody sees.
 */
export function isName(value: unknown, max: number): value is string {
  return isChatText(value, max) && VISIBLE.test(value) && !CONTROL.test(value) && !MARKS.test(value);
}
