import type { Id, Tokens } from '@parley/contracts';

/** An access token, and what can be read from it without its key. */
export interface AccessToken {
  value: string;
  userId: Id;
  /**
   * When it runs out, on this device's own clock, which may be wrong: counted from the token's length of life, not from
   * the server's time of day.
   */
  goodUntil: number;
  lifetimeMs: number;
}

interface Claims {
  sub: string;
  iat: number;
  exp: number;
}

/** Reads a token that came just now. Throws on what is no token of ours. */
export function readAccessToken(tokens: Pick<Tokens, 'accessToken'>, now: number): AccessToken {
  const claims = claimsOf(tokens.accessToken);
  const lifetimeMs = (claims.exp - claims.iat) * 1000;
  return { value: tokens.accessToken, userId: claims.sub, lifetimeMs, goodUntil: now + lifetimeMs };
}

function claimsOf(token: string): Claims {
  const payload = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!isClaims(claims)) throw new Error('The access token lacks sub, iat or exp.');
  return claims;
}

function isClaims(value: unknown): value is Claims {
  if (typeof value !== 'object' || value === null) return false;
  const { sub, iat, exp } = value as Partial<Record<keyof Claims, unknown>>;
  return typeof sub === 'string' && typeof iat === 'number' && typeof exp === 'number';
}
