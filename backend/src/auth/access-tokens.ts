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
    let claims: object;
    try {
      claims = await this.jwt.verifyAsync(token);
    } catch (error) {
      throw refused(error);
    }
    return this.actorOf(claims);
  }

  /** As `verify`, for the claims of a token whose signature and time were checked. */
  async actorOf(claims: object): Promise<VerifiedActor> {
    const { sub, sid, exp } = claims as { sub?: unknown; sid?: unknown; exp?: unknown };
    if (!isId(sub) || !isId(sid) || typeof exp !== 'number') throw refused(undefined);
    const actor = await this.sessions.find(sid);
    if (!actor || actor.userId !== sub) {
      throw new ChatError('UNAUTHENTICATED', 'This session has ended. Sign in again.');
    }
    return { ...actor, expiresAt: new Date(exp * 1000) };
  }
}

/** What to answer for a token that did not pass. */
export function refused(error: unknown): ChatError {
  return error instanceof TokenExpiredError || (error instanceof Error && error.name === 'TokenExpiredError')
    ? new ChatError('TOKEN_EXPIRED', 'The access token has expired. Renew it.')
    : new ChatError('UNAUTHENTICATED', 'The access token is not valid. Sign in again.');
}
