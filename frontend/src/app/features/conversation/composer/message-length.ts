import { LIMITS } from '@parley/contracts';

/** From here on the room that is left is shown. */
const SHOWN_FROM = 400;

/** Code points, as the server counts: an emoji is one, or the few that it is joined of. */
export function lengthOf(text: string): number {
  if (text.length <= LIMITS.messageMaxLength - SHOWN_FROM) return text.length;
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Characters that are left, once there are few; below zero there are too many. */
export function remaining(text: string): number | null {
  const left = LIMITS.messageMaxLength - lengthOf(text);
  return left <= SHOWN_FROM ? left : null;
}

/** Why a text can't be sent for its length. */
export function lengthProblem(text: string): string | null {
  const left = remaining(text);
  return left !== null && left < 0
    ? `${-left} ${left === -1 ? 'character' : 'characters'} too long. Shorten it, or send it as two messages.`
    : null;
}
