import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

export interface IncomingHookRow {
  id: string;
  room_id: string;
  user_id: string;
  created_by: string;
  created_at: Date;
  used_at: Date | null;
}

export interface NewIncomingHook {
  readonly id: string;
  readonly roomId: string;
  /** The bot that writes for it. */
  readonly userId: string;
  readonly secretHash: Buffer;
  readonly createdBy: string;
}

/** What a post needs to know. */
export interface OpenHook {
  readonly roomId: string;
  readonly userId: string;
  readonly secretHash: Buffer;
}

const COLUMNS = 'id, room_id, user_id, created_by, created_at, used_at';

@Injectable()
export class IncomingHooksRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Transaction, hook: NewIncomingHook): Promise<IncomingHookRow> {
    const [row] = await tx.query<IncomingHookRow[]>(
      `INSERT INTO incoming_hooks (id, room_id, user_id, secret_hash, created_by)
       VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
      [hook.id, hook.roomId, hook.userId, hook.secretHash, hook.createdBy],
    );
    if (!row) throw new Error('the webhook was not stored');
    return row;
  }

  /** The latest first. There are never many. */
  async ofRoom(roomId: string, tx?: Transaction): Promise<IncomingHookRow[]> {
    return (tx ?? this.dataSource).query<IncomingHookRow[]>(
      `SELECT ${COLUMNS} FROM incoming_hooks WHERE room_id = $1 ORDER BY id DESC`,
      [roomId],
    );
  }

  /** `null` for one that is not there, and for one whose bot was banned from the server. */
  async open(id: string): Promise<OpenHook | null> {
    const rows = await this.dataSource.query<OpenHook[]>(
      `SELECT h.room_id AS "roomId", h.user_id AS "userId", h.secret_hash AS "secretHash"
         FROM incoming_hooks h JOIN users u ON u.id = h.user_id
        WHERE h.id = $1 AND u.disabled_at IS NULL AND u.deleted_at IS NULL`,
      [id],
    );
    return rows[0] ?? null;
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM incoming_hooks WHERE id = $1', [id]);
  }

  /** Not more than once a minute, so that one that is busy writes hardly ever. */
  async noteUse(id: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE incoming_hooks SET used_at = date_trunc('minute', now())
        WHERE id = $1 AND (used_at IS NULL OR used_at < date_trunc('minute', now()))`,
      [id],
    );
  }
}
