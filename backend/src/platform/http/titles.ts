import type { ErrorCode } from '@parley/contracts';

/** The short sentence of a problem, the same for every occurrence of its code. A code without one does not compile. */
export const TITLES: Record<ErrorCode, string> = {
  VALIDATION: 'The input is not valid',
  UNAUTHENTICATED: 'Sign in first',
  TOKEN_EXPIRED: 'The access token has expired',
  FORBIDDEN: 'Not allowed',
  NOT_A_MEMBER: 'For members of the room only',
  MUTED: 'Muted in this room',
  BANNED: 'Banned from this room',
  NOT_FOUND: 'Not found',
  CONFLICT: 'In conflict with what is there',
  GONE: 'No longer there',
  TOO_LARGE: 'Too large',
  UNSUPPORTED_MEDIA: 'This kind of content is not taken',
  RATE_LIMITED: 'Too many requests',
  INTERNAL: 'Something went wrong on the server',
  UNAVAILABLE: 'Not available at the moment',
};
