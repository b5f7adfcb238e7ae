import pg from 'pg';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Message } from '@parley/contracts';
import { MessageChanged } from '../../src/messages/messages.events.js';
import type { MessageDraft } from '../../src/messages/message-draft.js';
import { MessageWrites } from '../../src/messages/message-writes.repository.js';
import { MessageWriter } from '../../src/messages/messages.writer.js';
import { databaseOptions } from '../../src/platform/database/data-source.js';
import { DomainEvents } from '../../src/platform/events/index.js';
import { Metrics, Tallies, WriterMeters } from '../../src/platform/observability/index.js';
import type { TestDatabase } from '../support/postgres.js';

// Failures are what is tested.
Logger.overrideLogger(false);

/** One of several writers, with connections of its own, as in an instance of its own. */
export interface TestWriter {
  readonly writer: MessageWriter;
  readonly writes: MessageWrites;
  /** What it told, in its order. */
  readonly told: Message[];
  close(): Promise<void>;
}

export async function openWriter(database: TestDatabase): Promise<TestWriter> {
  const dataSource = await new DataSource(
    databaseOptions({ url: database.url }, 4, () => undefined),
  ).initialize();
  const events = new DomainEvents();
  const told: Message[] = [];
  events.on(MessageChanged, ({ message }) => told.push(message));
  const writes = new MessageWrites(dataSource);
  const tallies = new Tallies();
  const metrics = new Metrics(tallies);
  const writer = new MessageWriter(writes, events, new WriterMeters(metrics), tallies);
  return {
    writer,
    writes,
    told,
    close: async () => {
      await writer.beforeApplicationShutdown();
      await dataSource.destroy();
    },
  };
}

export function draft(roomId: string, authorId: string, more: Partial<MessageDraft> = {}): MessageDraft {
  return {
    id: uuidv7(),
    roomId,
    authorId,
    body: 'hello',
    replyTo: null,
    mentionedNames: [],
    attachmentIds: [],
    ...more,
  };
}

/** People and rooms, as rows; everybody of `people` is in every room that `addRoom` makes. */
export class World {
  readonly people: string[] = [];

  constructor(readonly database: TestDatabase) {}

  async addPeople(...names: string[]): Promise<string[]> {
    const ids = names.map(() => uuidv7());
    await this.database.query(
      'INSERT INTO users (id, username, display_name) SELECT id, name, name FROM unnest($1::uuid[], $2::text[]) p (id, name)',
      [ids, names],
    );
    this.people.push(...ids);
    return ids;
  }

  async addRoom(kind: 'public' | 'private' = 'public'): Promise<string> {
    const id = uuidv7();
    await this.database.query(
      'INSERT INTO rooms (id, kind, name, created_by) VALUES ($1::uuid, $2, $1::uuid::text, $3)',
      [id, kind, this.people[0]],
    );
    await this.database.query(
      `INSERT INTO members (room_id, user_id, role)
       SELECT $1::uuid, id, CASE place WHEN 1 THEN 'owner' ELSE 'member' END FROM unnest($2::uuid[]) WITH ORDINALITY p (id, place)`,
      [id, this.people],
    );
    return id;
  }

  /** As whoever changes members does it: the room's row first. */
  async underLock<T>(roomId: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(this.database.url);
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT id FROM rooms WHERE id = $1 FOR UPDATE', [roomId]);
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } finally {
      await client.end();
    }
  }
}

/** What the database must look like whatever happened before. */
export async function expectSoundRooms(database: TestDatabase): Promise<void> {
  const broken = await database.query(`
    SELECT r.id, r.last_seq, r.version, m.*
    FROM rooms r
    LEFT JOIN LATERAL (
      SELECT
        count(*) AS messages, min(seq) AS first, max(seq) AS last, count(DISTINCT seq) AS places,
        max(version) AS newest, count(DISTINCT version) AS versions
      FROM messages WHERE room_id = r.id
    ) m ON true
    WHERE (m.messages, coalesce(m.last, 0), coalesce(m.first, 1), m.places, m.versions, coalesce(m.newest, 0))
      IS DISTINCT FROM (r.last_seq, r.last_seq, 1::bigint, r.last_seq, r.last_seq, r.version)`);
  if (broken.length > 0) throw new Error(`rooms with holes or doubles: ${JSON.stringify(broken, null, 1)}`);
}
