import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Message, MyRoom, SyncAnswer } from '@parley/contracts';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  connect,
  makeRoom,
  type Person,
  record,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';

let database: TestDatabase;
let redis: TestRedis;
let app: TestApp;
let other: TestApp;
let alice: Person;
let bob: Person;
let asAlice: Api;
let asBob: Api;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  [app, other] = await Promise.all([startApp({ database, redis }), startApp({ database, redis })]);
  [alice, bob] = await Promise.all([signUp(app, 'alice'), signUp(app, 'bob')]);
  [asAlice, asBob] = [apiOf(app, alice), apiOf(app, bob)];
});

afterAll(async () => {
  await Promise.all([app?.close(), other?.close()]);
  await redis?.close();
  await database?.close();
});

async function sync(held: { roomId: string; version: number }[], person = bob): Promise<SyncAnswer> {
  const socket = await connect(app, person.token);
  try {
    const answer = await socket.request('sync', { rooms: held });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.data;
  } finally {
    socket.close();
  }
}

const ofRoom = (answer: SyncAnswer, roomId: string) => answer.rooms.find(({ room }) => room.id === roomId);
const say = async (api: Api, roomId: string, body = 'Hello') =>
  (await api.post<Message>(`/rooms/${roomId}/messages`, { id: newId(), body })).body;

async function shared(): Promise<MyRoom> {
  const room = await makeRoom(asAlice);
  return (await asBob.post<MyRoom>(`/rooms/${room.id}/join`)).body;
}

test('who holds nothing gets all their rooms to load afresh, and themselves', async () => {
  const room = await shared();
  const message = await say(asAlice, room.id);
  const answer = await sync([]);
  expect(answer.me).toEqual(bob.user);
  expect(answer.removed).toEqual([]);
  expect(ofRoom(answer, room.id)).toMatchObject({
    reset: true,
    changes: [],
    room: { version: 3, lastSeq: 3, unread: 1, lastMessage: { id: message.id }, me: { readSeq: 2 } },
  });
});

test('who holds a version gets what changed since, ascending, each message once and as it is now', async () => {
  const room = await shared();
  const [first, second] = [await say(asAlice, room.id, 'one'), await say(asAlice, room.id, 'two')];
  await asAlice.patch(`/rooms/${room.id}/messages/${first.id}`, { body: 'ONE' });
  const answer = ofRoom(await sync([{ roomId: room.id, version: room.version }]), room.id);
  expect(answer?.reset).toBe(false);
  expect(answer?.room.version).toBe(5);
  expect(answer?.changes.map(({ id, version, body }) => [id, version, body])).toEqual([
    [second.id, 4, 'two'],
    [first.id, 5, 'ONE'],
  ]);
});

test('who holds everything gets nothing', async () => {
  const room = await shared();
  expect(ofRoom(await sync([{ roomId: room.id, version: 2 }]), room.id)).toMatchObject({
    reset: false,
    changes: [],
  });
});

describe('what cannot be caught up is loaded afresh', () => {
  test('a version that the room never had', async () => {
    const room = await shared();
    expect(ofRoom(await sync([{ roomId: room.id, version: 3 }]), room.id)).toMatchObject({
      reset: true,
      changes: [],
    });
  });

  test('a gap of 501; 500 come whole', async () => {
    const room = await shared();
    await Promise.all(Array.from({ length: 501 }, () => say(asAlice, room.id)));
    expect(ofRoom(await sync([{ roomId: room.id, version: 2 }]), room.id)).toMatchObject({
      reset: true,
      changes: [],
    });
    const whole = ofRoom(await sync([{ roomId: room.id, version: 3 }]), room.id);
    expect(whole?.reset).toBe(false);
    expect(whole?.changes.map(({ version }) => version)).toEqual(
      Array.from({ length: 500 }, (_, n) => n + 4),
    );
  });
});

test('rooms that are not the caller’s are removed, whether they exist or not', async () => {
  const [left, deleted, strange] = [
    await shared(),
    await shared(),
    await makeRoom(asAlice, { kind: 'private' }),
  ];
  await asBob.post(`/rooms/${left.id}/leave`);
  await asAlice.delete(`/rooms/${deleted.id}`);
  const nowhere = newId();
  const named = [left.id, deleted.id, strange.id, nowhere];
  const answer = await sync(named.map((roomId) => ({ roomId, version: 1 })));
  expect([...answer.removed].sort()).toEqual([...named].sort());
  expect(answer.rooms.map(({ room }) => room.id)).not.toContain(strange.id);
});

