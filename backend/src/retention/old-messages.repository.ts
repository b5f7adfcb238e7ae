import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

/** Any number that no other transaction locks. */
const LOCK = 7_236_104;

/** What is there of old messages, and how it goes. */
@Injectable()
export class OldMessages {
  constructor(private readonly dataSource: DataSource) {}

  /** False where another instance does this work just now; else none does until the end of the transaction. */
  async takeTurn(tx: Transaction): Promise<boolean> {
    const [row] = await tx.query<{ mine: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS mine', [LOCK]);
    return row?.mine ?? false;
  }

  /**
   * Until the end of the transaction nobody makes messages of this room findable: what was read before it was emptied
   * would be written down after. The room must be locked.
   */
  async holdIndex(tx: Transaction, roomId: Id): Promise<void> {
    await tx.query(
      `INSERT INTO search_progress AS p (room_id) VALUES ($1)
       ON CONFLICT (room_id) DO UPDATE SET version = p.version`,
      [roomId],
    );
  }

  /** Rooms whose oldest message that is kept is older than so many days. */
  async rooms(days: number, limit: number): Promise<Id[]> {
    const rows = await this.dataSource.query<{ id: Id }[]>(
      `SELECT r.id FROM rooms r JOIN messages m ON m.room_id = r.id AND m.seq = r.first_seq
        WHERE m.created_at < now() - $1 * interval '1 day' LIMIT $2`,
      [days, limit],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Of the room, which must be locked: empties its oldest messages, up to the first that is younger and at most so many,
   * and moves the beginning of its history behind them. Answers how many.
   *
   * What stays of a message is what makes its id and its `seq` taken: who wrote it, and the hash of what was sent first.
   */
  async empty(tx: Transaction, roomId: Id, days: number, limit: number): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>(
      `WITH oldest AS (
         SELECT m.id, m.seq, m.created_at < now() - $2 * interval '1 day' AS old
           FROM messages m JOIN rooms r ON r.id = m.room_id
          WHERE m.room_id = $1 AND m.seq >= r.first_seq
          ORDER BY m.seq LIMIT $3
       ), gone AS (
         SELECT id, seq FROM oldest
          WHERE seq < coalesce((SELECT min(seq) FROM oldest WHERE NOT old), (SELECT max(seq) + 1 FROM oldest))
       ), files AS (
         DELETE FROM attachments WHERE message_id IN (SELECT id FROM gone)
       ), words AS (
         DELETE FROM message_search WHERE message_id IN (SELECT id FROM gone)
       ), emptied AS (
         UPDATE messages m
            SET sent_hash = coalesce(m.sent_hash, sha256(convert_to(m.body, 'UTF8'))), body = NULL,
                mentions = '{}', mentions_all = false, reactions = '[]', attachments = NULL, reply_to = NULL,
                pinned_by = NULL, pinned_at = NULL, system = NULL, edited_at = NULL,
                deleted_at = coalesce(m.deleted_at, now())
           FROM gone WHERE m.id = gone.id
       ), moved AS (
         UPDATE rooms SET first_seq = (SELECT max(seq) + 1 FROM gone), first_seq_moved_at = now()
          WHERE id = $1 AND EXISTS (SELECT FROM gone)
       )
       SELECT count(*) AS count FROM gone`,
      [roomId, days, limit],
    );
    return row?.count ?? 0;
  }
}
