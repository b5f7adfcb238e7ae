import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { MyRoom } from '@parley/contracts';
import { createClient } from 'redis';
import request from 'supertest';
import { v7 as newId } from 'uuid';
import { limiter } from '../../src/platform/limits/index.js';
import {
  apiOf,
  connect,
  makeRoom,
  signUp,
  startApp,
  startPostgres,
  startRedis,
  type Person,
  type TestApp,
  type TestDatabase,
  type TestRedis,
  type TestSocket,
} from '../support/index.js';

const ENV = { LIMIT_MESSAGES_PER_MINUTE: '4', LIMIT_PINGS_PER_MINUTE: '4', LIMIT_TYPING_PER_MINUTE: '4' };

let database: TestDatabase;
let redis: TestRedis;
const apps: TestApp[] = [];
const sockets: TestSocket[] = [];
let person: Person;
let room: MyRoom;

beforeAll(async () => {
  database = await startPostgres();
  redis = await startRedis();
  for (let n = 0; n < 2; n += 1) apps.push(await startApp({ database, redis, env: ENV }));
  const [first] = apps as [TestApp];
  person = await signUp(first, 'talker');
  room = await makeRoom(apiOf(first, person));
  // Two devices, each on an instance of its own.
  for (const app of apps) sockets.push(await connect(app, person.token));
});

afterAll(async () => {
  for (const socket of sockets) socket.close();
  await Promise.all(apps.map((app) => app.close()));
  await redis?.close();
  await database?.close();
});

const message = () => ({ id: newId(), roomId: room.id, body: 'hello' });

describe('over all devices and instances', () => {
  test('so many pings and no more, and when to come back', async () => {
    const [first, second] = sockets as [TestSocket, TestSocket];
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await first.request('ping'), await second.request('ping'));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, false, false]);
    expect(answers[5]).toMatchObject({ error: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) } });
  });

  test('so many messages, on the socket and over REST together', async () => {
    const [first, second] = sockets as [TestSocket, TestSocket];
    for (const socket of [first, second, first, second]) {
      expect(await socket.request('message:send', message())).toMatchObject({ ok: true });
    }
    const { roomId: _, ...body } = message();
    const refused = await request((apps as [TestApp])[0].url)
      .post(`/api/v1/rooms/${room.id}/messages`)
      .auth(person.token, { type: 'bearer' })
      .send(body)
      .expect(429);
    const { retryAfterMs } = refused.body as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(Number(refused.headers['retry-after'])).toBe(Math.ceil(retryAfterMs / 1_000));
  });

  test('what is counted in Redis ends by itself', async () => {
    const client = createClient({ url: redis.url });
    await client.connect();
    const keys = await client.keys('parley:limit:*');
    const lives = await Promise.all(keys.map((key) => client.pTTL(key)));
    await client.close();
    expect(keys.length).toBeGreaterThanOrEqual(2);
    for (const life of lives) {
      expect(life).toBeGreaterThan(0);
      expect(life).toBeLessThanOrEqual(60_000);
    }
  });
});

describe('in memory', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  test('a hundred thousand people are forgotten a minute later', async () => {
    const limit = limiter('test', 2, { command: null } as Parameters<typeof limiter>[2]);
    for (let n = 0; n < 100_000; n += 1) await limit?.consume(`person ${n}`);
    expect(await limit?.get('person 7')).toMatchObject({ consumedPoints: 1 });
    expect(jest.getTimerCount()).toBe(100_000);
    jest.advanceTimersByTime(61_000);
    expect(await limit?.get('person 7')).toBeNull();
    expect(jest.getTimerCount()).toBe(0);
  });
});
