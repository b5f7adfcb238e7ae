import { Injectable } from '@nestjs/common';
import { JwtService, TokenExpiredError } from '@nestjs/jwt';
import type { Actor } from '../platform/actor.js';
import { ChatError } from '../platform/errors/index.js';
import { isId } from '../platform/validation/index.js';
import { Sessions } from './sessions.js';

export interface VerifiedActor extends Actor {
  /** When the token runs out. */
  readonly expiresAt: Date;
}

interface Claims {
  sub: string;
  sid: string;
  exp: number;
}

/** Makes and verifies access tokens: JWT, HS256, with the user (`sub`) and the session (`sid`). */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly sessions: Sessions,
  ) {}

  async issue(userId: string, sessionId: string, expiresAt: Date): Promise<string> {
    const exp = Math.floor(expiresAt.getTime() / 1000);
    return this.jwt.signAsync({ sub: userId, sid: sessionId, exp });
  }

  /**
   * Who this token speaks for, if its session goes on. That a session ended is known at once on the instance where it
   * happened, on others as soon as Redis tells it and after 10 s at the latest.
   *
   * @throws ChatError `TOKEN_EXPIRED`, or `UNAUTHENTICATED` for everything else that is wrong with it.
   */
  async verify(token: string): Promise<VerifiedActor> {
    const claims = await this.claims(token);
    const session = await this.sessions.find(claims.sid);
    if (!session || session.userId !== claims.sub) {
      throw new ChatError('UNAUTHENTICATED', 'This session has ended. Sign in again.');
    }
    return { ...session, expiresAt: new Date(claims.exp * 1000) };
  }

  private async claims(token: string): Promise<Claims> {
    try {
      const claims = await this.jwt.verifyAsync<Claims>(token);
      if (isId(claims.sub) && isId(claims.sid) && typeof claims.exp === 'number') return claims;
    } catch (error) {
      if (error instanceof TokenExpiredError) {
        throw new ChatError('TOKEN_EXPIRED', 'The access token has expired. Renew it.');
      }
    }
    throw new ChatError('UNAUTHENTICATED', 'The access token is not valid. Sign in again.');
  }
}
