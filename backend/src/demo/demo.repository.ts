import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { RoomStory } from './story.js';
import type { DemoMessage, DemoRoom } from './timeline.js';

/** Any number that no other transaction locks. */
const DEMO_LOCK = 7_236_102;

@Injectable()
export class DemoRepository {
  /** Whether nobody is there yet. Of several instances that ask at once the others wait until the first has decided. */
  async claimEmptyDatabase(tx: Transaction): Promise<boolean> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [DEMO_LOCK]);
    const [row] = await tx.query<{ empty: boolean }[]>('SELECT NOT EXISTS (SELECT FROM users) AS empty');
    return row?.empty ?? false;
  }

  /** Whether the demo users are among the users. */
  async hasPeople(tx: Transaction, usernames: readonly string[]): Promise<boolean> {
    const rows = await tx.query<{ username: string }[]>(
      `SELECT username FROM users WHERE username = ANY($1) AND email = username || '@example.com'`,
      [usernames],
    );
    return rows.length === usernames.length;
  }

  async setBio(tx: Transaction, userId: string, bio: string): Promise<void> {
    await tx.query('UPDATE users SET bio = $2 WHERE id = $1', [userId, bio]);
  }

  async insertRoom(tx: Transaction, { kind, name, topic }: RoomStory, room: DemoRoom): Promise<void> {
    await tx.query(
      `INSERT INTO rooms (id, kind, name, topic, direct_key, created_by, created_at, last_activity_at,
                          member_count, last_seq, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        room.id,
        kind,
        name,
        topic,
        room.directKey,
        room.createdBy,
        room.createdAt,
        room.lastActivityAt,
        room.members.length,
        room.lastSeq,
        room.version,
      ],
    );
    for (const { userId, role, joinedAt, readSeq } of room.members) {
      await tx.query(
        `INSERT INTO members (room_id, user_id, role, joined_at, read_seq, delivered_seq)
         VALUES ($1, $2, $3, $4, $5, $5)`,
        [room.id, userId, role, joinedAt, readSeq],
      );
    }
    for (const message of room.messages) await this.insertMessage(tx, room.id, message);
  }

  private async insertMessage(tx: Transaction, roomId: string, message: DemoMessage): Promise<void> {
    await tx.query(
      `INSERT INTO messages (id, room_id, seq, version, kind, author_id, body, sent_hash, reply_to, mentions, reactions,
                             pinned_by, pinned_at, system, created_at, edited_at, deleted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        message.id,
        roomId,
        message.seq,
        message.version,
        message.system ? 'system' : 'user',
        message.authorId,
        message.body,
        message.sentHash,
        message.replyTo,
        message.mentions,
        JSON.stringify(message.reactions),
        message.pinnedBy,
        message.pinnedAt,
        message.system && JSON.stringify(message.system),
        message.createdAt,
        message.editedAt,
        message.deletedAt,
      ],
    );
  }
}
