import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { migrate } from '../../src/platform/database/migrate.js';
import { sqlStateOf } from '../../src/platform/database/sql-state.js';
import { startPostgres, type TestDatabase } from '../support/postgres.js';
import { draft, expectSoundRooms, openWriter, type TestWriter, World } from './writers.js';

let database: TestDatabase;
let world: World;
let here: TestWriter;
let there: TestWriter;

beforeAll(async () => {
  database = await startPostgres();
  await migrate({ url: database.url });
  world = new World(database);
  await world.addPeople(...Array.from({ length: 20 }, (_, n) => `person${n}`));
});

afterAll(() => database.close());

beforeEach(async () => {
  [here, there] = await Promise.all([openWriter(database), openWriter(database)]);
});

afterEach(async () => {
  await Promise.all([here.close(), there.close()]);
  await expectSoundRooms(database);
});

const person = (n: number): string => world.people[n] ?? '';
const countOf = async (id: string): Promise<number> =>
  (await database.query<{ n: number }>('SELECT count(*) AS n FROM messages WHERE id = $1', [id]))[0]?.n ?? 0;
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'stored',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

async function scansOfMessages(): Promise<{ whole: number; byKey: number }> {
  const [scans] = await database.query<{ whole: number; byKey: number }>(
    `SELECT seq_scan AS whole, idx_scan AS "byKey" FROM pg_stat_user_tables WHERE relname = 'messages'`,
  );
  if (!scans) throw new Error('nothing is known of the table');
  return scans;
}

describe('one message', () => {
  it('is in the database when it is acknowledged, and its author has read it', async () => {
    const roomId = await world.addRoom();
    const sent = draft(roomId, person(1));
    const { message, repeated } = await here.writer.write(sent);

    expect(repeated).toBe(false);
    expect(message).toMatchObject({
      id: sent.id,
      roomId,
      seq: 1,
      version: 1,
      kind: 'user',
      authorId: person(1),
    });
    expect(message).toMatchObject({
      body: 'hello',
      replyTo: null,
      mentions: [],
      editedAt: null,
      deletedAt: null,
    });
    expect(await countOf(sent.id)).toBe(1);
    expect(here.told).toEqual([message]);
    const marks = await database.query(
      'SELECT read_seq, delivered_seq FROM members WHERE room_id = $1 AND user_id = $2',
      [roomId, person(1)],
    );
    expect(marks).toEqual([{ read_seq: 1, delivered_seq: 1 }]);
  });

  it('mentions members by name, and everybody when a moderator says so', async () => {
    const [outsider] = await world.addPeople('outsider');
    world.people.pop();
    const roomId = await world.addRoom();
    const called = (authorId: string, ...names: string[]) =>
      here.writer.write(draft(roomId, authorId, { mentionedNames: names }));

    const byName = await called(person(1), 'person2', 'person3', 'outsider', 'nobody', 'all');
    expect(byName.message.mentions.sort()).toEqual([person(2), person(3)].sort());
    const everybody = await called(person(0), 'all');
    expect(everybody.message.mentions.sort()).toEqual(world.people.slice(1).sort());
    expect(everybody.message.mentions).not.toContain(outsider);
    expect([byName.message.mentionsAll, everybody.message.mentionsAll]).toEqual([false, true]);
  });

  it('replies to a message of the same room only', async () => {
    const [roomId, otherRoom] = [await world.addRoom(), await world.addRoom()];
    const original = await here.writer.write(draft(roomId, person(1)));
    const replyTo = original.message.id;
    const reply = await here.writer.write(draft(roomId, person(2), { replyTo }));
    expect(reply.message.replyTo).toBe(replyTo);
    expect(await codeOf(here.writer.write(draft(otherRoom, person(2), { replyTo })))).toBe('VALIDATION');
    expect(await codeOf(here.writer.write(draft(roomId, person(2), { replyTo: uuidv7() })))).toBe(
      'VALIDATION',
    );
  });
});

