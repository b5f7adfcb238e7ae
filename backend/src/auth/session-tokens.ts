import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Config } from '../config/index.js';
import { Transactions, type Transaction } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { AccessTokens } from './access-tokens.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions } from './sessions.js';

/** What a new device says about itself, for the list of sessions. */
export interface Device {
  readonly userAgent: string | null;
  readonly ip: string | null;
}

/** Tokens before it is decided how they reach the client. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly expiresAt: Date;
  /** `null` for guests, who cannot renew. */
  readonly refresh: { readonly token: string; readonly expiresAt: Date } | null;
}

interface OpenedSession {
  readonly userId: string;
  readonly sessionId: string;
  readonly refreshToken: string | null;
  readonly sessionExpiresAt: Date;
}

/**
 * The life of a session's tokens.
 *
 * - A refresh token works once. Handing one in again ends its session: either its owner or a thief has come second,
 *   and nobody can tell which. (Asking again for an answer that was lost is no second use: see RefreshBody.)
 * - The session lives as long as its newest refresh token; a guest's as long as its only access token.
 */
@Injectable()
export class SessionTokens {
  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokensRepository,
    private readonly repository: SessionsRepository,
    private readonly sessions: Sessions,
  ) {}

  /** Opens a session inside the transaction; its tokens are made by `issue` after the commit. */
  async open(tx: Transaction, userId: string, device: Device): Promise<OpenedSession> {
    const sessionExpiresAt = inSeconds(this.config.tokens.refreshTtlSeconds);
    const sessionId = uuid();
    await this.repository.insert(tx, { id: sessionId, userId, expiresAt: sessionExpiresAt, ...device });
    const refreshToken = await this.refreshTokens.issue(tx, sessionId);
    return { userId, sessionId, refreshToken, sessionExpiresAt };
  }

  async openForGuest(tx: Transaction, userId: string, device: Device): Promise<OpenedSession> {
    const sessionExpiresAt = inSeconds(this.config.tokens.guestTtlSeconds);
    const sessionId = uuid();
    await this.repository.insert(tx, { id: sessionId, userId, expiresAt: sessionExpiresAt, ...device });
    return { userId, sessionId, refreshToken: null, sessionExpiresAt };
  }

  /** A guest's session becomes that of a full user. */
  async extend(tx: Transaction, userId: string, sessionId: string): Promise<OpenedSession> {
    const sessionExpiresAt = inSeconds(this.config.tokens.refreshTtlSeconds);
    await this.repository.prolong(tx, sessionId, sessionExpiresAt);
    const refreshToken = await this.refreshTokens.issue(tx, sessionId);
    return { userId, sessionId, refreshToken, sessionExpiresAt };
  }

  async issue({ userId, sessionId, refreshToken, sessionExpiresAt }: OpenedSession): Promise<IssuedTokens> {
    const expiresAt =
      refreshToken === null ? sessionExpiresAt : inSeconds(this.config.tokens.accessTtlSeconds);
    return {
      accessToken: await this.accessTokens.issue(userId, sessionId, expiresAt),
      expiresAt,
      refresh: refreshToken === null ? null : { token: refreshToken, expiresAt: sessionExpiresAt },
    };
  }

  /** Takes a refresh token and gives the next one; the same one for the same attempt. @throws ChatError `UNAUTHENTICATED` */
  async renew(refreshToken: string, attempt?: string): Promise<IssuedTokens> {
    const opened = await this.transactions.run(async (tx) => {
      const redeemed = await this.refreshTokens.redeem(tx, refreshToken, attempt);
      if (redeemed.outcome !== 'accepted') return redeemed;
      const { sessionId, userId, next } = redeemed;
      const sessionExpiresAt = inSeconds(this.config.tokens.refreshTtlSeconds);
      if (!(await this.repository.prolong(tx, sessionId, sessionExpiresAt))) return redeemed;
      return {
        userId,
        sessionId,
        sessionExpiresAt,
        refreshToken: next,
      };
    });
    if ('refreshToken' in opened) return this.issue(opened);
    if (opened.outcome === 'reused') {
      await this.sessions.end(opened.userId, { only: opened.sessionId }, 'revoked');
      throw new ChatError(
        'UNAUTHENTICATED',
        'This refresh token was used before; its session has been ended. Sign in again.',
      );
    }
    if (opened.outcome === 'late') {
      throw new ChatError(
        'UNAUTHENTICATED',
        'This refresh token has been replaced. Use the one that came after it.',
      );
    }
    throw new ChatError('UNAUTHENTICATED', 'The session has ended. Sign in again.');
  }
}

/** Whole seconds, as the token can say no finer time. */
function inSeconds(seconds: number): Date {
  return new Date((Math.floor(Date.now() / 1000) + seconds) * 1000);
}
