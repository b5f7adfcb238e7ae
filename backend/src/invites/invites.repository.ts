import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

export interface InviteRow {
  id: string;
  room_id: string;
  created_by: string;
  created_at: Date;
  max_uses: number | null;
  uses: number;
  expires_at: Date | null;
  revoked_at: Date | null;
}

export interface NewInvite {
  readonly id: string;
  readonly roomId: string;
  readonly codeHash: Buffer;
  readonly createdBy: string;
  readonly maxUses: number | null;
  readonly expiresAt: Date | null;
}

const COLUMNS = 'id, room_id, created_by, created_at, max_uses, uses, expires_at, revoked_at';

/** Invites. Those that are revoked stay, so that their links can say what became of them. */
@Injectable()
export class InvitesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Transaction, invite: NewInvite): Promise<InviteRow> {
    const [row] = await tx.query<InviteRow[]>(
      `INSERT INTO invites (id, room_id, code_hash, created_by, max_uses, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
      [invite.id, invite.roomId, invite.codeHash, invite.createdBy, invite.maxUses, invite.expiresAt],
    );
    if (!row) throw new Error('the invite was not stored');
    return row;
  }

  async byCode(codeHash: Buffer): Promise<InviteRow | null> {
    const rows = await this.dataSource.query<InviteRow[]>(
      `SELECT ${COLUMNS} FROM invites WHERE code_hash = $1`,
      [codeHash],
    );
    return rows[0] ?? null;
  }

  async find(tx: Transaction, roomId: string, inviteId: string): Promise<InviteRow | null> {
    const rows = await tx.query<InviteRow[]>(
      `SELECT ${COLUMNS} FROM invites WHERE room_id = $1 AND id = $2`,
      [roomId, inviteId],
    );
    return rows[0] ?? null;
  }

  /** Those that were not revoked, the latest first, those before that one: ids are in the order of time. */
  async list(roomId: string, before: string | null, limit: number): Promise<InviteRow[]> {
    return this.dataSource.query<InviteRow[]>(
      `SELECT ${COLUMNS} FROM invites
        WHERE room_id = $1 AND revoked_at IS NULL AND ($2::uuid IS NULL OR id < $2)
        ORDER BY id DESC
        LIMIT $3`,
      [roomId, before, limit],
    );
  }

  /**
   * Counts one use, if there is one left: the one statement decides, whoever else comes at the same moment. The time is
   * that of the statement, because its transaction may have waited for others.
   */
  async use(tx: Transaction, inviteId: string): Promise<boolean> {
    const [, count] = await tx.query<[unknown, number]>(
      `UPDATE invites SET uses = uses + 1
        WHERE id = $1 AND revoked_at IS NULL
          AND (expires_at IS NULL OR expires_at > statement_timestamp())
          AND (max_uses IS NULL OR uses < max_uses)`,
      [inviteId],
    );
    return count > 0;
  }

  async revoke(tx: Transaction, inviteId: string): Promise<void> {
    await tx.query('UPDATE invites SET revoked_at = now() WHERE id = $1', [inviteId]);
  }
}
