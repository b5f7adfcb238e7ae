import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';

/** A room that is searched: one that the caller is in. */
export interface SearchedRoom {
  readonly id: string;
  readonly last_seq: number;
}

export interface Found {
  readonly id: string;
  readonly at: Date;
  /** Higher is better; 0 where nothing is compared. */
  readonly rank: number;
}

export interface Wanted {
  readonly userId: string;
  /** As `tsquery`: everything that a message has to have; `null` for any message. */
  readonly having: string | null;
  /** As `tsquery`: by which messages are compared; `null` for newest first. */
  readonly rankedBy: string | null;
  /** The only room, or `null` for all of the caller's. */
  readonly roomId: string | null;
  /** At this time or later. */
  readonly since: Date | null;
  /** Earlier than this, or where the times are the same, with a smaller id. */
  readonly until: { readonly at: Date; readonly id: string } | null;
}

const LAST = { at: new Date('9999-12-31T00:00:00Z'), id: 'ffffffff-ffff-7fff-bfff-ffffffffffff' };
/** Milliseconds that one search may take of the database. */
const LIMIT_MS = 5_000;

const RANK = `CASE WHEN $6::tsquery IS NULL THEN 0 ELSE (ts_rank(s.words, $6::tsquery, 1) * 1e7)::int END`;
/** Who is in the room now, and what is there now: neither waits for the index. */
const VISIBLE = `
  JOIN members mine ON mine.room_id = s.room_id AND mine.user_id = $1
  JOIN messages m ON m.id = s.message_id AND m.deleted_at IS NULL`;
const TIMES = `(at, message_id) < ($3::timestamptz, $4::uuid) AND ($5::timestamptz IS NULL OR at >= $5)`;

@Injectable()
export class SearchRepository {
  constructor(private readonly dataSource: DataSource) {}

  rooms(userId: string, roomId: string | null): Promise<SearchedRoom[]> {
    return this.dataSource.query<SearchedRoom[]>(
      `SELECT r.id, r.last_seq FROM members mine JOIN rooms r ON r.id = mine.room_id
       WHERE mine.user_id = $1 AND ($2::uuid IS NULL OR r.id = $2)`,
      [userId, roomId],
    );
  }

  /** Those of the caller's rooms that are called so, regardless of case; `@name` is the direct one with that person. */
  async roomIdsByName(userId: string, name: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      name.startsWith('@')
        ? `SELECT r.id FROM users u
           JOIN members other ON other.user_id = u.id
           JOIN rooms r ON r.id = other.room_id AND r.kind = 'direct'
           JOIN members mine ON mine.room_id = r.id AND mine.user_id = $1
           WHERE u.username = lower(substr($2, 2)) AND u.id <> $1`
        : `SELECT r.id FROM members mine JOIN rooms r ON r.id = mine.room_id
           WHERE mine.user_id = $1 AND lower(r.name) = lower($2)`,
      [userId, name],
    );
    return rows.map(({ id }) => id);
  }

  async userIdByName(username: string): Promise<string | null> {
    const rows = await this.dataSource.query<{ id: string }[]>('SELECT id FROM users WHERE username = $1', [
      username,
    ]);
    return rows[0]?.id ?? null;
  }

  /** For the searches of this transaction. Compiling a plan takes longer than any of them. */
  async prepare(tx: Transaction): Promise<void> {
    await tx.query(
      `SELECT set_config('jit', 'off', true), set_config('work_mem', '32MB', true),
              set_config('statement_timeout', $1, true)`,
      [String(LIMIT_MS)],
    );
  }

  /** Looks through the newest so many messages (of the room, or of all rooms), and answers the newest that fit. */
  amongNewest(tx: Transaction, wanted: Wanted, window: number, limit: number): Promise<Found[]> {
    const room = wanted.roomId === null ? '$8::uuid IS NULL' : 'room_id = $8::uuid';
    return tx.query<Found[]>(
      `WITH s AS MATERIALIZED (
         SELECT * FROM message_search WHERE ${TIMES} AND ${room}
         ORDER BY at DESC, message_id DESC LIMIT $9
       )
       SELECT s.message_id AS id, s.at, ${RANK} AS rank
       FROM s ${VISIBLE}
       WHERE $2::tsquery IS NULL OR s.words @@ $2::tsquery
       ORDER BY s.at DESC, s.message_id DESC LIMIT $7`,
      [...parametersOf(wanted, limit), wanted.roomId, window],
    );
  }

  /** By the index over the words. `having` must be given. */
  byWords(tx: Transaction, wanted: Wanted, limit: number): Promise<Found[]> {
    return tx.query<Found[]>(
      `WITH s AS MATERIALIZED (
         SELECT * FROM message_search WHERE words @@ $2::tsquery AND ${TIMES} AND ($8::uuid IS NULL OR room_id = $8)
       )
       SELECT s.message_id AS id, s.at, ${RANK} AS rank
       FROM s ${VISIBLE}
       ORDER BY s.at DESC, s.message_id DESC LIMIT $7`,
      [...parametersOf(wanted, limit), wanted.roomId],
    );
  }
}

function parametersOf({ userId, having, rankedBy, since, until }: Wanted, limit: number): unknown[] {
  const { at, id } = until ?? LAST;
  return [userId, having, at, id, since, rankedBy, limit];
}
