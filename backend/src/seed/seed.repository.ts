import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { CLOSINGS, OPENINGS } from './bulk.js';
import type { SeedPerson } from './people.js';
import type { MemberSeed, MessageSeed, RoomSeed } from './timeline.js';

/** That of the example people too: whoever fills the database waits for whoever is filling it. */
const FILLING_LOCK = 7_236_102;
/** Rows in one statement. */
const CHUNK = 1_000;
/** Each of so many messages of a large room was edited, and every fifth of those deleted. */
const CHANGED_EVERY = 40;

export interface LargeRoom {
  readonly room: RoomSeed;
  /** Rows of `messages` that it begins with: notices. */
  readonly notices: readonly MessageSeed[];
  readonly authorIds: readonly string[];
  /** How many messages follow. */
  readonly count: number;
}

@Injectable()
export class SeedRepository {
  /** What is there, other than these people; from here on nobody else fills the database. */
  async countStrangers(tx: Transaction, usernames: readonly string[]): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [FILLING_LOCK]);
    const [row] = await tx.query<{ count: number }[]>(
      `SELECT count(*) AS count FROM users WHERE NOT (username = ANY ($1) AND email = username || '@example.com')`,
      [usernames],
    );
    return row?.count ?? 0;
  }

  /** Makes those that are missing. Answers everybody's id, by username. */
  async insertPeople(
    tx: Transaction,
    people: readonly (SeedPerson & { readonly id: string; readonly role: 'user' | 'admin' })[],
    passwordHash: string,
    since: Date,
  ): Promise<Map<string, string>> {
    await tx.query(
      `INSERT INTO users (id, username, display_name, email, password_hash, role, bio, created_at)
       SELECT id, username, "displayName", username || '@example.com', $2, role, bio, $3
       FROM json_to_recordset($1) AS p (id uuid, username text, "displayName" text, role text, bio text)
       ON CONFLICT (username) DO NOTHING`,
      [JSON.stringify(people), passwordHash, since],
    );
    const rows = await tx
      .query<{ id: string; username: string }[]>(
        // They come into rooms: instances that run already compare this number.
        `UPDATE users SET rooms_version = rooms_version + 1 WHERE username = ANY ($1) RETURNING id, username`,
        [people.map(({ username }) => username)],
      )
      .then(([updated]: unknown[]) => updated as { id: string; username: string }[]);
    return new Map(rows.map(({ id, username }) => [username, id]));
  }

  async insertRooms(tx: Transaction, rooms: readonly RoomSeed[]): Promise<void> {
    await this.insert(tx, rooms, (json) => [
      `INSERT INTO rooms (id, kind, name, topic, direct_key, created_by, created_at, last_activity_at, member_count,
                          last_seq, version)
       SELECT * FROM json_to_recordset($1) AS r (id uuid, kind text, name text, topic text, direct_key text,
         created_by uuid, created_at timestamptz, last_activity_at timestamptz, member_count int, last_seq bigint,
         version bigint)
       ON CONFLICT (direct_key) DO NOTHING`,
      [json],
    ]);
  }

  async insertMembers(tx: Transaction, members: readonly MemberSeed[]): Promise<void> {
    await this.insert(tx, members, (json) => [
      `INSERT INTO members (room_id, user_id, role, joined_at, read_seq, delivered_seq)
       SELECT m.* FROM json_to_recordset($1) AS m (room_id uuid, user_id uuid, role text, joined_at timestamptz,
         read_seq bigint, delivered_seq bigint)
       WHERE EXISTS (SELECT FROM rooms WHERE id = m.room_id)`,
      [json],
    ]);
  }

  async insertMessages(tx: Transaction, messages: readonly MessageSeed[]): Promise<void> {
    await this.insert(tx, messages, (json) => [
      `INSERT INTO messages (id, room_id, seq, version, kind, author_id, body, sent_hash, reply_to, mentions, reactions,
                             pinned_by, pinned_at, system, created_at, edited_at, deleted_at)
       SELECT id, room_id, seq, version, kind, author_id, body, decode(sent_hash, 'hex'), reply_to,
         ARRAY (SELECT jsonb_array_elements_text(mentions)::uuid), reactions, pinned_by, pinned_at,
         nullif(system, 'null'), created_at, edited_at, deleted_at
       FROM json_to_recordset($1) AS m (id uuid, room_id uuid, seq bigint, version bigint, kind text, author_id uuid,
         body text, sent_hash text, reply_to uuid, mentions jsonb, reactions jsonb, pinned_by uuid,
         pinned_at timestamptz, system jsonb, created_at timestamptz, edited_at timestamptz, deleted_at timestamptz)
       WHERE EXISTS (SELECT FROM rooms WHERE id = m.room_id)`,
      [json],
    ]);
  }

  /**
   * The messages of a large room, in one statement, evenly between its first notice and its last activity. Of those that
   * were changed each has a version above all that were sent, as it would have.
   */
  async insertHistory(tx: Transaction, { room, notices, authorIds, count }: LargeRoom): Promise<void> {
    const sent = notices.length + count;
    await tx.query(
      `INSERT INTO messages (id, room_id, seq, version, kind, author_id, body, sent_hash, reactions, created_at,
                             edited_at, deleted_at)
       SELECT
         (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(noise, 1, 3)
           || substr('89ab', 1 + (seq % 4)::int, 1) || substr(noise, 4, 15))::uuid,
         $1::uuid, seq,
         CASE WHEN changed THEN $3 + seq / ${CHANGED_EVERY} - $2 / ${CHANGED_EVERY} ELSE seq END,
         'user',
         ($6::uuid[])[1 + (seq * 7 + seq / 13) % cardinality($6)],
         CASE WHEN NOT deleted THEN body END,
         CASE WHEN changed THEN sha256(convert_to(body || ' ', 'UTF8')) END,
         CASE WHEN seq % 25 = 0 AND NOT changed
           THEN jsonb_build_array(jsonb_build_object('emoji', '👍', 'userIds',
                  jsonb_build_array(($6::uuid[])[1 + seq % cardinality($6)])))
           ELSE '[]' END,
         at,
         CASE WHEN changed AND NOT deleted THEN at + interval '1 minute' END,
         CASE WHEN deleted THEN at + interval '1 minute' END
       FROM (
         SELECT seq,
           date_trunc('milliseconds', $4::timestamptz + ($5::timestamptz - $4::timestamptz) * ((seq - $2)::float8 / ($3 - $2))) AS at,
           md5($1::uuid::text || seq) AS noise,
           seq % ${CHANGED_EVERY} = 0 AS changed,
           seq % ${CHANGED_EVERY * 5} = 0 AS deleted,
           trim(($7::text[])[1 + (seq * 31 + seq / 7) % cardinality($7)] || ' '
             || ($8::text[])[1 + (seq * 17 + seq / 11) % cardinality($8)]) AS body
         FROM generate_series($2::bigint + 1, $3::bigint) AS seq
       ) AS m`,
      [
        room.id,
        notices.length,
        sent,
        notices.at(-1)?.created_at ?? room.created_at,
        room.last_activity_at,
        authorIds,
        OPENINGS,
        CLOSINGS,
      ],
    );
  }

  /** The version that a room of so many messages comes to by `insertHistory`. */
  versionAfter(notices: number, sent: number): number {
    return sent + Math.floor(sent / CHANGED_EVERY) - Math.floor(notices / CHANGED_EVERY);
  }

  async countMessages(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ count: number }[]>('SELECT count(*) AS count FROM messages');
    return row?.count ?? 0;
  }

  /** PostgreSQL plans by what it knows of the tables, which it would otherwise find out later. */
  async analyse(tx: Transaction): Promise<void> {
    await tx.query('ANALYZE users, rooms, members, messages');
  }

  private async insert<T>(
    tx: Transaction,
    rows: readonly T[],
    statement: (json: string) => [sql: string, parameters: unknown[]],
  ): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK) {
      await tx.query(...statement(JSON.stringify(rows.slice(from, from + CHUNK))));
    }
  }
}