describe('who may not write', () => {
  it.each([
    ['public', 'NOT_A_MEMBER'],
    ['private', 'NOT_FOUND'],
  ] as const)('a stranger to a %s room hears %s', async (kind, code) => {
    const roomId = await world.addRoom(kind);
    expect(await codeOf(here.writer.write(draft(roomId, uuidv7())))).toBe(code);
  });

  it('a room that is not there is NOT_FOUND', async () => {
    expect(await codeOf(here.writer.write(draft(uuidv7(), person(1))))).toBe('NOT_FOUND');
  });

  it('the banned hear it, the muted too, until the mute is over', async () => {
    const roomId = await world.addRoom();
    await database.query('INSERT INTO bans (room_id, user_id, banned_by) VALUES ($1, $2, $3)', [
      roomId,
      person(1),
      person(0),
    ]);
    await database.query('DELETE FROM members WHERE room_id = $1 AND user_id = $2', [roomId, person(1)]);
    const mute = (n: number, until: string) =>
      database.query(`UPDATE members SET muted_until = now() + $3 WHERE room_id = $1 AND user_id = $2`, [
        roomId,
        person(n),
        until,
      ]);
    await mute(2, '1 hour');
    await mute(3, '-1 second');
    const codes = await Promise.all(
      [1, 2, 3].map((n) => codeOf(here.writer.write(draft(roomId, person(n))))),
    );
    expect(codes).toEqual(['BANNED', 'MUTED', 'stored']);
  });

  it('is decided under the lock: what was sent before a kick committed does not slip in after it', async () => {
    const roomId = await world.addRoom();
    const sends = await world.underLock(roomId, async (client) => {
      // Under way while the kick is: they wait for the lock, and must see what was committed while they waited.
      const waiting = [here, there].map(({ writer }) => codeOf(writer.write(draft(roomId, person(1)))));
      await blocked(2);
      await client.query('DELETE FROM members WHERE room_id = $1 AND user_id = $2', [roomId, person(1)]);
      return waiting;
    });
    expect(await Promise.all(sends)).toEqual(['NOT_A_MEMBER', 'NOT_A_MEMBER']);
  });
});

