import { Injectable } from '@nestjs/common';
import type { Id } from '@parley/contracts';
import { DataSource } from 'typeorm';

/** What somebody chose for themselves, beyond being there or not; `null` for nothing special. */
export type LastingChoice = 'dnd' | 'invisible' | null;

export interface PersonRow {
  readonly id: Id;
  readonly choice: LastingChoice;
  readonly lastSeenAt: Date | null;
}

/** What lasts of presence: choices outlive connections, and so does when somebody was last seen. */
@Injectable()
export class PresenceRepository {
  constructor(private readonly dataSource: DataSource) {}

  people(userIds: readonly Id[]): Promise<PersonRow[]> {
    return this.dataSource.query<PersonRow[]>(
      `SELECT id, presence_choice AS choice, last_seen_at AS "lastSeenAt" FROM users WHERE id = ANY($1)`,
      [userIds],
    );
  }

  /** Whoever becomes invisible was last seen now. */
  async choose(userId: Id, choice: LastingChoice): Promise<void> {
    await this.dataSource.query(
      `UPDATE users
          SET presence_choice = $2::text,
              last_seen_at = CASE
                WHEN $2::text = 'invisible' AND presence_choice IS DISTINCT FROM 'invisible' THEN now()
                ELSE last_seen_at
              END
        WHERE id = $1 AND presence_choice IS DISTINCT FROM $2::text`,
      [userId, choice],
    );
  }

  /** Others see them now; the invisible nobody sees. */
  async seen(userIds: readonly Id[]): Promise<void> {
    await this.dataSource.query(
      `UPDATE users SET last_seen_at = now()
        WHERE id = ANY($1) AND presence_choice IS DISTINCT FROM 'invisible'`,
      [userIds],
    );
  }

  /** Members of a room by id, from after `after` on. */
  async memberIds(roomId: Id, after: Id | null, limit: number): Promise<Id[]> {
    const rows = await this.dataSource.query<{ id: Id }[]>(
      `SELECT user_id AS id FROM members
        WHERE room_id = $1 AND ($2::uuid IS NULL OR user_id > $2) ORDER BY user_id LIMIT $3`,
      [roomId, after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
