import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import type { Transaction } from '../platform/database/index.js';

/** What became of a refresh token that was handed in; `next` is the one that takes its place. */
export type Redeemed =
  | {
      readonly outcome: 'accepted';
      readonly sessionId: string;
      readonly userId: string;
      readonly next: string;
    }
  | { readonly outcome: 'reused'; readonly sessionId: string; readonly userId: string }
  /** The same use once more, but its owner has gone on since: what arrives late, or was caught on the line. */
  | { readonly outcome: 'late' }
  | { readonly outcome: 'unknown' };

interface Found {
  readonly sessionId: string;
  readonly userId: string;
}

/**
 * Refresh tokens, of which only the SHA-256 is stored. Each works once.
 *
 * The exception is an answer that got lost: who hands in a used token with the attempt that it was used with gets the
 * same successor again, as long as nobody has used that. The successor of an attempt follows from the token, the attempt
 * and the server's secret; so it need not be stored, and asking again makes no second branch of the session. Once the
 * successor was used, such a request gives nothing and ends nothing: it may have lain for long before an instance that
 * stood still, while its sender asked another and went on.
 */
@Injectable()
export class RefreshTokensRepository {
  constructor(private readonly config: Config) {}

  async issue(tx: Transaction, sessionId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.keep(tx, token, sessionId);
    return token;
  }

  /** One statement decides: of two who hand in the same token at the same moment, one comes second. */
  async redeem(tx: Transaction, token: string, attempt?: string): Promise<Redeemed> {
    const [accepted] = await tx.query<[Found[], number]>(
      `UPDATE refresh_tokens t SET used_at = now(), attempt = $2
       FROM sessions s
       WHERE t.hash = $1 AND t.used_at IS NULL AND s.id = t.session_id
       RETURNING s.id AS "sessionId", s.user_id AS "userId"`,
      [hashOf(token), attempt ?? null],
    );
    const first = accepted[0];
    if (first) {
      if (attempt === undefined)
        return { outcome: 'accepted', ...first, next: await this.issue(tx, first.sessionId) };
      const next = this.successor(token, attempt);
      await this.keep(tx, next, first.sessionId);
      return { outcome: 'accepted', ...first, next };
    }
    return this.again(tx, token, attempt);
  }

  /** Used tokens are kept for as long as somebody could come with them again. */
  async deleteUsedBefore(tx: Transaction, time: Date): Promise<void> {
    await tx.query('DELETE FROM refresh_tokens WHERE used_at < $1', [time]);
  }

  private async again(tx: Transaction, token: string, attempt: string | undefined): Promise<Redeemed> {
    const next = attempt === undefined ? null : this.successor(token, attempt);
    const [used] = await tx.query<(Found & { same: boolean; late: boolean })[]>(
      `SELECT s.id AS "sessionId", s.user_id AS "userId",
              t.attempt = $2 AND n.hash IS NOT NULL AS same, n.used_at IS NOT NULL AS late
       FROM refresh_tokens t
       JOIN sessions s ON s.id = t.session_id
       LEFT JOIN refresh_tokens n ON n.hash = $3 AND n.session_id = t.session_id
       WHERE t.hash = $1`,
      [hashOf(token), attempt ?? null, next === null ? null : hashOf(next)],
    );
    if (!used) return { outcome: 'unknown' };
    const { sessionId, userId, same, late } = used;
    if (!same || next === null) return { outcome: 'reused', sessionId, userId };
    return late ? { outcome: 'late' } : { outcome: 'accepted', sessionId, userId, next };
  }

  private async keep(tx: Transaction, token: string, sessionId: string): Promise<void> {
    await tx.query('INSERT INTO refresh_tokens (hash, session_id) VALUES ($1, $2)', [
      hashOf(token),
      sessionId,
    ]);
  }

  private successor(token: string, attempt: string): string {
    return createHmac('sha256', this.config.tokens.secret)
      .update(`refresh token after\n${token}\n${attempt}`)
      .digest('base64url');
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
