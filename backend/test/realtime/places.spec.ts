import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MyRoom } from '@parley/contracts';
import { Sockets } from '../../src/realtime/sockets.js';
import {
  apiOf,
  connect,
  eventually,
  makeRoom,
  type Person,
  record,
  type Recording,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
  type TestSocket,
} from '../support/index.js';

let database: TestDatabase;
let redis: TestRedis;
let instances: [TestApp, TestApp];
let owner: Person;
let people: Person[];
let rooms: MyRoom[];

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  const env = { LIMIT_SOCKETS_PER_USER: '0' };
  instances = [await startApp({ database, redis, env }), await startApp({ database, redis, env })];
  owner = await signUp(instances[0], 'owner');
  people = await Promise.all(Array.from({ length: 6 }, (_, n) => signUp(instances[0], `person${n}`)));
  rooms = [];
  for (let n = 0; n < 5; n += 1) rooms.push(await makeRoom(apiOf(instances[0], owner)));
});

afterAll(async () => {
  await Promise.all((instances ?? []).map((instance) => instance.close()));
  await redis?.close();
  await database?.close();
});

const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** Per person, the chat rooms of each of their sockets on all instances. */
function placesOf({ user }: Person): string[][] {
  return instances.flatMap(({ app }) => {
    const sockets = app.get(Sockets, { strict: false });
    return sockets.ofUser(user.id).map((socket) => sockets.roomIdsOf(socket).sort());
  });
}

async function roomsOf({ user }: Person): Promise<string[]> {
  const rows = await database.query<{ room_id: string }>('SELECT room_id FROM members WHERE user_id = $1', [
    user.id,
  ]);
  return rows.map(({ room_id }) => room_id).sort();
}

test('however people connect, come and go at once, on two instances: sockets end up in their rooms and no other', async () => {
  const connected: { person: Person; socket: TestSocket; heard: Recording }[] = [];
  const acts = Array.from({ length: 240 }, async (_, n) => {
    const person = people[n % people.length] as Person;
    const { id } = any(rooms);
    const api = apiOf(any(instances), person);
    const asOwner = apiOf(any(instances), owner);
    switch (n % 4) {
      case 0: {
        const socket = await connect(any(instances), person.token);
        connected.push({ person, socket, heard: record(socket) });
        return;
      }
      case 1:
        await api.post(`/rooms/${id}/join`);
        return;
      case 2:
        await api.post(`/rooms/${id}/leave`);
        return;
      default:
        await (n % 8 === 3
          ? asOwner.delete(`/rooms/${id}/members/${person.user.id}`)
          : asOwner.put(`/rooms/${id}/members/${person.user.id}`));
    }
  });
  await Promise.all(acts);
  expect(connected).toHaveLength(60);

  // At once in nearly every case; where orders of two instances overtook each other, with the next look around.
  await eventually(async () => {
    for (const person of people) {
      const expected = await roomsOf(person);
      for (const place of placesOf(person)) expect(place).toEqual(expected);
    }
  }, 25_000);

  for (const { person, socket, heard } of connected) {
    // What a client believes from what it was told is what is so.
    const synced = await socket.request('sync', { rooms: [] });
    expect(synced.ok && synced.data.rooms.map(({ room }) => room.id).sort()).toEqual(await roomsOf(person));
    const last = new Map<string, string>();
    for (const { event, payload } of heard.all) {
      if (event === 'room:added') last.set(payload.id, event);
      if (event === 'room:removed') last.set(payload.roomId, event);
    }
    const mine = await roomsOf(person);
    for (const [roomId, event] of last)
      expect([roomId, event]).toEqual([roomId, mine.includes(roomId) ? 'room:added' : 'room:removed']);
    socket.close();
  }
});
