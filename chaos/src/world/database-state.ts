import type { Id, MemberRole, Message, RoomKind, SystemNotice } from '@parley/contracts';
import pg from 'pg';
import type { DatabaseState } from '../history/events.js';
import { reactionsState } from '../history/states.js';

interface RoomRow {
  id: Id;
  kind: RoomKind;
  last_seq: string;
  version: string;
  member_count: number;
}

interface MemberRow {
  room_id: Id;
  user_id: Id;
  role: MemberRole;
  read_seq: string;
  delivered_seq: string;
}

interface MessageRow {
  id: Id;
  room_id: Id;
  seq: string;
  version: string;
  kind: 'user' | 'system';
  author_id: Id;
  body: string | null;
  deleted_at: Date | null;
  mentions: Id[];
  reactions: Message['reactions'];
  system: SystemNotice | null;
  created_at: Date;
}

/** The version of each room. */
export async function readVersions(url: string): Promise<Map<Id, number>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ id: Id; version: string }>('SELECT id, version FROM rooms');
    return new Map(rows.map(({ id, version }) => [id, Number(version)]));
  });
}

/** Everything in the database that anything is promised about, as of one moment. */
export async function readDatabase(url: string): Promise<DatabaseState> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const rooms = await client.query<RoomRow>(
      'SELECT id, kind, last_seq, version, member_count FROM rooms ORDER BY id',
    );
    const members = await client.query<MemberRow>(
      'SELECT room_id, user_id, role, read_seq, delivered_seq FROM members ORDER BY room_id, user_id',
    );
    const messages = await client.query<MessageRow>(
      `SELECT id, room_id, seq, version, kind, author_id, body, deleted_at, mentions, reactions, system, created_at
       FROM messages ORDER BY room_id, seq`,
    );
    return {
      rooms: rooms.rows.map(({ id, kind, last_seq, version, member_count }) => ({
        id,
        kind,
        lastSeq: Number(last_seq),
        version: Number(version),
        memberCount: member_count,
      })),
      members: members.rows.map(({ room_id, user_id, role, read_seq, delivered_seq }) => ({
        roomId: room_id,
        userId: user_id,
        role,
        readSeq: Number(read_seq),
        deliveredSeq: Number(delivered_seq),
      })),
      messages: messages.rows.map((row) => ({
        id: row.id,
        roomId: row.room_id,
        seq: Number(row.seq),
        version: Number(row.version),
        kind: row.kind,
        authorId: row.author_id,
        body: row.body,
        deleted: row.deleted_at !== null,
        mentions: row.mentions,
        reactions: reactionsState(row.reactions),
        system: row.system,
        createdAt: row.created_at.getTime(),
      })),
    };
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