test.each([
  [{}],
  [{ rooms: 'all' }],
  [{ rooms: [{ roomId: 'one', version: 1 }] }],
  [{ rooms: [{ roomId: '019aa5f1-2d00-7b22-9b02-6e3a7c2d1c03' }] }],
  [{ rooms: [{ roomId: '019aa5f1-2d00-7b22-9b02-6e3a7c2d1c03', version: '1' }] }],
  [{ rooms: [{ roomId: '019aa5f1-2d00-7b22-9b02-6e3a7c2d1c03', version: -1 }] }],
  [{ rooms: [null] }],
  [
    {
      rooms: Array.from({ length: 1001 }, () => ({
        roomId: '019aa5f1-2d00-7b22-9b02-6e3a7c2d1c03',
        version: 1,
      })),
    },
  ],
])('refused %#', async (payload) => {
  const socket = await connect(app, bob.token);
  expect(await socket.requestAnything('sync', payload)).toMatchObject({
    ok: false,
    error: { code: 'VALIDATION' },
  });
  socket.close();
});

test('hundreds of rooms take the same few queries', async () => {
  const dora = await signUp(app, 'dora');
  await database.query(
    `WITH room AS (
       INSERT INTO rooms (id, kind, name, created_by, member_count, last_seq, version)
       SELECT gen_random_uuid(), 'private', 'Room ' || n, $1, 1, 1, 1 FROM generate_series(1, 400) n RETURNING id
     ), member AS (
       INSERT INTO members (room_id, user_id, role) SELECT id, $1, 'owner' FROM room
     ) INSERT INTO messages (id, room_id, seq, version, kind, author_id, body)
       SELECT gen_random_uuid(), id, 1, 1, 'user', $2, 'Hello' FROM room`,
    [dora.user.id, alice.user.id],
  );
  const queries = jest.spyOn(app.app.get(DataSource), 'query');
  const socket = await connect(app, dora.token);
  queries.mockClear();
  const answer = await socket.request('sync', { rooms: [] });
  expect(answer.ok && answer.data.rooms).toHaveLength(400);
  expect(answer.ok && answer.data.rooms[0]).toMatchObject({
    room: { unread: 1, lastMessage: { body: 'Hello' } },
  });
  expect(queries.mock.calls.length).toBeLessThan(8);
  queries.mockRestore();
  socket.close();
});

test('nothing falls between connecting and sync while messages are being sent on two instances', async () => {
  const room = await shared();
  const writers = [asAlice, apiOf(other, alice)];
  const wanted = 400;
  let sent = 0;
  const sending = Promise.all(
    writers.map(async (api) => {
      while (sent < wanted) {
        sent += 1;
        await say(api, room.id);
      }
    }),
  );

  // Each holds what it got, goes away, and comes back with that version, over and over.
  const reading = Promise.all(
    Array.from({ length: 4 }, async (_, reader) => {
      const held = new Map<string, number>();
      let version = room.version;
      let finished = false;
      void sending.then(() => (finished = true));
      for (let round = 0; ; round += 1) {
        const last = finished;
        const socket = await connect(round % 2 === reader % 2 ? app : other, bob.token);
        const heard = record(socket);
        const answer = await socket.request('sync', { rooms: [{ roomId: room.id, version }] });
        if (!answer.ok) throw new Error(answer.error.code);
        const synced = ofRoom(answer.data, room.id);
        if (!synced || synced.reset) throw new Error('not to be expected here');
        for (const message of synced.changes) held.set(message.id, message.version);
        version = Math.max(synced.room.version, ...synced.changes.map((message) => message.version));
        // Live from here on: what comes must go on where the answer ended.
        await socket.request('ping');
        const live = heard
          .of('message:changed')
          .filter((message) => message.roomId === room.id && message.version > version)
          .sort((one, two) => one.version - two.version);
        for (const message of live) {
          if (message.version !== version + 1) break;
          version = message.version;
          held.set(message.id, message.version);
        }
        socket.close();
        if (last) return { held, version };
      }
    }),
  );

  await sending;
  const rows = await database.query<{ id: string; version: number }>(
    'SELECT id, version::int FROM messages WHERE room_id = $1 AND version > $2',
    [room.id, room.version],
  );
  for (const { held, version } of await reading) {
    expect(version).toBe(room.version + rows.length);
    expect([...held].sort()).toEqual(rows.map(({ id, version: at }) => [id, at]).sort());
  }
});

test('what is committed after the answer was read is heard live', async () => {
  const room = await shared();
  const socket = await connect(app, bob.token);
  const heard = record(socket);
  // Asked and said at once, many times: each message is in the answer, or heard, or both.
  for (let round = 0; round < 40; round += 1) {
    const asked = socket.request('sync', { rooms: [{ roomId: room.id, version: room.version }] });
    const said = say(round % 2 ? asAlice : apiOf(other, alice), room.id);
    const [answer, message] = await Promise.all([asked, said]);
    const inAnswer = answer.ok && ofRoom(answer.data, room.id)?.changes.some(({ id }) => id === message.id);
    if (inAnswer) continue;
    for (let n = 0; n < 50 && !heard.of('message:changed').some(({ id }) => id === message.id); n += 1) {
      await socket.request('sync', { rooms: [] });
    }
    expect(heard.of('message:changed').map(({ id }) => id)).toContain(message.id);
  }
  socket.close();
});
