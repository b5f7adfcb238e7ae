import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Message, MyRoom, PayloadOf } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  type Api,
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
  type TestSocket,
} from '../support/index.js';
import { expectSoundRooms } from './writers.js';

const PEOPLE = 20;
const EACH = 50;
const MANY = 10_000;
/** How many messages of one sender are on their way at once. */
const UNDER_WAY = 4;
/** What is proven holds however long it takes: these only end a run that hangs. */
const HANGS_AFTER_MS = 600_000;
const ARRIVES_WITHIN_MS = 120_000;

jest.setTimeout(HANGS_AFTER_MS);

let database: TestDatabase;
let redis: TestRedis;
let apps: TestApp[];
let people: Person[];
let sockets: TestSocket[];
let asFirst: Api;

/** Half of the people on each of two instances. */
beforeAll(async () => {
  [database, redis] = await Promise.all([startPostgres(), startRedis()]);
  const first = await startApp({ database, redis });
  const second = await startApp({ database, redis });
  apps = [first, second];
  people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => signUp(first, `person${n}`)));
  sockets = await Promise.all(people.map(({ token }, n) => connect(n % 2 ? second : first, token)));
  asFirst = apiOf(first, at(people, 0));
});

afterAll(async () => {
  for (const socket of sockets ?? []) socket.close();
  await Promise.all((apps ?? []).map((app) => app.close()));
  await Promise.all([database?.close(), redis?.close()]);
});

function at<T>(list: readonly T[], n: number): T {
  const item = list[n % list.length];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

async function roomOfAll(): Promise<string> {
  const { id } = await makeRoom(asFirst);
  const added = await Promise.all(
    people.slice(1).map(({ user }) => asFirst.put(`/rooms/${id}/members/${user.id}`)),
  );
  for (const { status, body } of added) if (status >= 400) throw new Error(JSON.stringify(body));
  return id;
}

/** What each socket hears of a room from now on, by version. */
function listen(roomId: string): Map<number, Message>[] {
  return sockets.map(({ socket }) => {
    const heard = new Map<number, Message>();
    socket.on('message:changed', (message) => {
      if (message.roomId === roomId) heard.set(message.version, message);
    });
    return heard;
  });
}

/** Sends until it is stored, with the same id, as clients do: a server that is too busy may ask for that. */
async function store(socket: TestSocket, payload: PayloadOf<'message:send'>): Promise<Message> {
  for (;;) {
    const ack = await socket.request('message:send', payload);
    if (ack.ok) return ack.data;
    if (ack.error.code !== 'UNAVAILABLE') throw new Error(ack.error.message);
    await wait(ack.error.retryAfterMs ?? 0);
  }
}

describe('two instances on one PostgreSQL and one Redis', () => {
  it('a message sent on one is heard on the other, and stored when acknowledged', async () => {
    const roomId = await roomOfAll();
    const heard = listen(roomId);
    const ack = await at(sockets, 0).request('message:send', { id: newId(), roomId, body: 'hello' });
    if (!ack.ok) throw new Error(ack.error.message);
    const there = await apiOf(at(apps, 1), at(people, 1)).get<MyRoom>(`/rooms/${roomId}`);
    expect(there.body.lastMessage).toEqual(ack.data);
    await eventually(() => {
      for (const one of heard) expect(one.get(ack.data.version)).toEqual(ack.data);
    });
  });

  it('everybody hears everything of many senders at once, with every id sent to both', async () => {
    const roomId = await roomOfAll();
    const heard = listen(roomId);
    const start = (await asFirst.get<MyRoom>(`/rooms/${roomId}`)).body.lastSeq;
    const sendOn = (app: TestApp, person: Person, id: string, body: string) =>
      apiOf(app, person).post<Message>(`/rooms/${roomId}/messages`, { id, body });

    await Promise.all(
      sockets.map(async (socket, who) => {
        for (let n = 0; n < EACH; n += 1) {
          const [id, body] = [newId(), `${who}: ${n}`];
          const other = n % 10 === 0 ? sendOn(at(apps, who + 1), at(people, who), id, body) : undefined;
          const message = await store(socket, { id, roomId, body });
          if (other) expect((await other).body).toEqual(message);
        }
      }),
    );

    const { body: room } = await asFirst.get<MyRoom>(`/rooms/${roomId}`);
    expect([room.lastSeq, room.version]).toEqual([start + PEOPLE * EACH, start + PEOPLE * EACH]);
    await expectSoundRooms(database);
    const all = Array.from({ length: PEOPLE * EACH }, (_, n) => start + 1 + n);
    await eventually(() => {
      for (const one of heard) expect(all.filter((version) => !one.has(version))).toEqual([]);
    }, ARRIVES_WITHIN_MS);
    // What is heard is the same for everybody.
    const [first, ...others] = heard;
    for (const one of others)
      for (const version of all) expect(one.get(version)).toEqual(first?.get(version));
  });

  it.each([1, 50])('10,000 messages of 20 senders at once leave no hole (rooms: %d)', async (rooms) => {
    const roomIds: string[] = [];
    while (roomIds.length < rooms) roomIds.push(await roomOfAll());
    const before = await Promise.all(roomIds.map((id) => asFirst.get<MyRoom>(`/rooms/${id}`)));
    const heard = roomIds.map((roomId) => ({ roomId, by: listen(roomId) }));
    const each = MANY / PEOPLE;
    const acked = new Set<string>();

    await Promise.all(
      sockets.map(async (socket, who) => {
        let next = 0;
        const line = async (): Promise<void> => {
          while (next < each) {
            const n = next++;
            const payload = { id: newId(), roomId: at(roomIds, who * 7 + n), body: `${who}: ${n}` };
            acked.add((await store(socket, payload)).id);
          }
        };
        await Promise.all(Array.from({ length: UNDER_WAY }, line));
      }),
    );

    expect(acked.size).toBe(MANY);
    await expectSoundRooms(database);
    const after = await Promise.all(roomIds.map((id) => asFirst.get<MyRoom>(`/rooms/${id}`)));
    const grown = after.map(({ body }, n) => body.lastSeq - at(before, n).body.lastSeq);
    expect(grown.reduce((sum, n) => sum + n)).toBe(MANY);
    await eventually(() => {
      for (const { by } of heard) for (const one of by) expect(one.size).toBe(by[0]?.size);
      const all = heard.reduce((sum, { by }) => sum + (by[0]?.size ?? 0), 0);
      expect(all).toBe(MANY);
    }, ARRIVES_WITHIN_MS);
  });

  it('one message changed from both at once goes through every version once', async () => {
    const roomId = await roomOfAll();
    const heard = listen(roomId);
    const id = newId();
    await at(sockets, 0).request('message:send', { id, roomId, body: 'hello' });
    const { body: before } = await asFirst.get<MyRoom>(`/rooms/${roomId}`);
    await Promise.all(
      sockets.map((socket) => socket.request('message:react', { roomId, id, emoji: '👍', on: true })),
    );
    const versions = Array.from({ length: PEOPLE }, (_, n) => before.version + 1 + n);
    await eventually(() => {
      for (const one of heard) {
        const counts = versions.map((version) => one.get(version)?.reactions[0]?.userIds.length);
        expect(counts).toEqual(versions.map((_, n) => n + 1));
      }
    });
  });
});
