import { Injectable } from '@nestjs/common';
import type { RoomKind } from '@parley/contracts';
import { DataSource } from 'typeorm';
import { type Transaction, violatedConstraint } from '../platform/database/index.js';
import { ChatError } from '../platform/errors/index.js';
import { roomColumns, type RoomRow } from './room.row.js';

export interface NewRoom {
  readonly id: string;
  readonly kind: RoomKind;
  readonly name: string | null;
  readonly topic: string | null;
  readonly directKey: string | null;
  readonly createdBy: string;
}

export interface RoomEdit {
  readonly name?: string;
  readonly topic?: string | null;
}

@Injectable()
export class RoomsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Whether the room was made: not when two people have their direct room already.
   *
   * @throws ChatError CONFLICT when a public room has this name
   */
  async insert(tx: Transaction, room: NewRoom): Promise<boolean> {
    const rows = await takingNames(
      tx.query<unknown[]>(
        `INSERT INTO rooms (id, kind, name, topic, direct_key, created_by) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (direct_key) DO NOTHING
         RETURNING id`,
        [room.id, room.kind, room.name, room.topic, room.directKey, room.createdBy],
      ),
    );
    return rows.length > 0;
  }

  /** Locks the room until the end of the transaction. Whoever changes a room, its members or its messages does so first. */
  async lock(tx: Transaction, roomId: string): Promise<RoomRow | null> {
    const rows = await tx.query<RoomRow[]>(
      `SELECT ${roomColumns('r')} FROM rooms r WHERE r.id = $1 FOR UPDATE`,
      [roomId],
    );
    return rows[0] ?? null;
  }

  async find(roomId: string, tx?: Transaction): Promise<RoomRow | null> {
    const rows = await (tx ?? this.dataSource).query<RoomRow[]>(
      `SELECT ${roomColumns('r')} FROM rooms r WHERE r.id = $1`,
      [roomId],
    );
    return rows[0] ?? null;
  }

  /** Those of these rooms that are there. */
  async some(roomIds: readonly string[]): Promise<RoomRow[]> {
    return this.dataSource.query<RoomRow[]>(`SELECT ${roomColumns('r')} FROM rooms r WHERE r.id = ANY($1)`, [
      roomIds,
    ]);
  }

  async idOfDirect(key: string, tx?: Transaction): Promise<string | null> {
    const rows = await (tx ?? this.dataSource).query<{ id: string }[]>(
      'SELECT id FROM rooms WHERE direct_key = $1',
      [key],
    );
    return rows[0]?.id ?? null;
  }

  /** Until the end of the transaction, of all that ask for the same two people one goes on at a time. */
  async lockPair(tx: Transaction, key: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
  }

  /** The public room of this name, regardless of case; else the private one that this person is in longest. */
  async idByName(name: string, userId: string): Promise<string | null> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM (
         SELECT id, '-infinity'::timestamptz AS since FROM rooms WHERE kind = 'public' AND lower(name) = lower($1)
         UNION ALL
         SELECT r.id, m.joined_at FROM members m JOIN rooms r ON r.id = m.room_id
          WHERE m.user_id = $2 AND r.kind = 'private' AND lower(r.name) = lower($1)
       ) AS named ORDER BY since, id LIMIT 1`,
      [name, userId],
    );
    return rows[0]?.id ?? null;
  }

  /** Public rooms with `text` anywhere in their name, by name, after that one. */
  async publicRooms(
    text: string,
    after: { name: string; id: string } | null,
    limit: number,
  ): Promise<RoomRow[]> {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    return this.dataSource.query<RoomRow[]>(
      `SELECT ${roomColumns('r')} FROM rooms r
        WHERE r.kind = 'public' AND r.name ILIKE $1
          AND ($2::text IS NULL OR (lower(r.name) COLLATE "C", r.id) > (lower($2), $3::uuid))
        ORDER BY lower(r.name) COLLATE "C", r.id
        LIMIT $4`,
      [pattern, after?.name ?? null, after?.id ?? null, limit],
    );
  }

  /** @throws ChatError CONFLICT when a public room has this name */
  async edit(tx: Transaction, roomId: string, { name, topic }: RoomEdit): Promise<void> {
    await takingNames(
      tx.query(
        `UPDATE rooms SET name = CASE WHEN $2 THEN $3 ELSE name END, topic = CASE WHEN $4 THEN $5 ELSE topic END
          WHERE id = $1`,
        [roomId, name !== undefined, name ?? null, topic !== undefined, topic ?? null],
      ),
    );
  }

  /** Removes the room with everything in it. Answers who was in it. */
  async delete(tx: Transaction, roomId: string): Promise<string[]> {
    const rows = await tx.query<{ user_id: string }[]>(
      `WITH members AS (
         DELETE FROM members WHERE room_id = $1 RETURNING user_id
       ), moved AS (
         UPDATE users SET rooms_version = rooms_version + 1 WHERE id IN (SELECT user_id FROM members)
       ), room AS (
         DELETE FROM rooms WHERE id = $1
       )
       SELECT user_id FROM members`,
      [roomId],
    );
    return rows.map((row) => row.user_id);
  }
}

async function takingNames<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    if (violatedConstraint(error) !== 'rooms_public_name') throw error;
    throw new ChatError('CONFLICT', 'There is a public room of this name already.', {
      fields: [{ path: 'name', message: 'taken by another public room' }],
      cause: error,
    });
  }
}
