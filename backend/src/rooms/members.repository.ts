import { Injectable } from '@nestjs/common';
import type { MemberRole, NotifyLevel } from '@parley/contracts';
import { DataSource } from 'typeorm';
import { askedTogether } from '../platform/asking/index.js';
import type { Transaction } from '../platform/database/index.js';
import { memberColumns, type MemberRow, myRoomColumns, type MyRoomRow } from './room.row.js';

/** Of who leaves, the one who comes next: moderators before members, the longest-serving first. */
const SUCCESSION = `(role = 'moderator') DESC, joined_at, user_id`;

/** A position in the caller's rooms, latest activity first. */
export interface ActivityPosition {
  readonly at: Date;
  readonly roomId: string;
}

/**
 * Who is in which room. What must stay true, and is kept by the statements that change it:
 * - `rooms.member_count` is the number of the room's rows in `members`;
 * - `users.rooms_version` moves with every room that somebody comes into or goes out of.
 * - who goes out while muted is muted again when they come back: leaving is no way around it;
 * - an owner is not muted: nobody could lift it.
 * All hold because whoever changes members has locked the room. `RoomsRepository.delete` does the same
 * for everybody.
 */
@Injectable()
export class MembersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Everything up to `seq` counts as read. The caller knows that they are no members yet. */
  async insert(
    tx: Transaction,
    roomId: string,
    people: readonly { userId: string; role: MemberRole }[],
    seq: number,
  ): Promise<void> {
    const userIds = people.map(({ userId }) => userId);
    await tx.query(
      `WITH waited AS (
         DELETE FROM waiting_mutes WHERE room_id = $1 AND user_id = ANY($2) RETURNING user_id, until
       ), new AS (
         INSERT INTO members (room_id, user_id, role, read_seq, delivered_seq, muted_until)
         SELECT $1, p.user_id, p.role, $4, $4, w.until
           FROM unnest($2::uuid[], $3::text[]) AS p (user_id, role)
           LEFT JOIN waited w ON w.user_id = p.user_id AND w.until > now()
       ), counted AS (
         UPDATE rooms SET member_count = member_count + $5 WHERE id = $1
       )
       UPDATE users SET rooms_version = rooms_version + 1 WHERE id = ANY($2)`,
      [roomId, userIds, people.map(({ role }) => role), seq, people.length],
    );
  }

  async delete(tx: Transaction, roomId: string, userId: string): Promise<void> {
    await tx.query(
      `WITH gone AS (
         DELETE FROM members WHERE room_id = $1 AND user_id = $2 RETURNING muted_until
       ), waiting AS (
         INSERT INTO waiting_mutes (room_id, user_id, until)
         SELECT $1, $2, muted_until FROM gone WHERE muted_until > now()
       ), counted AS (
         UPDATE rooms SET member_count = member_count - 1 WHERE id = $1
       )
       UPDATE users SET rooms_version = rooms_version + 1 WHERE id = $2`,
      [roomId, userId],
    );
  }

  async find(tx: Transaction, roomId: string, userId: string): Promise<MemberRow | null> {
    const rows = await tx.query<MemberRow[]>(
      `SELECT ${memberColumns('m')} FROM members m WHERE m.room_id = $1 AND m.user_id = $2`,
      [roomId, userId],
    );
    return rows[0] ?? null;
  }

  async some(roomId: string, userIds: readonly string[]): Promise<MemberRow[]> {
    return this.dataSource.query<MemberRow[]>(
      `SELECT ${memberColumns('m')} FROM members m WHERE m.room_id = $1 AND m.user_id = ANY($2)`,
      [roomId, userIds],
    );
  }

  /** Of these places, those that somebody is in. */
  async at(places: readonly { roomId: string; userId: string }[]): Promise<MemberRow[]> {
    return this.dataSource.query<MemberRow[]>(
      `SELECT ${memberColumns('m')} FROM unnest($1::uuid[], $2::uuid[]) AS place (room_id, user_id)
         JOIN members m ON m.room_id = place.room_id AND m.user_id = place.user_id`,
      [places.map(({ roomId }) => roomId), places.map(({ userId }) => userId)],
    );
  }

  /** Who would own the room after its owner left; `null` when nobody is left. */
  async successor(tx: Transaction, roomId: string): Promise<string | null> {
    const rows = await tx.query<{ user_id: string }[]>(
      `SELECT user_id FROM members WHERE room_id = $1 ORDER BY ${SUCCESSION} LIMIT 1`,
      [roomId],
    );
    return rows[0]?.user_id ?? null;
  }

  async setRole(tx: Transaction, roomId: string, userId: string, role: MemberRole): Promise<void> {
    await tx.query(
      `UPDATE members SET role = $3, muted_until = CASE WHEN $3 <> 'owner' THEN muted_until END
        WHERE room_id = $1 AND user_id = $2`,
      [roomId, userId, role],
    );
  }

  async setMutedUntil(tx: Transaction, roomId: string, userId: string, until: Date | null): Promise<void> {
    await tx.query('UPDATE members SET muted_until = $3 WHERE room_id = $1 AND user_id = $2', [
      roomId,
      userId,
      until,
    ]);
  }

  /** `null` gives back what everybody begins with. Whether somebody is there to choose. */
  async setNotify(roomId: string, userId: string, notify: NotifyLevel | null): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `UPDATE members SET notify = coalesce($3, 'all'), notify_chosen = $3 IS NOT NULL
        WHERE room_id = $1 AND user_id = $2`,
      [roomId, userId, notify],
    );
    return count > 0;
  }

  /** Members in the order in which they came, after that one. */
  async list(
    roomId: string,
    after: { joinedAt: Date; userId: string } | null,
    limit: number,
  ): Promise<MemberRow[]> {
    return this.dataSource.query<MemberRow[]>(
      `SELECT ${memberColumns('m')} FROM members m
        WHERE m.room_id = $1 AND ($2::timestamptz IS NULL OR (m.joined_at, m.user_id) > ($2, $3::uuid))
        ORDER BY m.joined_at, m.user_id
        LIMIT $4`,
      [roomId, after?.joinedAt ?? null, after?.userId ?? null, limit],
    );
  }

  async countRooms(tx: Transaction, userId: string): Promise<number> {
    const rows = await tx.query<{ count: number }[]>(
      'SELECT count(*) AS count FROM members WHERE user_id = $1',
      [userId],
    );
    return rows[0]?.count ?? 0;
  }

  /** All rooms of one person, latest activity first. Many may ask at once. */
  readonly allRoomsOf = askedTogether(async (userIds: readonly string[]) => {
    const rows = await this.dataSource.query<(MyRoomRow & { user_id: string })[]>(
      `SELECT m.user_id, ${myRoomColumns('r', 'm')} FROM members m JOIN rooms r ON r.id = m.room_id
        WHERE m.user_id = ANY($1)
        ORDER BY m.user_id, r.last_activity_at DESC, r.id DESC`,
      [userIds],
    );
    const found = Map.groupBy(rows, (row) => row.user_id);
    return userIds.map((id): readonly MyRoomRow[] => found.get(id) ?? []);
  });

  /** Rooms of one person, latest activity first; with `after`, those that come after that one. */
  async roomsOf(userId: string, after: ActivityPosition | null, limit: number): Promise<MyRoomRow[]> {
    return this.dataSource.query<MyRoomRow[]>(
      `SELECT ${myRoomColumns('r', 'm')} FROM members m JOIN rooms r ON r.id = m.room_id
        WHERE m.user_id = $1 AND ($2::timestamptz IS NULL OR (r.last_activity_at, r.id) < ($2, $3::uuid))
        ORDER BY r.last_activity_at DESC, r.id DESC
        LIMIT $4`,
      [userId, after?.at ?? null, after?.roomId ?? null, limit],
    );
  }

  async roomOf(userId: string, roomId: string): Promise<MyRoomRow | null> {
    const rows = await this.dataSource.query<MyRoomRow[]>(
      `SELECT ${myRoomColumns('r', 'm')} FROM members m JOIN rooms r ON r.id = m.room_id
        WHERE m.user_id = $1 AND m.room_id = $2`,
      [userId, roomId],
    );
    return rows[0] ?? null;
  }
}
