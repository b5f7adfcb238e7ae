import { LIMITS, type Message } from '@parley/contracts';
import { Injectable } from '@nestjs/common';
import { queueHooks } from '../hook-queue/index.js';
import type { Transaction } from '../platform/database/index.js';
import { EVERYBODY, type Mentions, NOBODY } from './mentions.js';
import { messageColumns, type MessageRow } from './message.row.js';
import { viewOf } from './message.view.js';

/** A stored message, and the database's time at which it was read. */
export interface FoundMessage {
  readonly message: MessageRow;
  readonly now: Date;
}

/** Changing stored messages, inside a transaction that locks the room first: nothing of it moves in between. */
@Injectable()
export class MessageChangesRepository {
  /** False when there is no such room. */
  async lockRoom(tx: Transaction, roomId: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT FROM rooms WHERE id = $1 FOR NO KEY UPDATE', [roomId]);
    return rows.length > 0;
  }

  async find(tx: Transaction, roomId: string, messageId: string): Promise<FoundMessage | null> {
    const rows = await tx.query<(MessageRow & { now: Date })[]>(
      `SELECT statement_timestamp()::timestamptz(3) AS now, ${messageColumns('m')}
       FROM messages m JOIN rooms r ON r.id = m.room_id
       WHERE m.id = $2 AND m.room_id = $1 AND m.seq >= r.first_seq`,
      [roomId, messageId],
    );
    const [row] = rows;
    if (!row) return null;
    const { now, ...message } = row;
    return { message, now };
  }

  /** Members whom these names mean; everybody else, too, where a moderator calls everybody in a room that is not large. */
  async findMentioned(
    tx: Transaction,
    { room_id, author_id }: MessageRow,
    names: readonly string[],
  ): Promise<Mentions> {
    if (names.length === 0) return NOBODY;
    const [row] = await tx.query<Mentions[]>(
      `SELECT
         ARRAY (
           SELECT u.id FROM users u JOIN members called ON called.room_id = $1 AND called.user_id = u.id
           WHERE u.username = ANY ($3)
           UNION
           SELECT everybody.user_id FROM members everybody
           WHERE everybody.room_id = $1 AND everybody.user_id <> $2 AND calls.everybody
             AND r.member_count <= ${LIMITS.mentionsListMax}
         ) AS mentions,
         calls.everybody AS "mentionsAll"
       FROM rooms r
       JOIN members author ON author.room_id = r.id AND author.user_id = $2
       CROSS JOIN LATERAL (SELECT '${EVERYBODY}' = ANY ($3) AND author.role <> 'member' AS everybody) calls
       WHERE r.id = $1`,
      [room_id, author_id, names],
    );
    return row ?? NOBODY;
  }

  /**
   * Takes the room's next version. What the body first sent was remains as its hash.
   *
   * @param event as which outgoing webhooks are told of it; `null` for what they are not told of
   */
  async save(
    tx: Transaction,
    now: MessageRow,
    event: 'message.edited' | 'message.deleted' | null,
  ): Promise<Message> {
    const rows = await tx.query<MessageRow[]>(
      `WITH room AS (
         UPDATE rooms SET version = version + 1 WHERE id = $2 RETURNING version
       ), changed AS (
         UPDATE messages m SET
           version = room.version,
           sent_hash = CASE WHEN m.body IS NOT DISTINCT FROM $3 THEN m.sent_hash
             ELSE coalesce(m.sent_hash, sha256(convert_to(m.body, 'UTF8'))) END,
           body = $3, mentions = $4, mentions_all = $10, reactions = $5, pinned_by = $6, pinned_at = $7, edited_at = $8, deleted_at = $9,
           attachments = $11
         FROM room WHERE m.id = $1 AND m.room_id = $2
         RETURNING ${messageColumns('m')}
       ), queued AS (${queueHooks('changed', '$12::text')}
       )
       SELECT * FROM changed`,
      [
        now.id,
        now.room_id,
        now.body,
        now.mentions,
        JSON.stringify(now.reactions),
        now.pinned_by,
        now.pinned_at,
        now.edited_at,
        now.deleted_at,
        now.mentions_all,
        now.attachments && JSON.stringify(now.attachments),
        event,
      ],
    );
    const [row] = rows;
    if (!row) throw new Error(`message ${now.id} is gone from under the room's lock`);
    return viewOf(row);
  }
}
