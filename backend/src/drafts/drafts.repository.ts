import { Injectable } from '@nestjs/common';
import { LIMITS } from '@parley/contracts';
import { DataSource } from 'typeorm';
import { askedTogether } from '../platform/asking/index.js';
import type { Transaction } from '../platform/database/index.js';
import type { DraftRow } from './draft.row.js';

const COLUMNS = 'd.user_id, d.room_id, d.body, d.reply_to, d.version, d.updated_at';

/**
 * Hundredths of milliseconds since 1970: a draft that begins anew has a higher version than the one before it, of which no
 * row is left.
 */
const NOW = '(extract(epoch FROM clock_timestamp()) * 100000)::bigint';

export interface KeptDraft {
  readonly userId: string;
  readonly roomId: string;
  readonly body: string;
  readonly replyTo: string | null;
  readonly baseVersion: number;
}

/**
 * What people have written and not sent: one row for each member of a room who has. The row goes with the membership
 * (a foreign key sees to that), so whoever leaves a room or is put out of it leaves nothing behind.
 */
@Injectable()
export class DraftsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Latest first. Many may ask at once. */
  readonly allOf = askedTogether(async (userIds: readonly string[]) => {
    const rows = await this.dataSource.query<DraftRow[]>(
      `SELECT ${COLUMNS} FROM drafts d WHERE d.user_id = ANY($1) ORDER BY d.updated_at DESC, d.room_id`,
      [userIds],
    );
    const found = Map.groupBy(rows, (row) => row.user_id);
    return userIds.map((id): readonly DraftRow[] => found.get(id) ?? []);
  });

  async find(userId: string, roomId: string): Promise<DraftRow | null> {
    const rows = await this.dataSource.query<DraftRow[]>(
      `SELECT ${COLUMNS} FROM drafts d WHERE d.user_id = $1 AND d.room_id = $2`,
      [userId, roomId],
    );
    return rows[0] ?? null;
  }

  /**
   * Writes it if what is there is the version that it was made from, says the same, or is nothing at all. `null` where it
   * is another, for who is no member, and for who has as many drafts as anybody may.
   */
  async keep({ userId, roomId, body, replyTo, baseVersion }: KeptDraft): Promise<DraftRow | null> {
    const rows = await this.dataSource.query<DraftRow[]>(
      `INSERT INTO drafts AS d (user_id, room_id, body, reply_to, version)
       SELECT m.user_id, m.room_id, $3, $4::uuid, ${NOW} FROM members m
        WHERE m.user_id = $1 AND m.room_id = $2
          AND (SELECT count(*) FROM drafts o WHERE o.user_id = $1 AND o.room_id <> $2) < ${LIMITS.draftsMax}
       ON CONFLICT (user_id, room_id) DO UPDATE
          SET body = excluded.body, reply_to = excluded.reply_to, updated_at = now(),
              version = greatest(d.version + 1, excluded.version)
        WHERE d.version = $5 OR (d.body = excluded.body AND d.reply_to IS NOT DISTINCT FROM excluded.reply_to)
       RETURNING ${COLUMNS}`,
      [userId, roomId, body, replyTo, baseVersion],
    );
    return rows[0] ?? null;
  }

  /** Of which version its end is; `null` where there was none, or, with `baseVersion`, another. */
  async discard(userId: string, roomId: string, baseVersion: number | null): Promise<number | null> {
    const [rows] = await this.dataSource.query<[{ version: number }[], number]>(
      `DELETE FROM drafts WHERE user_id = $1 AND room_id = $2 AND ($3::bigint IS NULL OR version = $3)
       RETURNING greatest(version + 1, ${NOW}) AS version`,
      [userId, roomId, baseVersion],
    );
    return rows[0]?.version ?? null;
  }

  async discardAll(tx: Transaction, userId: string): Promise<void> {
    await tx.query('DELETE FROM drafts WHERE user_id = $1', [userId]);
  }
}
