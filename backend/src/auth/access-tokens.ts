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
  readonly sub: string;
  readonly sid: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

/** Makes and verifies access tokens: JWT, HS256, with the user (`sub`) and the session (`sid`). */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly sessions: Sessions,
  ) {}

  issue(userId: string, sessionId: string, expiresAt: Date): Promise<string> {
    return this.jwt.signAsync({ sub: userId, sid: sessionId, exp: Math.floor(expiresAt.getTime() / 1000) });
  }

  /**
   * Who this token speaks for, if its session goes on.
   *
   * @throws ChatError `TOKEN_EXPIRED`, or `UNAUTHENTICATED` for everything else that is wrong with it.
   */
  async verify(token: string): Promise<VerifiedActor> {
    const { sub, sid, exp } = await this.claimsOf(token);
    const actor = await this.sessions.find(sid);
    if (actor?.userId !== sub)
      throw new ChatError('UNAUTHENTICATED', 'This session has ended. Sign in again.');
    return { ...actor, expiresAt: new Date(exp * 1000) };
  }

  /**
   * Whether this token was made here and has not run out, without asking the database anything.
   *
   * @throws ChatError as `verify`
   */
  async inspect(token: string): Promise<void> {
    await this.claimsOf(token);
  }

  private async claimsOf(token: string): Promise<Claims> {
    try {
      const { sub, sid, exp } = await this.jwt.verifyAsync<Partial<Claims>>(token);
      if (isId(sub) && isId(sid) && typeof exp === 'number') return { sub, sid, exp };
    } catch (error) {
      if (error instanceof TokenExpiredError) {
        throw new ChatError('TOKEN_EXPIRED', 'The access token has expired. Renew it.');
      }
    }
    throw new ChatError('UNAUTHENTICATED', 'The access token is not valid. Sign in again.');
  }
}
