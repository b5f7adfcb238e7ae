import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/platform/database/migrate.js';
import type { MessageDraft } from '../../src/messages/message-draft.js';
import type { Written } from '../../src/messages/messages.writer.js';
import { startPostgres, type TestDatabase } from '../support/postgres.js';
import { draft, expectSoundRooms, openWriter, type TestWriter, World } from './writers.js';

const SENDERS = 20;
/** Enough to hit every step of a batch; without an end a slow machine would get nothing done. */
const MAX_CUTS = 40;

let database: TestDatabase;
let world: World;
let writers: TestWriter[];

beforeAll(async () => {
  database = await startPostgres();
  await migrate({ url: database.url });
  world = new World(database);
  await world.addPeople(...Array.from({ length: SENDERS }, (_, n) => `sender${n}`));
});

afterAll(() => database.close());

beforeEach(async () => {
  writers = await Promise.all([openWriter(database), openWriter(database)]);
});

afterEach(() => Promise.all(writers.map((writer) => writer.close())));

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

/**
 * What each sender sends, and to which writer: some ids come to both writers, some twice to one. Senders wait for the
 * answer to ten messages before they send the next ten, and send again what was not acknowledged.
 */
async function send(rooms: readonly string[], messages: number): Promise<Map<string, Written[]>> {
  const answers = new Map<string, Written[]>();
  const sendUntilAcked = async (one: MessageDraft, n: number): Promise<void> => {
    for (let attempt = 0; ; attempt += 1) {
      const written = await pick(writers, n + attempt)
        .writer.write(one)
        .catch(() => undefined);
      if (!written) continue;
      answers.set(one.id, [...(answers.get(one.id) ?? []), written]);
      return;
    }
  };
  const sender = async (who: number): Promise<void> => {
    for (let n = 0; n < messages / SENDERS; n += 10) {
      const ten = Array.from({ length: 10 }, (_, k) =>
        draft(pick(rooms, who + n + k), pick(world.people, who), { body: `${who}: ${n + k}` }),
      );
      const doubled = [...ten, ...ten.slice(0, 2), ...ten.slice(5, 6)];
      await Promise.all(doubled.map((one, k) => sendUntilAcked(one, who + k)));
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, (_, who) => sender(who)));
  return answers;
}

async function expectEveryAckStoredOnce(answers: Map<string, Written[]>): Promise<void> {
  await expectSoundRooms(database);
  const rows = await database.query<{ id: string; seq: number; room_id: string }>(
    'SELECT id, seq, room_id FROM messages WHERE id = ANY ($1::uuid[])',
    [[...answers.keys()]],
  );
  expect(rows).toHaveLength(answers.size);
  for (const { id, seq, room_id } of rows) {
    for (const { message } of answers.get(id) ?? []) {
      expect([message.seq, message.roomId]).toEqual([seq, room_id]);
    }
  }
}

/** Each writer tells of each room in the order of its versions. */
function expectToldInOrder(): void {
  for (const { told } of writers) {
    const newest = new Map<string, number>();
    for (const { roomId, version } of told) {
      expect(version).toBeGreaterThan(newest.get(roomId) ?? 0);
      newest.set(roomId, version);
    }
  }
}

describe.each([1, 50])('messages of 20 senders in %i room(s), over two writers', (roomCount) => {
  let rooms: string[];

  beforeEach(async () => {
    rooms = await Promise.all(Array.from({ length: roomCount }, () => world.addRoom()));
  });

  it('10,000 of them are each stored once, without a hole', async () => {
    const answers = await send(rooms, 10_000);
    expect(answers.size).toBe(10_000);
    await expectEveryAckStoredOnce(answers);
    for (const written of answers.values()) {
      expect(written.filter(({ repeated }) => !repeated)).toHaveLength(1);
    }
    expectToldInOrder();
    expect(writers.flatMap(({ told }) => told)).toHaveLength(10_000);
  });

  it('are so while connections are cut at random', async () => {
    let done = false;
    let cuts = 0;
    const cutting = (async () => {
      while (!done && cuts < MAX_CUTS) {
        const rows = await database.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'parley' AND state <> 'idle'
           ORDER BY random() LIMIT 1`,
        );
        cuts += rows.length;
        await new Promise((resolve) => setTimeout(resolve, 50 * Math.random()));
      }
    })();
    const answers = await send(rooms, 4_000);
    done = true;
    await cutting;
    expect(cuts).toBeGreaterThan(5);
    await expectEveryAckStoredOnce(answers);
    // Whatever was lost on the way was told all the same.
    expect(new Set(writers.flatMap(({ told }) => told.map(({ id }) => id))).size).toBe(4_000);
  });
});
