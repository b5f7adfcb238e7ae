import type { FailureCode } from '../api/chat-error.js';

/**
 * What an answer that is no success means for a message:
 *
 * - `lost`: nobody knows whether it arrived, or it surely did not; the same id again, when there is a connection.
 * - `wait`: the server can't now; the same id again, later.
 * - `slow-down`: too many of them; nothing goes out until the server's time is up.
 * - `refused`: asking again would change nothing; a person has to decide.
 */
export type Verdict = 'lost' | 'wait' | 'slow-down' | 'refused';

const VERDICTS: Record<FailureCode, Verdict> = {
  NO_CONNECTION: 'lost',
  NO_ANSWER: 'lost',
  UNAVAILABLE: 'wait',
  INTERNAL: 'wait',
  // The session's trouble, not the message's: the socket gets a new token, or the session ends.
  UNAUTHENTICATED: 'wait',
  TOKEN_EXPIRED: 'wait',
  RATE_LIMITED: 'slow-down',
  VALIDATION: 'refused',
  FORBIDDEN: 'refused',
  NOT_A_MEMBER: 'refused',
  MUTED: 'refused',
  BANNED: 'refused',
  NOT_FOUND: 'refused',
  CONFLICT: 'refused',
  GONE: 'refused',
  TOO_LARGE: 'refused',
  UNSUPPORTED_MEDIA: 'refused',
};

export function verdictOn(code: FailureCode): Verdict {
  return VERDICTS[code];
}
