import type { Id, Tokens } from '@parley/contracts';
import type { Clock } from '../../src/ports/clock.js';

interface Session {
  userId: Id;
  refreshToken: string;
  /** The use that gave the present refresh token. */
  lastUse: { refreshToken: string; attempt: string | undefined } | null;
  ended: boolean;
}

/** Gives out tokens as the server does: short-lived ones, and refresh tokens that are good for one time. */
export class TokenOffice {
  private readonly sessions = new Map<string, Session>();
  private readonly sessionOf = new Map<string, string>();
  private counter = 0;
  lifetimeMs = 900_000;
  /** How often a refresh token was presented a second time. */
  reuses = 0;
  renewals = 0;

  constructor(private readonly clock: Clock) {}

  signIn(userId: Id): Required<Tokens> {
    const sid = `session-${(this.counter += 1)}`;
    const session: Session = { userId, refreshToken: '', lastUse: null, ended: false };
    this.sessions.set(sid, session);
    return this.issue(sid, session);
  }

  /** `null` refuses. The same token with the same attempt is the same use, while what it gave has not been used. */
  refresh(refreshToken: string | undefined, attempt?: string): Required<Tokens> | null {
    const sid = this.sessionOf.get(refreshToken ?? '');
    const session = sid === undefined ? undefined : this.sessions.get(sid);
    if (sid === undefined || !session || session.ended) return null;
    const { lastUse } = session;
    if (attempt !== undefined && lastUse?.refreshToken === refreshToken && lastUse?.attempt === attempt) {
      return this.access(sid, session);
    }
    if (session.refreshToken !== refreshToken) {
      this.reuses += 1;
      session.ended = true;
      return null;
    }
    this.renewals += 1;
    session.lastUse = { refreshToken, attempt };
    return this.issue(sid, session);
  }

  end(accessToken: string): void {
    const session = this.sessions.get(claimsOf(accessToken)?.sid ?? '');
    if (session) session.ended = true;
  }

  endAll(): void {
    for (const session of this.sessions.values()) session.ended = true;
  }

  check(accessToken: string | null): { userId: Id } | 'UNAUTHENTICATED' | 'TOKEN_EXPIRED' {
    const claims = accessToken === null ? null : claimsOf(accessToken);
    const session = this.sessions.get(claims?.sid ?? '');
    if (!claims || !session || session.ended) return 'UNAUTHENTICATED';
    if (claims.exp * 1000 <= this.clock.now()) return 'TOKEN_EXPIRED';
    return { userId: session.userId };
  }

  private issue(sid: string, session: Session): Required<Tokens> {
    session.refreshToken = `refresh-${(this.counter += 1)}`;
    this.sessionOf.set(session.refreshToken, sid);
    return this.access(sid, session);
  }

  private access(sid: string, session: Session): Required<Tokens> {
    const iat = this.clock.now() / 1000;
    const exp = iat + this.lifetimeMs / 1000;
    return {
      accessToken: encode({ sub: session.userId, sid, iat, exp, jti: (this.counter += 1) }),
      expiresAt: new Date(exp * 1000).toISOString(),
      refreshToken: session.refreshToken,
    };
  }
}

interface Claims {
  sub: Id;
  sid: string;
  iat: number;
  exp: number;
  jti: number;
}

function encode(claims: Claims): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

function claimsOf(token: string): Claims | null {
  const payload = token.split('.')[1];
  return payload ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims) : null;
}
