import type { ErrorCode, SessionEndReason } from '@parley/contracts';

/** Why a WebSocket is closed: a code, and a text of less than 124 bytes. */
export interface Ending {
  readonly code: number;
  readonly reason: string;
}

/** Well-kept clients come back after these by themselves, with the parameters that they then have … */
export const STOPPING: Ending = { code: 1001, reason: 'UNAVAILABLE: this server is stopping' };
export const CUT_OFF: Ending = { code: 1013, reason: 'TOO_LARGE: more than the connection can take' };
const AGAIN: Ending = { code: 1013, reason: 'UNAVAILABLE: connect again shortly' };
const EXPIRED: Ending = { code: 4403, reason: 'TOKEN_EXPIRED: connect again with a new one' };
/** … and not after these. */
const UNAUTHENTICATED: Ending = { code: 4401, reason: 'UNAUTHENTICATED: sign in again' };
export const SILENT: Ending = { code: 4408, reason: 'VALIDATION: say who you are first' };

/** A socket's session ended. */
export function endOfSession(reason: SessionEndReason): Ending {
  return reason === 'expired' ? EXPIRED : { ...UNAUTHENTICATED, reason: `UNAUTHENTICATED: ${reason}` };
}

/** A socket was refused. */
export function endOfRefusal(code: ErrorCode): Ending {
  switch (code) {
    case 'UNAVAILABLE':
    case 'INTERNAL':
      return AGAIN;
    case 'TOKEN_EXPIRED':
      return EXPIRED;
    case 'RATE_LIMITED':
      return { code: 4429, reason: 'RATE_LIMITED: too many connections' };
    default:
      return { ...UNAUTHENTICATED, reason: code };
  }
}
