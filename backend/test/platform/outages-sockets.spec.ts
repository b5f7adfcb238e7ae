import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Ack, Message, MyRoom } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  connect,
  eventually,
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
  type TestSocket,
} from '../support/index.js';
import { startProxy, type Proxy } from '../support/proxy.js';

/** What clients wait for an answer. */
const CLIENT_TIMEOUT_MS = 10_000;

let database: TestDatabase;
let redis: TestRedis;
let proxy: Proxy;
let here: TestApp;
let there: TestApp;
let alice: Person;
let bob: Person;
let carol: Person;
let room: MyRoom;
const open: TestSocket[] = [];

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  proxy = await startProxy(database.url);
  [here, there] = await Promise.all([startApp({ database: proxy, redis }), startApp({ database, redis })]);
  [alice, bob, carol] = await Promise.all([
    signUp(here, 'alice'),
    signUp(there, 'bob'),
    signUp(here, 'carol'),
  ]);
  room = await makeRoom(apiOf(here, alice));
  await apiOf(there, bob).post(`/rooms/${room.id}/join`);
  await apiOf(here, carol).post(`/rooms/${room.id}/join`);
});

afterEach(async () => {
  for (const socket of open.splice(0)) socket.close();
  redis.thaw();
  await redis.start();
  await proxy.restore();
});

afterAll(async () => {
  await Promise.all([here?.close(), there?.close()]);
  await proxy?.close();
  await redis?.close();
  await database?.close();
});

async function connected(to: TestApp, { token }: Person): Promise<TestSocket> {
  const socket = await connect(to, token);
  open.push(socket);
  return socket;
}

const draft = (body: string) => ({ id: newId(), roomId: room.id, body });

async function say(by: TestSocket, body: string): Promise<Message> {
  const answer = await by.request('message:send', draft(body));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data;
}

const UNAVAILABLE = { ok: false, error: { code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) } };

test.each(['cut', 'freeze'] as const)(
  'PostgreSQL away (%s): every event is answered UNAVAILABLE in time, and all of them work again by themselves',
  async (how) => {
    const socket = await connected(here, alice);
    const heard = record(socket);
    await say(socket, 'Before');
    const unsent = draft('Meanwhile');
    const asks: (() => Promise<Ack<unknown>>)[] = [
      () => socket.request('message:send', unsent),
      () => socket.request('sync', { rooms: [] }),
      () => socket.request('room:read', { roomId: room.id, seq: 2 }),
      () => socket.request('room:unread', { roomId: room.id, seq: 2 }),
      () => socket.request('message:edit', { id: newId(), roomId: room.id, body: 'Else' }),
    ];

    await proxy[how]();
    const began = Date.now();
    const answers = await Promise.all(asks.map((ask) => ask()));
    expect(Date.now() - began).toBeLessThan(CLIENT_TIMEOUT_MS);
    expect(answers).toEqual(answers.map(() => expect.objectContaining({ ok: false })));
    for (const answer of answers) expect(answer).toMatchObject(UNAVAILABLE);
    // What needs no database goes on.
    expect((await socket.request('ping')).ok).toBe(true);

    await proxy.restore();
    await eventually(async () => {
      const [sent, synced, read, unread] = await Promise.all(asks.slice(0, 4).map((ask) => ask()));
      expect([sent, synced, read, unread].map((answer) => answer?.ok)).toEqual([true, true, true, true]);
    }, 40_000);
    // The same id again: one message, though the first attempt may have been stored after all.
    expect(
      await database.query('SELECT count(*)::int AS count FROM messages WHERE id = $1', [unsent.id]),
    ).toEqual([{ count: 1 }]);
    await eventually(() =>
      expect(heard.of('message:changed').map(({ body }) => body)).toContain('Meanwhile'),
    );
    expect(socket.socket.connected).toBe(true);
  },
  90_000,
);

test.each([
  ['killed', () => redis.stop(), () => redis.start()],
  ['frozen', () => redis.freeze(), () => redis.thaw()],
] as const)(
  'Redis away (%s): sends are acked, heard on the same instance, and healed on the other',
  async (_how, leave, comeBack) => {
    const [byAlice, byBob, byCarol] = [
      await connected(here, alice),
      await connected(there, bob),
      await connected(here, carol),
    ];
    const [heardByBob, heardByCarol] = [record(byBob), record(byCarol)];
    const first = await say(byAlice, 'With Redis');
    await eventually(() => expect(heardByBob.of('message:changed')).toContainEqual(first));

    await leave();
    const began = Date.now();
    const said = [await say(byAlice, 'One'), await say(byAlice, 'Two')];
    expect(Date.now() - began).toBeLessThan(3_000);
    await eventually(() => expect(heardByCarol.of('message:changed')).toEqual([first, ...said]), 1_000);
    // Nothing crosses over; the other instance finds it by itself.
    await eventually(
      () => expect(heardByBob.of('room:head')).toContainEqual({ roomId: room.id, version: said[1]?.version }),
      30_000,
    );
    expect(heardByBob.of('message:changed')).toEqual([first]);

    await comeBack();
    await eventually(async () => {
      const again = await say(byAlice, 'Back');
      await eventually(() => expect(heardByBob.of('message:changed')).toContainEqual(again), 500);
    }, 20_000);
  },
  90_000,
);
