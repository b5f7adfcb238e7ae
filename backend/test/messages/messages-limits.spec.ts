import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Message } from '@parley/contracts';
import { v7 as newId } from 'uuid';
import {
  apiOf,
  makeRoom,
  type Person,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type TestApp,
  type TestDatabase,
  type TestRedis,
} from '../support/index.js';
import { openDoor } from './doors.js';

const LIMIT = 5;

let database: TestDatabase;
let redis: TestRedis;
let apps: TestApp[];

beforeAll(async () => {
  [database, redis] = await Promise.all([startPostgres(), startRedis()]);
  const env = { LIMIT_MESSAGES_PER_MINUTE: String(LIMIT) };
  const first = await startApp({ database, redis, env });
  apps = [first, await startApp({ database, redis, env })];
});

afterAll(async () => {
  await Promise.all((apps ?? []).map((app) => app.close()));
  await Promise.all([database?.close(), redis?.close()]);
});

let people = 0;

/** Somebody new, in a room of their own, with one device on each instance. */
async function somebody() {
  const [first, second] = apps;
  if (!first || !second) throw new Error('there are two instances');
  people += 1;
  const person: Person = await signUp(first, `person${people}`);
  const room = await makeRoom(apiOf(first, person));
  const doors = await Promise.all([openDoor('socket', first, person), openDoor('rest', second, person)]);
  const send = (n: number, id = newId(), body = 'hello') => {
    const door = doors[n % 2];
    if (!door) throw new Error('there are two doors');
    return door.send(room.id, { id, body });
  };
  return { room, doors, send };
}

it('is so many messages a minute over all devices and instances, and says when to come back', async () => {
  const { send, doors } = await somebody();
  for (let n = 0; n < LIMIT; n += 1) expect((await send(n)).code).toBe('ok');
  for (const n of [0, 1]) {
    const refused = await send(n);
    expect(refused.code).toBe('RATE_LIMITED');
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    expect(refused.retryAfterMs).toBeLessThanOrEqual(60_000);
  }
  doors[0].close();
});

it('counts new messages only: not edits and the like, not a repeated id, not what was refused', async () => {
  const { send, doors, room } = await somebody();
  const sent: Message[] = [];
  for (let n = 0; n < LIMIT - 1; n += 1) sent.push((await send(n)).message);
  const [first] = sent;
  if (!first) throw new Error('nothing was sent');
  for (let n = 0; n < LIMIT; n += 1) {
    expect((await send(n, first.id)).code).toBe('ok');
    expect((await send(n, first.id, 'other')).code).toBe('CONFLICT');
    expect((await send(n, newId(), '')).code).toBe('VALIDATION');
    expect((await doors[0].edit(room.id, first.id, `edit ${n}`)).code).toBe('ok');
    expect((await doors[1].react(room.id, first.id, '👍', n % 2 === 0)).code).toBe('ok');
    await doors[0].edit(room.id, first.id, 'hello');
  }
  expect((await send(0)).code).toBe('ok');
  expect((await send(0)).code).toBe('RATE_LIMITED');
  // Whoever asks what became of a message is told, limited or not.
  expect((await send(0, first.id)).message.id).toBe(first.id);
  doors[0].close();
});
