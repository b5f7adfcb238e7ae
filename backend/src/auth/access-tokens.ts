import { Injectable } from '@nestjs/common';
import { JwtService, TokenExpiredError } from '@nestjs/jwt';
import { ChatError } from '../platform/errors/index.js';
import { isId } from '../platform/validation/index.js';
import { BotTokens } from './bot-tokens/bot-tokens.js';
import { Sessions } from './sessions.js';
import type { VerifiedActor } from './verified-actor.js';

interface Claims {
  readonly sub: string;
  readonly sid: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

/**
 * Makes and verifies access tokens: of people JWT, HS256, with the user (`sub`) and the session (`sid`); those of bots
 * (`BotTokens`) are verified here as well.
 */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly sessions: Sessions,
    private readonly bots: BotTokens,
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
    return this.bots.isOne(token) ? this.bots.verify(token) : this.accept(await this.claimsOf(token));
  }

  /**
   * Who these claims speak for, taken from a token whose signature and time have been checked.
   *
   * @throws ChatError `UNAUTHENTICATED`
   */
  async accept(claims: unknown): Promise<VerifiedActor> {
    if (!areClaims(claims)) throw refusedToken();
    const { sub, sid, exp } = claims;
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
    if (this.bots.isOne(token)) this.bots.inspect(token);
    else await this.claimsOf(token);
  }

  private async claimsOf(token: string): Promise<Claims> {
    const claims = await this.jwt.verifyAsync<object>(token).catch((error: unknown) => {
      throw refusedToken(error);
    });
    if (areClaims(claims)) return claims;
    throw refusedToken();
  }
}

/** Why a token is not accepted, for whoever brought it. */
export function refusedToken(cause?: unknown): ChatError {
  // By name: Passport's strategy may bring a copy of the library of its own.
  return cause instanceof Error && cause.name === TokenExpiredError.name
    ? new ChatError('TOKEN_EXPIRED', 'The access token has expired. Renew it.')
    : new ChatError('UNAUTHENTICATED', 'The access token is not valid. Sign in again.', { cause });
}

function areClaims(claims: unknown): claims is Claims {
  if (typeof claims !== 'object' || claims === null) return false;
  const { sub, sid, exp } = claims as Partial<Claims>;
  return isId(sub) && isId(sid) && typeof exp === 'number';
}
