import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import { roomTerm } from './entry.js';
import { LAST, NEWEST_FIRST, newestOf } from './newest.js';
import { gatheredOfAll, gathersMore, type Part, tsqueryOfAll } from './parts.js';
import type { Scope, SearchedRoom } from './scope.js';

export interface Found {
  readonly id: string;
  readonly at: Date;
  /** Higher is better; 0 where nothing is compared. */
  readonly rank: number;
}

/** What came of looking through messages one by one. */
export interface Looked {
  readonly found: Found[];
  /** So many were looked at: all that are newer than the oldest of them. */
  readonly examined: number;
  /** So many of them are of rooms that the caller is in. */
  readonly own: number;
  /** There are no others. */
  readonly isAll: boolean;
  /** Of so many of them … */
  readonly sampled: number;
  /** … how many have each part. */
  readonly fitting: readonly number[];
  /** Of those that were looked at, how many the index would find; `null` where these are those that fit. */
  readonly gathered: number | null;
}

export interface Wanted {
  readonly userId: string;
  /** Everything that a message has to have; none for any message. */
  readonly parts: readonly Part[];
  /** As `tsquery`: by which messages are compared; `null` for newest first. */
  readonly rankedBy: string | null;
  /** At this time or later. */
  readonly since: Date | null;
  /** Earlier than this, or where the times are the same, with a smaller id. */
  readonly until: { readonly at: Date; readonly id: string } | null;
}

/** Milliseconds that one search may take of the database. */
const LIMIT_MS = 5_000;
/** Messages in which each part is counted. */
const SAMPLE = 400;
/** Up to so many the index knows as words of a message, too. */
const FEW_ROOMS = 50;

/** Parameters that all have: $1 the caller, $2 what is had, $3 and $4 until, $5 since, $6 by what is compared, $7 limit. */
const TIMES = `(at, message_id) < ($3::timestamptz, $4::uuid) AND ($5::timestamptz IS NULL OR at >= $5)`;
/** The same, and no reason to go by the index over the times. */
const ANY_TIMES = TIMES.replaceAll(/\bat\b(?=[ ,])/g, "at + interval '0'");

/**
 * The newest of `s` that fit, each looked at only until there are enough. Who is in the room now, and what is there now:
 * neither waits for the index.
 */
const PRESENT = `
  SELECT s.message_id AS id, s.at,
         CASE WHEN $6::tsquery IS NULL THEN 0 ELSE (ts_rank(s.words, $6::tsquery, 1) * 1e7)::int END AS rank
  FROM (
    SELECT * FROM s
    WHERE ($2::tsquery IS NULL OR words @@ $2::tsquery)
      AND room_id IN (SELECT room_id FROM members WHERE user_id = $1)
    ${NEWEST_FIRST}
  ) s
  CROSS JOIN LATERAL (SELECT FROM messages m WHERE m.id = s.message_id AND m.deleted_at IS NULL LIMIT 1) present
  ORDER BY s.at DESC, s.message_id DESC LIMIT $7`;

const OWN = '(SELECT count(*) FROM s WHERE room_id IN (SELECT room_id FROM members WHERE user_id = $1))';

@Injectable()
export class SearchRepository {
  constructor(private readonly dataSource: DataSource) {}

