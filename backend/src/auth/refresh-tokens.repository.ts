import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';

/** What became of a refresh token that was handed in. */
export type Redeemed =
  | { readonly outcome: 'accepted' | 'reused'; readonly sessionId: string; readonly userId: string }
  | { readonly outcome: 'unknown' };

/** Refresh tokens: 32 random bytes, of which only the SHA-256 is stored. Each works once. */
@Injectable()
export class RefreshTokensRepository {
  async issue(tx: Transaction, sessionId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.query('INSERT INTO refresh_tokens (hash, session_id) VALUES ($1, $2)', [
      hashOf(token),
      sessionId,
    ]);
    return token;
  }

  /** One statement decides: of two who hand in the same token at the same moment, one is the re-user. */
  async redeem(tx: Transaction, token: string): Promise<Redeemed> {
    const [accepted] = await tx.query<[{ sessionId: string; userId: string }[], number]>(
      `UPDATE refresh_tokens t SET used_at = now()
       FROM sessions s
       WHERE t.hash = $1 AND t.used_at IS NULL AND s.id = t.session_id
       RETURNING s.id AS "sessionId", s.user_id AS "userId"`,
      [hashOf(token)],
    );
    if (accepted[0]) return { outcome: 'accepted', ...accepted[0] };
    const [used] = await tx.query<{ sessionId: string; userId: string }[]>(
      `SELECT s.id AS "sessionId", s.user_id AS "userId"
       FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id WHERE t.hash = $1`,
      [hashOf(token)],
    );
    return used ? { outcome: 'reused', ...used } : { outcome: 'unknown' };
  }

  /** Used tokens are kept for as long as somebody could come with them again. */
  async deleteUsedBefore(tx: Transaction, time: Date): Promise<void> {
    await tx.query('DELETE FROM refresh_tokens WHERE used_at < $1', [time]);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
