import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

/** `gone`: expired, used up or revoked. `unknown`: nobody made it. */
export type InviteStanding = 'good' | 'gone' | 'unknown';

const GOOD = `revoked_at IS NULL
  AND (expires_at IS NULL OR expires_at > statement_timestamp())
  AND (max_uses IS NULL OR uses < max_uses)`;

/**
 * Invites as what lets one register. Registering uses one of them; the pass that is left lets who did it into the room
 * later, without using it twice.
 */
@Injectable()
export class InvitePasses {
  constructor(private readonly dataSource: DataSource) {}

  async standing(codeHash: Buffer): Promise<InviteStanding> {
    const [row] = await this.dataSource.query<{ good: boolean }[]>(
      `SELECT (${GOOD}) AS good FROM invites WHERE code_hash = $1`,
      [codeHash],
    );
    if (!row) return 'unknown';
    return row.good ? 'good' : 'gone';
  }

  /** False where there is no use left: the one statement decides, whoever else comes at the same moment. */
  async give(tx: Transaction, codeHash: Buffer, userId: Id): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `WITH used AS (
         UPDATE invites SET uses = uses + 1 WHERE code_hash = $1 AND ${GOOD} RETURNING id
       )
       INSERT INTO invite_passes (user_id, invite_id) SELECT $2, id FROM used RETURNING invite_id`,
      [codeHash, userId],
    );
    return rows.length > 0;
  }

  /** False for who has none, and where the invite was revoked since. */
  async redeem(tx: Transaction, userId: Id, inviteId: Id): Promise<boolean> {
    const [, count] = await tx.query<[unknown, number]>(
      `DELETE FROM invite_passes p USING invites i
        WHERE p.user_id = $1 AND p.invite_id = $2 AND i.id = p.invite_id AND i.revoked_at IS NULL`,
      [userId, inviteId],
    );
    return count > 0;
  }
}
