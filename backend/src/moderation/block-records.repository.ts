import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

export interface BlockRow {
  blocked_id: string;
  created_at: Date;
}

/** Whose direct messages somebody does not take. */
@Injectable()
export class BlockRecords {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether it was not there already. */
  async insert(tx: Transaction, userId: string, blockedId: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'INSERT INTO blocks (user_id, blocked_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING user_id',
      [userId, blockedId],
    );
    return rows.length > 0;
  }

  /** Whether there was one. */
  async delete(tx: Transaction, userId: string, blockedId: string): Promise<boolean> {
    const [, count] = await tx.query<[unknown, number]>(
      'DELETE FROM blocks WHERE user_id = $1 AND blocked_id = $2',
      [userId, blockedId],
    );
    return count > 0;
  }

  /** The latest first, those before that one. */
  async list(
    userId: string,
    before: { createdAt: Date; userId: string } | null,
    limit: number,
  ): Promise<BlockRow[]> {
    return this.dataSource.query<BlockRow[]>(
      `SELECT blocked_id, created_at FROM blocks
        WHERE user_id = $1 AND ($2::timestamptz IS NULL OR (created_at, blocked_id) < ($2, $3::uuid))
        ORDER BY created_at DESC, blocked_id DESC
        LIMIT $4`,
      [userId, before?.createdAt ?? null, before?.userId ?? null, limit],
    );
  }
}
