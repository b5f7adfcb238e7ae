import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

export interface BanRow {
  user_id: string;
  banned_by: string;
  reason: string | null;
  created_at: Date;
}

const COLUMNS = 'user_id, banned_by, reason, created_at';

/** Who was banned from which room, by whom and why. */
@Injectable()
export class BanRecords {
  constructor(private readonly dataSource: DataSource) {}

  async find(tx: Transaction, roomId: string, userId: string): Promise<BanRow | null> {
    const rows = await tx.query<BanRow[]>(`SELECT ${COLUMNS} FROM bans WHERE room_id = $1 AND user_id = $2`, [
      roomId,
      userId,
    ]);
    return rows[0] ?? null;
  }

  async insert(tx: Transaction, roomId: string, ban: Omit<BanRow, 'created_at'>): Promise<BanRow> {
    const [row] = await tx.query<BanRow[]>(
      `INSERT INTO bans (room_id, user_id, banned_by, reason) VALUES ($1, $2, $3, $4) RETURNING ${COLUMNS}`,
      [roomId, ban.user_id, ban.banned_by, ban.reason],
    );
    if (!row) throw new Error('the ban was not stored');
    return row;
  }

  /** Whether there was one. */
  async delete(tx: Transaction, roomId: string, userId: string): Promise<boolean> {
    const [, count] = await tx.query<[unknown, number]>(
      'DELETE FROM bans WHERE room_id = $1 AND user_id = $2',
      [roomId, userId],
    );
    return count > 0;
  }

  /** The latest first, those before that one. */
  async list(
    roomId: string,
    before: { createdAt: Date; userId: string } | null,
    limit: number,
  ): Promise<BanRow[]> {
    return this.dataSource.query<BanRow[]>(
      `SELECT ${COLUMNS} FROM bans
        WHERE room_id = $1 AND ($2::timestamptz IS NULL OR (created_at, user_id) < ($2, $3::uuid))
        ORDER BY created_at DESC, user_id DESC
        LIMIT $4`,
      [roomId, before?.createdAt ?? null, before?.userId ?? null, limit],
    );
  }
}
