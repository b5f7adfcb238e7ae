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
 * and the server's secret; so it need not be stored, and asking again makes no second branch of the session.
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
    const [used] = await tx.query<(Found & { lost: boolean })[]>(
      `SELECT s.id AS "sessionId", s.user_id AS "userId",
              t.attempt = $2 AND n.hash IS NOT NULL AND n.used_at IS NULL AS lost
       FROM refresh_tokens t
       JOIN sessions s ON s.id = t.session_id
       LEFT JOIN refresh_tokens n ON n.hash = $3 AND n.session_id = t.session_id
       WHERE t.hash = $1`,
      [hashOf(token), attempt ?? null, next === null ? null : hashOf(next)],
    );
    if (!used) return { outcome: 'unknown' };
    const { sessionId, userId, lost } = used;
    return lost && next !== null
      ? { outcome: 'accepted', sessionId, userId, next }
      : { outcome: 'reused', sessionId, userId };
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
