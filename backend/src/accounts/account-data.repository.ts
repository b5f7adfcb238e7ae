import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { isId } from '../platform/validation/index.js';

type Row = Readonly<Record<string, unknown>>;

const AT_ONCE = 500;

/** What the server has of somebody, row by row: of what there may be much, nothing is held but some hundred rows. */
@Injectable()
export class AccountData {
  /** Their account without what proves that it is theirs, and without names of columns. */
  async profile(tx: Transaction, userId: string): Promise<Row> {
    const rows = await tx.query<Row[]>(
      `SELECT id, username, display_name AS "displayName", email, email_confirmed_at AS "emailConfirmedAt", bio, guest, role,
              avatar_url AS "avatarUrl", settings, presence_choice AS "presenceChoice", last_seen_at AS "lastSeenAt",
              created_at AS "createdAt"
       FROM users WHERE id = $1`,
      [userId],
    );
    return rows[0] ?? {};
  }

  sessions(tx: Transaction, userId: string): AsyncIterable<Row> {
    return this.each(
      tx,
      userId,
      (id) => `SELECT id, created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt",
                 ended_at AS "endedAt", user_agent AS "userAgent", ip
               FROM sessions WHERE user_id = ${id} ORDER BY created_at, id`,
    );
  }

  rooms(tx: Transaction, userId: string): AsyncIterable<Row> {
    return this.each(
      tx,
      userId,
      (
        id,
      ) => `SELECT r.id, r.kind, r.name, r.topic, m.role, m.joined_at AS "joinedAt", m.read_seq AS "readSeq", m.notify,
                 (SELECT other.user_id FROM members other
                  WHERE r.kind = 'direct' AND other.room_id = r.id AND other.user_id <> m.user_id) AS "with"
               FROM members m JOIN rooms r ON r.id = m.room_id WHERE m.user_id = ${id} ORDER BY m.joined_at, r.id`,
    );
  }

  blocks(tx: Transaction, userId: string): AsyncIterable<Row> {
    return this.each(
      tx,
      userId,
      (id) => `SELECT blocked_id AS "userId" FROM blocks WHERE user_id = ${id} ORDER BY blocked_id`,
    );
  }

  drafts(tx: Transaction, userId: string): AsyncIterable<Row> {
    return this.each(
      tx,
      userId,
      (id) => `SELECT room_id AS "roomId", body, reply_to AS "replyTo", updated_at AS "updatedAt"
               FROM drafts WHERE user_id = ${id} ORDER BY updated_at, room_id`,
    );
  }

  messages(tx: Transaction, userId: string): AsyncIterable<Row> {
    return this.each(
      tx,
      userId,
      (id) => `SELECT id, room_id AS "roomId", seq, body, reply_to AS "replyTo", created_at AS "createdAt",
                 edited_at AS "editedAt"
               FROM messages WHERE author_id = ${id} AND kind = 'user' AND deleted_at IS NULL ORDER BY created_at, id`,
    );
  }

  /** Under what others said, too: of that nothing but where it is. */
  reactions(tx: Transaction, userId: string): AsyncIterable<Row> {
    return this.each(
      tx,
      userId,
      (id) => `SELECT m.id AS "messageId", m.room_id AS "roomId", reaction ->> 'emoji' AS emoji
               FROM messages m CROSS JOIN LATERAL jsonb_array_elements(m.reactions) reaction
               WHERE m.reactions <> '[]' AND reaction -> 'userIds' ? ${id}::text ORDER BY m.created_at, m.id`,
    );
  }

  files(tx: Transaction, userId: string): AsyncIterable<Row> {
    return this.each(
      tx,
      userId,
      (id) => `SELECT id, name, mime, size, '/api/v1/attachments/' || id AS url, room_id AS "roomId",
                 message_id AS "messageId", created_at AS "createdAt"
               FROM attachments WHERE uploader_id = ${id} ORDER BY created_at, id`,
    );
  }

  /** By a cursor of the database, whose statement takes no parameters. */
  private async *each(tx: Transaction, userId: string, select: (id: string) => string): AsyncIterable<Row> {
    if (!isId(userId)) throw new Error('this is no id');
    await tx.query(`DECLARE account_data NO SCROLL CURSOR FOR ${select(`'${userId}'`)}`);
    for (;;) {
      const rows = await tx.query<Row[]>(`FETCH ${AT_ONCE} FROM account_data`);
      yield* rows;
      if (rows.length < AT_ONCE) break;
    }
    await tx.query('CLOSE account_data');
  }
}