  rooms(userId: string, roomId: string | null): Promise<SearchedRoom[]> {
    return this.dataSource.query<SearchedRoom[]>(
      `SELECT r.id, (r.last_seq - r.first_seq + 1)::int AS messages FROM members mine JOIN rooms r ON r.id = mine.room_id
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

  /**
   * For the searches of this transaction: compiling a plan takes longer than any of them, and no table is small enough to
   * be read as a whole. Answers about how many messages there are; below 0 if that is not known.
   */
  async prepare(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ total: number }[]>(
      `SELECT set_config('jit', 'off', true), set_config('work_mem', '32MB', true),
              set_config('enable_seqscan', 'off', true), set_config('statement_timeout', $1, true),
              (SELECT reltuples::bigint FROM pg_class WHERE oid = 'message_search'::regclass) AS total`,
      [String(LIMIT_MS)],
    );
    return row?.total ?? -1;
  }

  /** The newest of any messages. */
  newest(tx: Transaction, wanted: Wanted, { roomIds }: Scope, limit: number): Promise<Found[]> {
    const s = roomIds
      ? `SELECT e.* FROM unnest($8::uuid[]) AS r (id)
         CROSS JOIN LATERAL (SELECT * FROM ${newestOf('r.id')} LIMIT $7 + 100) e`
      : `SELECT * FROM message_search WHERE ${TIMES}`;
    return tx.query<Found[]>(`WITH s AS (${s}) ${PRESENT}`, [
      ...parametersOf(wanted, limit),
      ...(roomIds ? [roomIds] : []),
    ]);
  }

  /** Looks through the newest so many messages, and answers the newest that fit. */
  async walk(
    tx: Transaction,
    wanted: Wanted,
    { roomIds, isSmall }: Scope,
    depth: number,
    limit: number,
  ): Promise<Looked> {
    const each = isSmall || !roomIds ? depth : Math.ceil((MORE_OF_EACH * depth) / roomIds.length);
    const rows = await tx.query<(Found & Omit<Looked, 'found'>)[]>(
      `WITH ${roomIds ? NEWEST_OF_ROOMS : NEWEST_OF_ALL},
       sample AS (SELECT words FROM s LIMIT ${SAMPLE})
       SELECT looked.*, hit.*
       FROM (
         SELECT (SELECT count(*) FROM s) AS examined,
                ${roomIds ? '0' : OWN} AS own,
                (SELECT count(*) FROM sample) AS sampled,
                ${roomIds ? 'NOT EXISTS (SELECT FROM cut)' : '(SELECT count(*) FROM s) < $9'} AS "isAll",
                (SELECT count(*) FROM s WHERE words @@ $10::tsquery) AS gathered,
                ARRAY (
                  SELECT (SELECT count(*)::int FROM sample WHERE words @@ part.text::tsquery)
                  FROM unnest($8::text[]) WITH ORDINALITY AS part (text, n) ORDER BY n
                ) AS fitting
       ) looked
       LEFT JOIN LATERAL (${PRESENT}) hit ON true
       ORDER BY hit.at DESC, hit.id DESC`,
      [
        ...parametersOf(wanted, limit),
        wanted.parts.map(({ text }) => text),
        each,
        gathersMore(wanted.parts) ? gatheredOfAll(wanted.parts) : null,
        ...(roomIds ? [roomIds] : []),
      ],
    );
    const [looked] = rows;
    if (!looked) throw new Error('looking through messages answered nothing');
    const { examined, own, isAll, sampled, fitting } = looked;
    const gathered = gathersMore(wanted.parts) ? looked.gathered : null;
    const found = rows.filter(({ id }) => id !== null).map(({ id, at, rank }) => ({ id, at, rank }));
    return { found, examined, own, isAll, sampled, fitting, gathered };
  }

  /**
   * By the index over the words, and where there is a time, by that over the times. It is asked for words and not for their
   * order, which it does not know: asked for phrases, the planner takes what fits for all that has to be fetched, and
   * leaves out the times.
   */
  async byWords(
    tx: Transaction,
    wanted: Wanted,
    { roomIds, isMost }: Scope,
    asked: readonly Part[],
    limit: number,
  ): Promise<Found[]> {
    const isWord = roomIds !== null && roomIds.length <= FEW_ROOMS && !isMost;
    const scope = isWord ? ` & (${roomIds.map((id) => `'${roomTerm(id)}'`).join(' | ')})` : '';
    const isTimed = wanted.since !== null || wanted.until !== null;
    // In order of time, each message would be fetched to see whether it fits.
    if (isTimed) await tx.query(`SET LOCAL enable_indexscan = off`);
    const found = await tx.query<Found[]>(
      `WITH s AS MATERIALIZED (
         SELECT * FROM message_search
         WHERE words @@ $8::tsquery AND ${isTimed ? TIMES : ANY_TIMES}
           ${roomIds && !isWord ? 'AND room_id = ANY ($9::uuid[])' : ''}
       ) ${PRESENT}`,
      [
        ...parametersOf(wanted, limit),
        gatheredOfAll(asked) + scope,
        ...(roomIds && !isWord ? [roomIds] : []),
      ],
    );
    if (isTimed) await tx.query(`SET LOCAL enable_indexscan = on`);
    return found;
  }
}

/** Rooms are not equally busy: so many times as much of each is looked at as there would be, if they were. */
const MORE_OF_EACH = 2;

const NEWEST_OF_ALL = `
  s AS MATERIALIZED (SELECT * FROM message_search WHERE ${TIMES} ${NEWEST_FIRST} LIMIT $9)`;

/** Of each room so many; and of those only what is newer than the oldest of any room that has more. */
const NEWEST_OF_ROOMS = `
  taken AS MATERIALIZED (
    SELECT e.*, row_number() OVER (PARTITION BY e.room_id ORDER BY e.at DESC, e.message_id DESC) AS n
    FROM unnest($11::uuid[]) AS r (id)
    CROSS JOIN LATERAL (SELECT * FROM ${newestOf('r.id')} LIMIT $9) e
  ),
  cut AS MATERIALIZED (SELECT at, message_id FROM taken WHERE n = $9 ${NEWEST_FIRST} LIMIT 1),
  s AS MATERIALIZED (
    SELECT * FROM taken
    WHERE NOT EXISTS (SELECT FROM cut) OR (at, message_id) >= (SELECT at, message_id FROM cut)
  )`;

function parametersOf({ userId, parts, rankedBy, since, until }: Wanted, limit: number): unknown[] {
  const { at, id } = until ?? LAST;
  return [userId, parts.length > 0 ? tsqueryOfAll(parts) : null, at, id, since, rankedBy, limit];
}