/** Resolves when so many connections of this database wait for a lock. */
async function blocked(count: number): Promise<void> {
  for (;;) {
    const rows = await database.query<{ n: number }>(
      `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.n ?? 0) >= count) return;
  }
}

/** Shuts this database, cutting the writers' connections, or opens it again. */
async function setConnections(allowed: boolean): Promise<void> {
  const elsewhere = new URL(database.url);
  const name = elsewhere.pathname.slice(1);
  elsewhere.pathname = '/postgres';
  const client = new pg.Client(elsewhere.href);
  await client.connect();
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${String(allowed)}`);
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'parley'`,
    [name],
  );
  await client.end();
}

const DEADLOCK = '40P01';

describe('the same id', () => {
  it('is stored once when it comes again in the same batch, later, and at another writer', async () => {
    const roomId = await world.addRoom();
    const sent = draft(roomId, person(1));
    const first = await Promise.all(
      [here, here, there, there].map(({ writer }) => writer.write({ ...sent })),
    );
    const later = await Promise.all([here, there].map(({ writer }) => writer.write({ ...sent })));
    const all = [...first, ...later];
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
    for (const { message } of all) expect(message).toEqual(all[0]?.message);
    expect(await countOf(sent.id)).toBe(1);
    expect([...here.told, ...there.told]).toHaveLength(1);
  });

  it.each<[string, (roomId: string) => object]>([
    ['body', () => ({ body: 'other' })],
    ['author', () => ({ authorId: person(2) })],
  ])('with another %s is a CONFLICT, in one batch and later', async (_, change) => {
    const roomId = await world.addRoom();
    const sent = draft(roomId, person(1));
    const changed = { ...sent, ...change(roomId) };
    const [first, second] = await Promise.all([
      codeOf(here.writer.write(sent)),
      codeOf(here.writer.write(changed)),
    ]);
    expect([first, second]).toEqual(['stored', 'CONFLICT']);
    expect(await codeOf(there.writer.write(changed))).toBe('CONFLICT');
    expect(await codeOf(there.writer.write(sent))).toBe('stored');
  });

  it('of a message that was refused is free for another', async () => {
    const roomId = await world.addRoom();
    const sent = draft(roomId, person(1));
    const codes = await Promise.all([
      codeOf(here.writer.write({ ...sent, replyTo: uuidv7(), body: 'refused' })),
      codeOf(here.writer.write(sent)),
    ]);
    expect(codes).toEqual(['VALIDATION', 'stored']);
  });

  it('to two rooms at once, at two writers, is stored in one of them', async () => {
    const rooms = await Promise.all([world.addRoom(), world.addRoom()]);
    for (let round = 0; round < 50; round += 1) {
      const ids = Array.from({ length: 5 }, () => uuidv7());
      const codes = await Promise.all(
        [here, there].flatMap(({ writer }, n) =>
          // In opposite orders: two batches that wait for each other's ids must not do so for ever.
          (n === 0 ? ids : [...ids].reverse()).map((id) =>
            codeOf(writer.write(draft(rooms[n] ?? '', person(1), { id }))),
          ),
        ),
      );
      expect(codes.filter((code) => code === 'stored')).toHaveLength(5);
      expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(5);
    }
  });

  it('in two batches at once, in opposite orders, makes them wait in a line and not in a circle', async () => {
    const [one, other] = [await world.addRoom(), await world.addRoom()];
    for (let round = 0; round < 20; round += 1) {
      const ids = Array.from({ length: 200 }, () => uuidv7());
      const results = await Promise.allSettled([
        here.writes.store(ids.map((id) => draft(one, person(1), { id }))),
        there.writes.store(ids.reverse().map((id) => draft(other, person(1), { id }))),
      ]);
      const codes = results.map((result) =>
        result.status === 'rejected' ? sqlStateOf(result.reason) : 'stored',
      );
      expect(codes).not.toContain(DEADLOCK);
      expect(codes).toContain('stored');
    }
  });

  it('is compared with what was first sent, and answered with what is now, after an edit and a delete', async () => {
    const roomId = await world.addRoom();
    const sent = draft(roomId, person(1), { body: 'first' });
    await here.writer.write(sent);
    for (const body of ['second', null]) {
      await database.query(
        `UPDATE messages SET sent_hash = coalesce(sent_hash, sha256(convert_to(body, 'UTF8'))), body = $2 WHERE id = $1`,
        [sent.id, body],
      );
      const again = await there.writer.write(sent);
      expect(again).toMatchObject({ repeated: true, message: { id: sent.id, body } });
      expect(await codeOf(there.writer.write({ ...sent, body: 'second' }))).toBe('CONFLICT');
    }
  });

  it('of a notice is a CONFLICT', async () => {
    const roomId = await world.addRoom();
    const id = uuidv7();
    await database.query(
      `INSERT INTO messages (id, room_id, seq, version, kind, author_id, system) VALUES ($1, $2, 1, 1, 'system', $3, '{}')`,
      [id, roomId, person(1)],
    );
    await database.query('UPDATE rooms SET last_seq = 1, version = 1 WHERE id = $1', [roomId]);
    expect(await codeOf(here.writer.write(draft(roomId, person(1), { id })))).toBe('CONFLICT');
  });
});

describe('batches', () => {
  it('gather while another is stored, and keep the order in which messages came', async () => {
    const store = jest.spyOn(here.writes, 'store');
    const roomId = await world.addRoom();
    const sent = Array.from({ length: 1_000 }, (_, n) => draft(roomId, person(n % 20)));
    const written = await Promise.all(sent.map((one) => here.writer.write(one)));
    expect(written.map(({ message }) => message.seq)).toEqual(sent.map((_, n) => n + 1));
    expect(here.told.map(({ seq }) => seq)).toEqual(sent.map((_, n) => n + 1));
    // All came within one turn: they go in as few as may be.
    expect(store.mock.calls.map(([drafts]) => drafts.length)).toEqual([500, 500]);
  });

  it('look messages up by their keys, with a plan that was made while there were hardly any', async () => {
    const roomId = await world.addRoom();
    await database.query('ANALYZE messages');
    const first = await here.writer.write(draft(roomId, person(1)));
    const before = await scansOfMessages();
    for (let n = 0; n < 10; n += 1) {
      await here.writer.write(draft(roomId, person(1), { replyTo: first.message.id }));
    }
    let after = before;
    // What a connection did is counted when it has been quiet for a moment.
    while (after.byKey < before.byKey + 10) after = await scansOfMessages();
    expect(after.whole - before.whole).toBeLessThan(10);
  });

  it('lose only the message that cannot be stored', async () => {
    const roomId = await world.addRoom();
    const sent = Array.from({ length: 100 }, (_, n) =>
      draft(roomId, person(1), n % 33 === 7 ? { body: 'NUL \0' } : {}),
    );
    const written = await Promise.allSettled(sent.map((one) => here.writer.write(one)));
    expect(written.map(({ status }) => status)).toEqual(
      sent.map(({ body }) => (body === 'hello' ? 'fulfilled' : 'rejected')),
    );
    expect(here.told.map(({ seq }) => seq)).toEqual(Array.from({ length: 97 }, (_, n) => n + 1));
  });

  it('whose commit succeeded and whose connection was then lost are told all the same', async () => {
    const roomId = await world.addRoom();
    const store = here.writes.store.bind(here.writes);
    jest.spyOn(here.writes, 'store').mockImplementationOnce(async (drafts) => {
      await store(drafts);
      throw new Error('Connection terminated unexpectedly');
    });
    const { message, repeated } = await here.writer.write(draft(roomId, person(1)));
    expect(repeated).toBe(false);
    expect(here.told).toEqual([message]);
  });

  it('are given up after some seconds without a database, with all that wait, and go on when it is back', async () => {
    const roomId = await world.addRoom();
    await setConnections(false);
    const sent = Array.from({ length: 3 }, () => draft(roomId, person(1)));
    const failed = await Promise.allSettled(sent.map((one) => here.writer.write(one)));
    await setConnections(true);
    for (const result of failed) {
      expect(result).toMatchObject({ reason: { code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) } });
    }
    const again = await Promise.all(sent.map((one) => here.writer.write(one)));
    expect(again.map(({ message }) => message.seq)).toEqual([1, 2, 3]);
  }, 30_000);

  it('of other rooms go on while the lock of one is held elsewhere', async () => {
    const [held, free] = [await world.addRoom(), await world.addRoom()];
    const stuck = await world.underLock(held, async () => {
      const waiting = here.writer.write(draft(held, person(1)));
      await blocked(1);
      await here.writer.write(draft(free, person(1)));
      return { waiting };
    });
    await stuck.waiting;
  });

  it('that wait beyond the limit are refused at once, with a time to come back', async () => {
    const roomId = await world.addRoom();
    const sends = await world.underLock(roomId, async () => {
      const waiting = Array.from({ length: 10_000 }, () =>
        codeOf(here.writer.write(draft(roomId, person(1)))),
      );
      const tooMuch = here.writer.write(draft(roomId, person(1)));
      await expect(tooMuch).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) });
      return waiting;
    });
    expect(new Set(await Promise.all(sends))).toEqual(new Set(['stored']));
  });

  it('are finished before the process stops, and nothing more is taken', async () => {
    const roomId = await world.addRoom();
    const sends = Array.from({ length: 1_200 }, () => here.writer.write(draft(roomId, person(1))));
    const stopped = here.writer.beforeApplicationShutdown();
    const late = codeOf(here.writer.write(draft(roomId, person(1))));
    await stopped;
    const rows = await database.query<{ n: number }>(
      'SELECT count(*) AS n FROM messages WHERE room_id = $1',
      [roomId],
    );
    expect(rows).toEqual([{ n: 1_200 }]);
    await Promise.all(sends);
    expect(await late).toBe('UNAVAILABLE');
  });
});
